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

    /// <summary>By the code in the last row about the card. Extracts up to 2025-06-30 name old communes and later ones new communes: the same digits can mean two.</summary>
    public required IReadOnlyDictionary<string, int> ByCommune { get; init; }

    /// <summary>By the commune of before 2025-07-01, whatever the rows say.</summary>
    public required IReadOnlyDictionary<string, int> ByOldCommune { get; init; }

    /// <summary>By the commune of today, before the reform too.</summary>
    public required IReadOnlyDictionary<string, int> ByNewCommune { get; init; }

    public required IReadOnlyDictionary<string, int> ByGroup { get; init; }
}
