using BhytWarehouse.SampleProvince.Claims;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>What a script made: the dossiers of one case, and its subject where that is not a dossier.</summary>
internal sealed record PlantedCase(params PlantedDossier[] Dossiers)
{
    public string? FacilityCode { get; init; }

    public int? Month { get; init; }

    public DateOnly? Day { get; init; }

    /// <summary>Done to every ordinary encounter of the facility and month.</summary>
    public Action<Encounter>? Habit { get; init; }
}
