namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>The estimate of one year for the province (no facility) or a facility: as first assigned and as in force after all decisions.</summary>
public sealed record BudgetTruth
{
    public required int Year { get; init; }

    /// <summary>Empty for the province as a whole.</summary>
    public required string FacilityCode { get; init; }

    public required decimal Assigned { get; init; }
    public required decimal InForce { get; init; }
    public required int Decisions { get; init; }
}
