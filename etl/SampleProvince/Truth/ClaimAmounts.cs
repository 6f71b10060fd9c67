namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>The six amounts of XML1 in đồng, as stated there.</summary>
public sealed record ClaimAmounts
{
    /// <summary>T_TONGCHI_BV.</summary>
    public required decimal FacilityCharge { get; init; }

    /// <summary>T_TONGCHI_BH.</summary>
    public required decimal CoveredCharge { get; init; }

    /// <summary>T_BHTT.</summary>
    public required decimal FundPaid { get; init; }

    /// <summary>T_BNCCT.</summary>
    public required decimal Copayment { get; init; }

    /// <summary>T_BNTT.</summary>
    public required decimal OutOfPocket { get; init; }

    /// <summary>T_NGUONKHAC.</summary>
    public required decimal OtherSource { get; init; }
}
