using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>A file to write. <see cref="Made"/> is its NGAYLAP; folder and name follow the day it arrives, which may be much later.</summary>
internal sealed record ClaimsFilePlan(SampleFacility Facility, DateOnly Made, DateOnly Arrives, string Name, long StyleBatch, IReadOnlyList<DossierPlan> Dossiers)
{
    public FaultKind? Fault { get; init; }

    public bool IsCheckIn { get; init; }

    public string? CopyName { get; init; }
}
