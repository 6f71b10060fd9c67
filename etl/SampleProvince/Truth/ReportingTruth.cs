namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>What the portal's logs say of one facility and month in the end.</summary>
public sealed record ReportingTruth
{
    public required string FacilityCode { get; init; }
    public required int Month { get; init; }
    public required int Files { get; init; }
    public required int Dossiers { get; init; }
    public required int Accepted { get; init; }
    public required int Rejected { get; init; }
    public required int Late { get; init; }
}
