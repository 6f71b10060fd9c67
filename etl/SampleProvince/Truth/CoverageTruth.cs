namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>
/// Distinct people with a card valid on the last day of a month, all extracts known.
/// A person with two valid cards counts once in <see cref="CoveredPeople"/> and once in each group.
/// </summary>
public sealed record CoverageTruth
{
    public required int Month { get; init; }
    public required DateOnly MonthEnd { get; init; }
    public required int CoveredPeople { get; init; }

    /// <summary>Of the covered those with two valid cards.</summary>
    public required int PeopleWithTwoCards { get; init; }

    public required IReadOnlyDictionary<string, int> ByCommune { get; init; }
    public required IReadOnlyDictionary<string, int> ByGroup { get; init; }
}
