using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Scheduling.Quartz;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

/// <summary>Quartz in jobs.db.</summary>
public sealed class QuartzOnSqliteTests : JobSchedulerContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-quartz-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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

    private protected override async Task<IJobScheduler> OpenAsync(IJobDesk desk) =>
        await QuartzJobScheduler.OpenAsync(Path.Combine(_folder, "jobs.db"), desk, TimeProvider.System, misfire: TimeSpan.FromSeconds(1), CancellationToken.None);
}
