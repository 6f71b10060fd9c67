namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>Who knows the hour and has the workers: Quartz or Hangfire. It calls the desk; what a run is, and whether it may be done, the desk and the book of runs say.</summary>
/// <remarks>Nothing is right only because of the scheduler: that it calls twice, late, or for a run that another host has ended, does no harm.</remarks>
internal interface IJobScheduler : IAsyncDisposable
{
    /// <summary>Gets the pages that it brings along; null where it has none.</summary>
    ISchedulerPages? Pages => null;

    /// <summary>Takes over the timetable: lines that are not among these are forgotten, one whose hours did not change keeps what it missed.</summary>
    Task SetTimetableAsync(IReadOnlyList<TimetableLine> lines, CancellationToken cancellationToken);

    /// <summary>Begins to call. What became due while no host ran is called once.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Has the run done as soon as a worker of its queue is free; asking for one that waits already changes nothing.</summary>
    /// <param name="lineCode">What the scheduler's own pages call it.</param>
    Task EnqueueAsync(long run, string lineCode, string queue, CancellationToken cancellationToken);

    /// <summary>When a line is due next; null where it is not in the timetable or never due again.</summary>
    Task<DateTimeOffset?> NextAsync(string lineCode, CancellationToken cancellationToken);

    /// <summary>Calls no more, asks what is running to stop at a safe point, and waits for it.</summary>
    Task StopAsync(CancellationToken cancellationToken);
}
