namespace BhytWarehouse.Etl.Connectors;

/// <summary>How the pull of one source ended.</summary>
/// <param name="Files">Names in the drop folder of the feed.</param>
/// <param name="Finding">Only of one that failed or is held elsewhere.</param>
public sealed record PullOutcome(string Source, string FeedCode, PullState State, IReadOnlyList<string> Files, long ByteCount, IReadOnlyList<string> Warnings, PullFinding? Finding);
