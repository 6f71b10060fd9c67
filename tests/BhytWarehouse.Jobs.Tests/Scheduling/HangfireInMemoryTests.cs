using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Scheduling.Hangfire;
using Hangfire;
using Hangfire.InMemory;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

/// <summary>Hangfire in memory: all of the contract, since its store outlives a scheduler within a process.</summary>
public sealed class HangfireInMemoryTests : JobSchedulerContract, IDisposable
{
    private readonly InMemoryStorage _storage = new(new InMemoryStorageOptions());

    public void Dispose() => _storage.Dispose();

    [Fact]
    public Task DueLine_IsCalled_WithItsHour() => DueLine_IsCalled_WithItsHourAsync();

    [Fact]
    public Task LineThatLeftTheTimetable_IsCalledNoMore() => LineThatLeftTheTimetable_IsCalledNoMoreAsync();

    [Fact]
    public Task HoursOfALine_AreThoseOfVietNam_AndFollowTheTimetable() => HoursOfALine_AreThoseOfVietNam_AndFollowTheTimetableAsync();

    [Fact]
    public Task RunAskedTwice_BeforeAWorkerIsFree_IsDoneOnce() => RunAskedTwice_BeforeAWorkerIsFree_IsDoneOnceAsync();

    [Fact]
    public Task RunsOfFigures_NeverRunBesideEachOther() => RunsOfFigures_NeverRunBesideEachOtherAsync();

    [Fact]
    public Task Stop_WhileARunIsAtWork_AsksItToStopAndWaitsForIt() => Stop_WhileARunIsAtWork_AsksItToStopAndWaitsForItAsync();

    [Fact]
    public Task WhatALineMissed_IsMadeUpForOnce() => WhatALineMissed_IsMadeUpForOnceAsync();

    private protected override Task<IJobScheduler> OpenAsync(IJobDesk desk) => Task.FromResult<IJobScheduler>(new HangfireJobScheduler(_storage, desk, polling: TimeSpan.FromSeconds(1)));
}
