using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

/// <summary>What every scheduler behind the port has to do, whatever it is made of.</summary>
public abstract class JobSchedulerContract
{
    private static readonly TimetableLine Often = new("often", JobKind.Load, "VssClaims", "* * * * * *", Attempts: 1);

    private readonly RecordingDesk _desk = new();

    /// <summary>Opens a scheduler over a store that stays the same within a test.</summary>
    private protected abstract Task<IJobScheduler> OpenAsync(IJobDesk desk);

    private protected async Task DueLine_IsCalled_WithItsHourAsync()
    {
        await using IJobScheduler scheduler = await OpenAsync(_desk);
        await scheduler.SetTimetableAsync([Often], CancellationToken.None);
        await scheduler.StartAsync(CancellationToken.None);
        (string line, DateTimeOffset first) = await _desk.NextDueAsync();
        (_, DateTimeOffset second) = await _desk.NextDueAsync();
        line.ShouldBe("often");
        (first.UtcTicks % TimeSpan.TicksPerSecond).ShouldBe(0, "the hour of the timetable, not the moment of the call");
        second.ShouldBeGreaterThan(first);
        await scheduler.StopAsync(CancellationToken.None);
    }

    private protected async Task LineThatLeftTheTimetable_IsCalledNoMoreAsync()
    {
        await using IJobScheduler scheduler = await OpenAsync(_desk);
        await scheduler.SetTimetableAsync([Often, Often with { Code = "gone" }, Often with { Code = "off" }], CancellationToken.None);
        await scheduler.SetTimetableAsync([Often, Often with { Code = "off", IsOff = true }], CancellationToken.None);
        await scheduler.StartAsync(CancellationToken.None);
        for (int call = 0; call < 3; call++)
        {
            (await _desk.NextDueAsync()).Line.ShouldBe("often");
        }

        (await scheduler.NextAsync("gone", CancellationToken.None)).ShouldBeNull();
        (await scheduler.NextAsync("off", CancellationToken.None)).ShouldBeNull();
        await scheduler.StopAsync(CancellationToken.None);
    }

    private protected async Task HoursOfALine_AreThoseOfVietNam_AndFollowTheTimetableAsync()
    {
        await using IJobScheduler scheduler = await OpenAsync(_desk);
        await scheduler.SetTimetableAsync([Often with { Cron = "30 5 * * *" }], CancellationToken.None);
        DateTimeOffset? next = await scheduler.NextAsync("often", CancellationToken.None);
        next!.Value.UtcDateTime.TimeOfDay.ShouldBe(new TimeSpan(22, 30, 0));
        await scheduler.SetTimetableAsync([Often with { Cron = "45 6 * * *" }], CancellationToken.None);
        (await scheduler.NextAsync("often", CancellationToken.None))!.Value.UtcDateTime.TimeOfDay.ShouldBe(new TimeSpan(23, 45, 0));
    }

    private protected async Task RunAskedTwice_BeforeAWorkerIsFree_IsDoneOnceAsync()
    {
        await using IJobScheduler scheduler = await OpenAsync(_desk);
        await scheduler.EnqueueAsync(7, "line", "loads", CancellationToken.None);
        await scheduler.EnqueueAsync(7, "line", "loads", CancellationToken.None);
        await scheduler.EnqueueAsync(8, "line", "refresh", CancellationToken.None);
        await scheduler.StartAsync(CancellationToken.None);
        long[] done = [await _desk.NextDoneAsync(), await _desk.NextDoneAsync()];
        done.Order().ShouldBe([7, 8]);
        await scheduler.StopAsync(CancellationToken.None);
        _desk.Executed.Count.ShouldBe(2);
    }

    private protected async Task RunsOfFigures_NeverRunBesideEachOtherAsync()
    {
        _desk.Work = async (_, stop) => await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, stop);
        await using IJobScheduler scheduler = await OpenAsync(_desk);
        await scheduler.StartAsync(CancellationToken.None);
        foreach (long run in (long[])[1, 2, 3])
        {
            await scheduler.EnqueueAsync(run, "line", "figures", CancellationToken.None);
        }

        for (int done = 0; done < 3; done++)
        {
            await _desk.NextDoneAsync();
        }

        _desk.MostAtOnce.ShouldBe(1);
        await scheduler.StopAsync(CancellationToken.None);
    }

    private protected async Task Stop_WhileARunIsAtWork_AsksItToStopAndWaitsForItAsync()
    {
        TaskCompletionSource began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _desk.Work = async (_, stop) =>
        {
            began.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        };
        await using IJobScheduler scheduler = await OpenAsync(_desk);
        await scheduler.StartAsync(CancellationToken.None);
        await scheduler.EnqueueAsync(1, "line", "loads", CancellationToken.None);
        await began.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await scheduler.StopAsync(CancellationToken.None);
        _desk.Interrupted.ShouldBe([1]);
    }

    /// <remarks>The line is due every two seconds and the host away for several of them.</remarks>
    private protected async Task WhatALineMissed_IsMadeUpForOnceAsync()
    {
        TimetableLine line = Often with { Cron = "*/2 * * * * *" };
        await using (IJobScheduler before = await OpenAsync(_desk))
        {
            await before.SetTimetableAsync([line], CancellationToken.None);
            await before.StartAsync(CancellationToken.None);
            await _desk.NextDueAsync();
            await before.StopAsync(CancellationToken.None);
        }

        _desk.DueSoFar();
        await Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System);
        DateTimeOffset started = TimeProvider.System.GetUtcNow();
        await using IJobScheduler after = await OpenAsync(_desk);
        await after.SetTimetableAsync([line], CancellationToken.None);
        await after.StartAsync(CancellationToken.None);
        List<DateTimeOffset> calls = [];
        while (calls.Count(call => call > started + TimeSpan.FromSeconds(2)) < 2)
        {
            calls.Add((await _desk.NextDueAsync()).ScheduledFor);
        }

        await after.StopAsync(CancellationToken.None);
        calls.Count(call => call <= started + TimeSpan.FromSeconds(1)).ShouldBeInRange(1, 2, $"started {started:HH:mm:ss.f}, called for {string.Join(", ", calls.Select(call => call.ToString("HH:mm:ss.f", System.Globalization.CultureInfo.InvariantCulture)))}");
    }
}
