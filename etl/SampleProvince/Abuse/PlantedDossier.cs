using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Facilities;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>One dossier of a planted case: what is fixed about it. The rest is drawn as for any other, from <see cref="Content"/>: two with the same content have the same lines.</summary>
internal sealed class PlantedDossier
{
    public required SampleFacility Facility { get; init; }
    public required string CareType { get; init; }
    public required DateTime Admission { get; init; }
    public required DateTime Discharge { get; init; }
    public required Patient Patient { get; init; }
    public required Diagnosis Main { get; init; }
    public required string Entitlement { get; init; }
    public required long Content { get; init; }
    public int Result { get; init; } = 2;
    public int DischargeType { get; init; } = 1;

    /// <summary>Days of drugs of a chronic visit; the days of the stay else.</summary>
    public int? TreatmentDays { get; init; }

    /// <summary>Done to the bill before it is reckoned.</summary>
    public Action<Encounter>? Alter { get; init; }

    /// <summary>Running number at the facility and among all that is planted; given when the case is accepted.</summary>
    public long Number { get; set; }

    public string ClaimNumber => EncounterGenerator.NumberOf(Facility, Number);
}
