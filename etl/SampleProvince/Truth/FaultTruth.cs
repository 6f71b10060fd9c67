namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>One planted fault. Positions count from 1: the HOSO in its file, the line in a CSV (the header is line 1, titles above it do not count).</summary>
public sealed record FaultTruth
{
    public required FaultKind Kind { get; init; }
    public required FaultExpectation Expectation { get; init; }
    public required string Path { get; init; }
    public string? FacilityCode { get; init; }
    public string? ClaimNumber { get; init; }
    public int? Position { get; init; }
}
