using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;

namespace BhytWarehouse.SampleProvince.Checkups;

/// <summary>One check-up as it is written.</summary>
internal sealed record Checkup(SampleFacility Facility, string Number, Person Person, DateOnly Day)
{
    public DateOnly LastDay { get; init; } = Day;

    public required string Payer { get; init; }

    /// <summary>Empty where there is no conclusion yet.</summary>
    public required string HealthClass { get; init; }

    /// <summary>Came without card and citizen card.</summary>
    public bool IsWithoutNumbers { get; init; }

    /// <summary>The XML stands in the envelope as it is, not in base64.</summary>
    public bool IsPlain { get; init; }
}
