namespace BhytWarehouse.Etl.Audit;

/// <summary>One load as audit.LoadRun keeps it.</summary>
/// <param name="EndedAt">UTC, ISO 8601; empty while it runs.</param>
/// <param name="Message">Why it failed; empty for a published load.</param>
public sealed record LoadRunEntry(int LoadRunKey, string FeedCode, LoadState State, string StartedAt, string EndedAt, string Message, int FileCount);
