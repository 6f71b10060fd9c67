namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>One written file; <see cref="Records"/> counts HOSO, check-ins, CSV rows or values that were put in.</summary>
public sealed record FileTruth
{
    public required string Feed { get; init; }

    /// <summary>Relative to the sample folder, with forward slashes.</summary>
    public required string Path { get; init; }

    public required FaultExpectation Expectation { get; init; }
    public FaultKind? Fault { get; init; }
    public required int Records { get; init; }

    /// <summary>For a duplicate: the path of the file it repeats.</summary>
    public string? SameAs { get; init; }
}
