using BhytWarehouse.Etl.Tests.Connectors.Sql;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Scheduling.Quartz;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

/// <summary>Quartz in PostgreSQL, as hosts that share the work use it.</summary>
public sealed class QuartzOnPostgreSqlTests : JobSchedulerContract, IDisposable
{
    private readonly PostgreSqlServer _server = new();
    private string? _store;

    public void Dispose() => _server.Dispose();

    [PostgreSqlFact]
    public Task DueLine_IsCalled_WithItsHour() => DueLine_IsCalled_WithItsHourAsync();

    [PostgreSqlFact]
    public Task LineThatLeftTheTimetable_IsCalledNoMore() => LineThatLeftTheTimetable_IsCalledNoMoreAsync();

    [PostgreSqlFact]
    public Task HoursOfALine_AreThoseOfVietNam_AndFollowTheTimetable() => HoursOfALine_AreThoseOfVietNam_AndFollowTheTimetableAsync();

    [PostgreSqlFact]
    public Task RunAskedTwice_BeforeAWorkerIsFree_IsDoneOnce() => RunAskedTwice_BeforeAWorkerIsFree_IsDoneOnceAsync();

    [PostgreSqlFact]
    public Task RunsOfFigures_NeverRunBesideEachOther() => RunsOfFigures_NeverRunBesideEachOtherAsync();

    [PostgreSqlFact]
    public Task Stop_WhileARunIsAtWork_AsksItToStopAndWaitsForIt() => Stop_WhileARunIsAtWork_AsksItToStopAndWaitsForItAsync();

    [PostgreSqlFact]
    public Task WhatALineMissed_IsMadeUpForOnce() => WhatALineMissed_IsMadeUpForOnceAsync();

    private protected override async Task<IJobScheduler> OpenAsync(IJobDesk desk) =>
        await QuartzJobScheduler.OpenAsync(_store ??= _server.NewDatabase(), desk, TimeProvider.System, misfire: TimeSpan.FromSeconds(1), CancellationToken.None);
}
