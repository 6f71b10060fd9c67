using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>One dossier as the facility would bill it. Reused, so that a million of them cost one.</summary>
internal sealed class Encounter
{
    private readonly List<ClaimLine> _lines = [];

    public SampleFacility Facility { get; set; } = FacilityNetwork.All[0];
    public string ClaimNumber { get; set; } = "";
    public long Number { get; set; }
    public Person Person { get; set; }
    public CardSpan Card { get; set; }
    public CardSpan? NextCard { get; set; }
    public string CareType { get; set; } = "";
    public string Entitlement { get; set; } = "";
    public DateTime Admission { get; set; }
    public DateTime Discharge { get; set; }
    public DateTime? AdmissionToWard { get; set; }
    public int TreatmentDays { get; set; }
    public int Result { get; set; }
    public int DischargeType { get; set; }
    public int SettlementMonth { get; set; }
    public Diagnosis Main { get; set; } = Diagnoses.All[0];
    public List<Diagnosis> Comorbid { get; } = [];
    public DateTime? PaidAt { get; set; }
    public DateOnly? Revisit { get; set; }
    public int Department { get; set; }
    public int Injury { get; set; }
    public int WeightHundredths { get; set; }
    public string? ReferredTo { get; set; }
    public int NarrativeSeed { get; set; }

    /// <summary>Where the facility sends check-ins, this one has it.</summary>
    public bool IsCheckedIn { get; set; } = true;

    public bool HasSickLeavePaper { get; set; }

    /// <summary>Sex of who came, where that is not the one of the card.</summary>
    public int? ShownSex { get; set; }

    public DateOnly? ShownBirth { get; set; }

    /// <summary>Percent asked of the fund, whatever is owed.</summary>
    public int? AskedRate { get; set; }

    public List<ClaimLine> Lines => _lines;

    public bool IsInpatient => CareType is "03" or "04" or "09";
}
