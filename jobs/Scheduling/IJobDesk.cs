namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>What a scheduler calls.</summary>
internal interface IJobDesk
{
    /// <summary>A line of the timetable is due.</summary>
    /// <param name="scheduledFor">For when, not when it came to it: by it two hosts know the same occurrence.</param>
    Task DueAsync(string lineCode, DateTimeOffset scheduledFor, CancellationToken cancellationToken);

    /// <summary>A worker is free for a run.</summary>
    /// <param name="listener">Who hears what the run tells as well; null for nobody.</param>
    Task ExecuteAsync(long run, IRunListener? listener, CancellationToken cancellationToken);
}
