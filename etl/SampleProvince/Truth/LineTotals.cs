namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>Lines of one table (XML2 or XML3) and their amounts in đồng.</summary>
public sealed record LineTotals
{
    public required long Lines { get; init; }
    public required decimal FacilityCharge { get; init; }
    public required decimal CoveredCharge { get; init; }
    public required decimal FundPaid { get; init; }
}
