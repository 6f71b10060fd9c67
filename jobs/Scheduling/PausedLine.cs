namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>A line of the timetable that makes no run until somebody lets it go on.</summary>
internal sealed record PausedLine(string LineCode, string PausedBy, string Reason, DateTimeOffset PausedAt);
