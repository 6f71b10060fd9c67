namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>The residents of one commune at the end of a month, whether they are covered, and what happened to them in it.</summary>
public sealed record ResidentTruth
{
    public required int Month { get; init; }
    public required string Commune { get; init; }
    public required int Permanent { get; init; }
    public required int Temporary { get; init; }

    /// <summary>Residents with a valid card, whatever identifies them.</summary>
    public required int Covered { get; init; }

    /// <summary>Of the covered those whose citizen number stands on a row of their card; the others are found by name only.</summary>
    public required int CoveredByCitizenNumber { get; init; }

    public required int Households { get; init; }

    /// <summary>Households whose every member is covered.</summary>
    public required int CoveredHouseholds { get; init; }

    /// <summary>By the code of the event; events that did not happen are left out.</summary>
    public required IReadOnlyDictionary<string, int> Events { get; init; }

    public required IReadOnlyDictionary<string, EntitledTruth> Groups { get; init; }

    public int Uncovered => Permanent + Temporary - Covered;
}
