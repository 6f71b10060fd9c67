using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl;

/// <summary>How a load ended.</summary>
/// <param name="Message">Empty when it was published, else why it was not.</param>
/// <param name="Totals">By level and state: pieces, or hundredths of đồng.</param>
/// <param name="ChangedFacts">Rows that came into each fact, plus rows that left it.</param>
/// <param name="LeftAlone">Files at the place that the load did not take, with the reason.</param>
public sealed record LoadResult(
    int LoadRunKey,
    string FeedCode,
    LoadState State,
    string Message,
    IReadOnlyDictionary<(LedgerLevel Level, LedgerState State), long> Totals,
    IReadOnlyDictionary<string, long> ChangedFacts,
    IReadOnlyList<(string Name, string Reason)> LeftAlone)
{
    public bool IsPublished => State == LoadState.Published;

    public long Total(LedgerLevel level, LedgerState state) => Totals.GetValueOrDefault((level, state));
}
