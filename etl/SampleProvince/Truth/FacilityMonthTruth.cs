namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>The dossiers that count in the end (newest valid version) of one facility and settlement month.</summary>
public sealed record FacilityMonthTruth
{
    public required string FacilityCode { get; init; }

    /// <summary>NAM_QT × 100 + THANG_QT.</summary>
    public required int SettlementMonth { get; init; }

    public required long Visits { get; init; }

    /// <summary>Of the visits those of care types 03, 04 and 09.</summary>
    public required long InpatientVisits { get; init; }

    public required ClaimAmounts Amounts { get; init; }
    public required LineTotals DrugLines { get; init; }
    public required LineTotals ServiceLines { get; init; }
}
