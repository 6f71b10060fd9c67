using BhytWarehouse.SampleProvince.Abuse;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>One writing of one dossier: which version of it, and what becomes of this writing in the end.</summary>
internal readonly record struct DossierPlan(long Id, long Number, DateOnly Date, int Version, DossierFate Fate)
{
    /// <summary>Version 2 differs only by the time of payment.</summary>
    public bool PaidLater { get; init; }

    public FaultKind? Fault { get; init; }

    /// <summary>What is fixed about a planted one; null for all others.</summary>
    public PlantedDossier? Planted { get; init; }

    /// <summary>The batch whose form the dossier keeps when it is sent again.</summary>
    public long Batch { get; init; }
}
