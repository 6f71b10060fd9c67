using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Registers;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Abuse that shows in the days and months of a facility or of a doctor.</summary>
internal static class FacilityScripts
{
    private const int TablesOfPolyclinic = 2;
    private const int ExaminationsPerTable = 65;

    /// <summary>Stations of one month that misbehave, of eleven.</summary>
    private const int HabitsOfMonth = 3;

    public static IEnumerable<AbuseScript> All { get; } =
    [
        new(AbuseKind.MoreBedDaysThanBeds, MoreBedDaysThanBeds),
        new(AbuseKind.TablesOverrun, TablesOverrun),
        new(AbuseKind.DoctorOverrun, DoctorOverrun),
        new(AbuseKind.DoctorInTwoPlaces, DoctorInTwoPlaces),
        new(AbuseKind.SickLeaveMill, SickLeaveMill),
        Habit(AbuseKind.UnlistedStaffAtWork, (dice, isAbuse) => Unlisted(isAbuse ? dice.Between(15, 60) : 0, dice.Between(0, 5)), AbuseScene.Districts[0]),
        Habit(AbuseKind.UnapprovedServicesAsARule, (dice, isAbuse) => Unapproved(isAbuse ? dice.Between(15, 60) : 0, Services.WithoutApproval[2]), AbuseScene.Districts[1]),
        Habit(AbuseKind.DearVisits, (dice, isAbuse) => Dearer(isAbuse ? dice.Between(2, 4) : 1, dice)),
        Habit(AbuseKind.EverybodyAnEmergency, (dice, isAbuse) => Emergencies(isAbuse ? dice.Between(15, 60) : dice.Between(1, 3))),
        Habit(AbuseKind.TestsForEverybody, (dice, isAbuse) => Tests(isAbuse ? dice.Between(2, 7) : 0)),
        Habit(AbuseKind.SuppliesForEverybody, (dice, isAbuse) => Supplies(isAbuse ? dice.Between(1, 5) : 0)),
        Habit(AbuseKind.DrugsForEverybody, (dice, isAbuse) => Drugs(isAbuse ? dice.Between(25, 60) : dice.Between(10, 11))),
        Habit(AbuseKind.ItemsSplit, (dice, isAbuse) => Split(isAbuse ? dice.Between(2, 5) : 1)),
    ];

    private static PlantedCase? MoreBedDaysThanBeds(AbuseScene scene, Dice dice, bool isAbuse)
    {
        // A polyclinic with ten beds; its stays begin and are billed in the month.
        if (scene.NextMonth("beds", [AbuseScene.Polyclinics[1]], dice) is not ({ } facility, var month))
        {
            return null;
        }

        int days = DateTime.DaysInMonth(month.Year, month.Month);
        int target = RegisterBook.BedsOf(facility) * days * (isAbuse ? dice.Between(140, 230) : dice.Between(70, 120)) / 100;
        List<PlantedDossier> stays = [];
        for (int beds = 0; beds < target;)
        {
            int length = dice.Between(9, 18);
            DateOnly from = month.AddDays(dice.Between(0, days - 1));
            if (from.AddDays(length) > scene.End)
            {
                from = month.AddDays(dice.Between(0, Math.Max(0, days - length - 1)));
            }

            if (scene.Search.Insured(dice, from, from.AddDays(length)) is not { } patient)
            {
                return null;
            }

            stays.Add(AbuseScene.Stay(dice, patient, facility, from, from.AddDays(length), dice.Pick(AbuseScene.Acute), alter: encounter =>
            {
                encounter.Lines.RemoveAll(line => line.Group is 14 or 15 || line.Drug is not null);
                Bill.Add(encounter, Services.Beds[0], (encounter.Discharge.Date - encounter.Admission.Date).Days, encounter.Admission.AddMinutes(30));
            }));
            beds += length;
        }

        return new PlantedCase([.. stays]) { FacilityCode = facility.Code, Month = (month.Year * 100) + month.Month };
    }

    private static PlantedCase? TablesOverrun(AbuseScene scene, Dice dice, bool isAbuse)
    {
        const int most = TablesOfPolyclinic * ExaminationsPerTable;
        if (scene.NextDay("tables", AbuseScene.Polyclinics, dice) is not ({ } polyclinic, var day))
        {
            return null;
        }

        int visits = isAbuse ? dice.Chance(0.3) ? dice.Between(most + 1, most + 20) : dice.Between(most + 20, most * 2) : dice.Between(most / 2, most - 30);
        return Crowd(scene, dice, polyclinic, day, visits, doctor: null) is { } dossiers ? new PlantedCase(dossiers) { FacilityCode = polyclinic.Code, Day = day } : null;
    }

    private static PlantedCase? DoctorOverrun(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.NextDay("doctor", AbuseScene.Provincials, dice) is not ({ } hospital, var day))
        {
            return null;
        }

        // A table sees 65 a day; twice as many, one every four minutes, is beyond anybody.
        int visits = isAbuse ? dice.Chance(0.3) ? dice.Between(115, 140) : dice.Between(140, 240) : dice.Between(50, 95);
        return Crowd(scene, dice, hospital, day, visits, doctor: dice.Between(0, 25)) is { } dossiers ? new PlantedCase(dossiers) { FacilityCode = hospital.Code, Day = day } : null;
    }

    /// <summary>Short visits of as many people on one day.</summary>
    private static PlantedDossier[]? Crowd(AbuseScene scene, Dice dice, SampleFacility facility, DateOnly day, int visits, int? doctor)
    {
        PlantedDossier[] dossiers = new PlantedDossier[visits];
        for (int at = 0; at < visits; at++)
        {
            if (scene.Search.Insured(dice, day, day) is not { } patient)
            {
                return null;
            }

            dossiers[at] = AbuseScene.Visit(dice, patient, facility, day, dice.Pick(AbuseScene.Acute), 390 + (at * 440 / visits), 30, alter: encounter =>
            {
                Bill.Thin(encounter);
                Bill.Each(encounter, line => doctor is not null, (ref ClaimLine line) => line.Practitioner = doctor ?? line.Practitioner);
            });
        }

        return dossiers;
    }

    private static PlantedCase? DoctorInTwoPlaces(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.NextDay("places", AbuseScene.Hospitals, dice) is not ({ } hospital, var day))
        {
            return null;
        }

        // A doctor with a contract at a second hospital. Innocent: there in the afternoon.
        SampleFacility home = RegisterBook.HomeOfVisitors(hospital);
        int doctor = RegisterBook.FirstVisiting + dice.Between(0, 4);
        int turns = dice.Between(2, 4);
        List<PlantedDossier> dossiers = [];
        for (int turn = 0; turn < turns; turn++)
        {
            foreach ((SampleFacility facility, int minute) in ((SampleFacility, int)[])[(home, 430 + (turn * 50)), (hospital, (isAbuse ? 436 : 800) + (turn * 50))])
            {
                if (scene.Search.Insured(dice, day, day) is not { } patient)
                {
                    return null;
                }

                dossiers.Add(AbuseScene.Visit(dice, patient, facility, day, dice.Pick(AbuseScene.Acute), minute, 45, alter: encounter =>
                    Bill.Each(encounter, _ => true, (ref ClaimLine line) => (line.Home, line.Practitioner) = (home.Index + 1, doctor))));
            }
        }

        return new PlantedCase([.. dossiers]) { Day = day };
    }

    private static PlantedCase? SickLeaveMill(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.NextMonth("papers", [.. AbuseScene.Polyclinics, .. AbuseScene.Districts], dice, isAbuse ? "mill" : "factory") is not ({ } facility, var month))
        {
            return null;
        }

        // Innocent: a factory nearby, whose people come and are ill as often as others.
        int visits = facility.IsHospital ? dice.Between(140, 260) : dice.Between(60, 120);
        List<PlantedDossier> dossiers = [];
        for (int at = 0; at < visits; at++)
        {
            DateOnly day = month.AddDays(dice.Between(0, DateTime.DaysInMonth(month.Year, month.Month) - 1));
            if (scene.Search.Insured(dice, day, day, null, 20, 57) is not { } patient)
            {
                return null;
            }

            bool hasPaper = isAbuse || dice.Chance(0.03);
            bool isThin = isAbuse && dice.Chance(0.9);
            dossiers.Add(AbuseScene.Visit(dice, patient, facility, day, dice.Pick(AbuseScene.Acute), dice.Between(430, 640), 60, alter: encounter =>
            {
                encounter.HasSickLeavePaper = hasPaper;
                if (isThin)
                {
                    Bill.Thin(encounter);
                }
            }));
        }

        return new PlantedCase([.. dossiers]) { FacilityCode = facility.Code, Month = (month.Year * 100) + month.Month };
    }

    /// <summary>At stations unless said otherwise: there are enough of them to be compared.</summary>
    private static AbuseScript Habit(AbuseKind kind, Func<Dice, bool, Action<Encounter>> habit, SampleFacility? place = null) => new(kind, (scene, dice, isAbuse) =>
        scene.NextMonth("habits", place is null ? AbuseScene.Stations : [place], dice, isAbuse && place is null ? kind.ToString() : "", HabitsOfMonth) is ({ } station, var month)
            ? new PlantedCase { FacilityCode = station.Code, Month = (month.Year * 100) + month.Month, Habit = habit(dice, isAbuse) }
            : null);

    private static Action<Encounter> Dearer(int times, Dice dice)
    {
        int tests = times > 1 ? dice.Between(1, 3) : 0;
        return Bill.Both(Tests(tests), Drugs(times > 1 ? times * 15 : 11));
    }

    private static Action<Encounter> Unlisted(int percent, int number) => encounter =>
    {
        if (encounter.NarrativeSeed % 100 < percent)
        {
            Bill.Each(encounter, line => line.Covered, (ref ClaimLine line) => (line.Home, line.Practitioner) = (encounter.Facility.Index + 1, RegisterBook.FirstUnlisted + number));
        }
    };

    private static Action<Encounter> Unapproved(int percent, Service service) => encounter =>
    {
        if (encounter.NarrativeSeed % 100 < percent)
        {
            Bill.Add(encounter, service, 1, encounter.Admission.AddMinutes(18));
        }
    };

    private static Action<Encounter> Emergencies(int percent) => encounter =>
    {
        if (encounter.NarrativeSeed % 100 < percent && encounter.CareType == "01")
        {
            encounter.Entitlement = "2";
        }
    };

    private static Action<Encounter> Tests(int count) => encounter =>
    {
        for (int at = 0; at < count && encounter.CareType == "01"; at++)
        {
            Bill.Add(encounter, Services.Laboratory[9 + at - ((9 + at) / Services.Laboratory.Length * 9)], 1, encounter.Admission.AddMinutes(12 + at));
        }
    };

    private static Action<Encounter> Supplies(int count) => encounter =>
    {
        if (count > 0 && encounter.CareType == "01")
        {
            Bill.Add(encounter, Services.Supplies[4], count, encounter.Admission.AddMinutes(14));
        }
    };

    private static Action<Encounter> Drugs(int tenths) => encounter =>
        Bill.Each(encounter, line => line.Drug is { Covered: true }, (ref ClaimLine line) => line.Quantity = Math.Max(1000, line.Quantity * tenths / 10 / 1000 * 1000));

    private static Action<Encounter> Split(int parts) => encounter =>
    {
        foreach (ClaimLine line in encounter.Lines.Where(line => line.Drug is not null && line.Quantity >= 1000L * parts).ToArray())
        {
            for (int part = 1; part < parts; part++)
            {
                ClaimLine piece = line;
                piece.Quantity = line.Quantity / parts / 1000 * 1000;
                encounter.Lines.Add(piece);
            }

            Bill.Each(encounter, other => other.Drug == line.Drug && other.Quantity == line.Quantity, (ref ClaimLine whole) => whole.Quantity -= whole.Quantity / parts / 1000 * 1000 * (parts - 1));
        }
    };
}
