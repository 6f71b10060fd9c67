using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Facilities;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Where cases are set: the facilities, the days and the people, and how a visit or a stay is made for them.</summary>
internal sealed class AbuseScene(SampleProvinceOptions options, PatientSearch search)
{
    // The law and its decrees of that year: benefits by level, entitlement codes; the grace of a card that ends in hospital.
    private static readonly DateOnly LawOf2025 = new(2025, 7, 1);
    private static readonly DateOnly DecreeOf2025 = new(2025, 8, 15);

    private readonly HashSet<(string Pool, int Facility, DateOnly From)> _taken = [];
    private readonly HashSet<(string Pool, string Group, DateOnly Month)> _groups = [];

    public static SampleFacility[] Stations { get; } = [.. FacilityNetwork.All.Where(facility => facility.Level == FacilityLevel.CommuneStation && !facility.OneDossierPerFile)];

    public static SampleFacility[] Polyclinics { get; } = [.. FacilityNetwork.All.Where(facility => facility.Level == FacilityLevel.RegionalPolyclinic)];

    public static SampleFacility[] Districts { get; } = [.. FacilityNetwork.All.Where(facility => facility.Level == FacilityLevel.DistrictHospital)];

    public static SampleFacility[] Provincials { get; } = [.. FacilityNetwork.All.Where(facility => facility.Level == FacilityLevel.ProvincialHospital)];

    public static SampleFacility Central { get; } = FacilityNetwork.All.First(facility => facility.Level == FacilityLevel.CentralHospital);

    /// <summary>Hospitals of the basic level.</summary>
    public static SampleFacility[] Hospitals { get; } = [.. Districts, .. Provincials];

    public static Diagnosis[] Acute { get; } = [.. Diagnoses.All.Where(diagnosis => !diagnosis.Chronic && diagnosis.Code[0] is not ('O' or 'S') && !Diagnoses.IsTreatedOutside(diagnosis))];

    public static Diagnosis[] Chronic { get; } = [.. Diagnoses.All.Where(diagnosis => diagnosis.Chronic && diagnosis.Code[0] is not ('C' or 'N'))];

    public PatientSearch Search => search;

    public DateOnly Start => options.Start;

    public DateOnly End => options.End;

    public int Months => options.Months;

    public DateOnly SinceLaw => Later(options.Start, LawOf2025);

    public DateOnly SinceDecree => Later(options.Start, DecreeOf2025);

    public static Diagnosis Of(string code) => Diagnoses.All.Concat(Diagnoses.Rare).First(diagnosis => diagnosis.Code == code);

    /// <summary>A day that leaves room before and after within the period; null where there is none.</summary>
    public DateOnly? Day(Dice dice, int before = 0, int after = 0, DateOnly? from = null)
    {
        DateOnly first = Later(from ?? Start, Start).AddDays(before);
        int room = End.AddDays(-after).DayNumber - first.DayNumber;
        return room < 0 ? null : first.AddDays(dice.Between(0, room));
    }

    public static DateTime At(DateOnly day, int minute) => day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);

    /// <summary>The code that somebody has who comes by himself, where that is paid in full; a referral paper else.</summary>
    public static string EntitlementAt(SampleFacility facility, in Patient patient, bool isStay) => facility.Level switch
    {
        FacilityLevel.CommuneStation => "1.2",
        _ when patient.Card.Facility == facility.Index => "1.1",
        FacilityLevel.RegionalPolyclinic => "1.4",
        FacilityLevel.DistrictHospital => "3.3",
        FacilityLevel.ProvincialHospital when isStay => "3.2",
        _ => "1.3",
    };

    public static PlantedDossier Visit(Dice dice, Patient patient, SampleFacility facility, DateOnly day, Diagnosis main, int minute, int minutes = 90, string careType = "01",
        string? entitlement = null, Action<Encounter>? alter = null, long? content = null, int dischargeType = 1, int result = 2, int? drugDays = null) => new()
        {
            Facility = facility,
            CareType = careType,
            Admission = At(day, minute),
            Discharge = careType is "05" or "07" ? At(day, 1439) : At(day, minute + minutes),
            Patient = patient,
            Main = main,
            Entitlement = entitlement ?? EntitlementAt(facility, patient, isStay: false),
            Content = content ?? dice.Between(0, int.MaxValue - 1),
            DischargeType = dischargeType,
            Result = result,
            TreatmentDays = drugDays ?? (careType is "05" ? 28 : null),
            Alter = alter,
        };

    public static PlantedDossier Stay(Dice dice, Patient patient, SampleFacility facility, DateTime from, DateTime to, Diagnosis main, string careType = "03",
        string? entitlement = null, Action<Encounter>? alter = null, long? content = null, int dischargeType = 1, int result = 2) => new()
        {
            Facility = facility,
            CareType = careType,
            Admission = from,
            Discharge = to,
            Patient = patient,
            Main = main,
            Entitlement = entitlement ?? EntitlementAt(facility, patient, isStay: true),
            Content = content ?? dice.Between(0, int.MaxValue - 1),
            DischargeType = dischargeType,
            Result = result,
            Alter = alter,
        };

    /// <summary>A stay over days, from a morning to a forenoon.</summary>
    public static PlantedDossier Stay(Dice dice, Patient patient, SampleFacility facility, DateOnly from, DateOnly to, Diagnosis main, string? entitlement = null, Action<Encounter>? alter = null, long? content = null, int dischargeType = 1, int result = 2) =>
        Stay(dice, patient, facility, At(from, dice.Between(11 * 60, 16 * 60)), At(to, dice.Between(8 * 60, 10 * 60)), main, "03", entitlement, alter, content, dischargeType, result);

    /// <summary>A month of a facility that no other case of the pool has.</summary>
    /// <param name="group">Of cases of one group there is one in a month; empty for as many as fit.</param>
    /// <param name="most">Cases of groups in a month of the pool at most, so that the others stay what they are compared with.</param>
    public (SampleFacility? Facility, DateOnly Month) NextMonth(string pool, SampleFacility[] facilities, Dice dice, string group = "", int most = int.MaxValue)
    {
        (SampleFacility Facility, DateOnly Month)[] all = [.. facilities.SelectMany(_ => Enumerable.Range(0, Months), (facility, month) => (facility, Start.AddMonths(month)))];
        int start = dice.Between(0, all.Length - 1);
        for (int at = 0; at < all.Length; at++)
        {
            (SampleFacility facility, DateOnly month) = all[(start + at) % all.Length];
            if (_taken.Contains((pool, facility.Index, month)) || (group.Length > 0 && (_groups.Contains((pool, group, month)) || _groups.Count(known => known.Pool == pool && known.Month == month) >= most)))
            {
                continue;
            }

            _taken.Add((pool, facility.Index, month));
            if (group.Length > 0)
            {
                _groups.Add((pool, group, month));
            }

            return (facility, month);
        }

        return default;
    }

    /// <summary>A day of a facility that no other case of the pool has.</summary>
    public (SampleFacility? Facility, DateOnly Day) NextDay(string pool, SampleFacility[] facilities, Dice dice)
    {
        for (int attempt = 0; attempt < 100; attempt++)
        {
            SampleFacility facility = dice.Pick(facilities);
            if (Day(dice) is { } day && _taken.Add((pool, facility.Index, day)))
            {
                return (facility, day);
            }
        }

        return default;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
