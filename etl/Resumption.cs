namespace BhytWarehouse.Etl;

/// <summary>What became of the loads that an earlier run left half-way.</summary>
/// <param name="Ended">Taken up from their last durable state.</param>
/// <param name="GivenUp">Cut off before anything of them was kept: load and feed.</param>
/// <param name="Left">Of hosts that are at work: load and feed.</param>
public sealed record Resumption(IReadOnlyList<LoadResult> Ended, IReadOnlyList<(int LoadRunKey, string FeedCode)> GivenUp, IReadOnlyList<(int LoadRunKey, string FeedCode)> Left);
