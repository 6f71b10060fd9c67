namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>A job host as it last spoke.</summary>
/// <param name="Name">Machine and process.</param>
/// <param name="HasEnded">Its process is seen to be gone; of another machine that cannot be seen.</param>
internal sealed record HostEntry(string Name, DateTimeOffset StartedAt, DateTimeOffset BeatAt, bool HasEnded);
