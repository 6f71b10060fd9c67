namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>The settlement list of one facility and quarter, held against the dossiers that count.</summary>
public sealed record SettlementTruth
{
    public required string FacilityCode { get; init; }
    public required int Year { get; init; }
    public required int Quarter { get; init; }

    /// <summary>Rows of the list that load.</summary>
    public required int Listed { get; init; }

    public required int Matched { get; init; }
    public required int AmountDiffers { get; init; }

    /// <summary>Dossiers of the quarter that the list lacks.</summary>
    public required int NotInList { get; init; }

    public required int NotInClaims { get; init; }
    public required decimal Asked { get; init; }
    public required decimal Settled { get; init; }
    public required decimal Disallowed { get; init; }

    /// <summary>Settled amount of form 01/BH less that of the list.</summary>
    public required decimal ControlDifference { get; init; }
}
