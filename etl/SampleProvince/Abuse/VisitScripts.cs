using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Abuse by visits: made up, too often, at too many places.</summary>
internal static class VisitScripts
{
    public static IEnumerable<AbuseScript> All { get; } =
    [
        new(AbuseKind.VisitNeverCheckedIn, VisitNeverCheckedIn),
        new(AbuseKind.FacilityHopping, FacilityHopping),
        new(AbuseKind.VisitsToCollectDrugs, VisitsToCollectDrugs),
        new(AbuseKind.DrugsPiledUp, DrugsPiledUp),
        new(AbuseKind.ChronicVisitsTooOften, ChronicVisitsTooOften),
        new(AbuseKind.TestsDoneAgain, TestsDoneAgain),
        new(AbuseKind.TwoPlacesAtOnce, TwoPlacesAtOnce),
        new(AbuseKind.ClaimedTwice, ClaimedTwice),
        new(AbuseKind.DossierCopied, DossierCopied),
        new(AbuseKind.FeesOfOneDayInFull, FeesOfOneDayInFull),
    ];

    private static PlantedCase? VisitNeverCheckedIn(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        // Where every dossier carries its check-in.
        SampleFacility facility = FacilityNetwork.All.First(facility => facility.SendsCheckIns && facility.IsHospital);
        bool isCollection = !isAbuse && dice.Chance(0.5);
        return new PlantedCase(AbuseScene.Visit(
            dice, patient, facility, day, isCollection ? dice.Pick(AbuseScene.Chronic) : dice.Pick(AbuseScene.Acute), dice.Between(420, 700), careType: isCollection ? "07" : "01",
            entitlement: isAbuse || isCollection ? null : "2", alter: encounter => encounter.IsCheckedIn = false));
    }

    private static PlantedCase? FacilityHopping(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        SampleFacility station = dice.Pick(AbuseScene.Stations);
        SampleFacility polyclinic = dice.Pick(AbuseScene.Polyclinics);
        SampleFacility district = dice.Pick(AbuseScene.Districts);
        Diagnosis main = dice.Pick(AbuseScene.Acute);
        if (isAbuse)
        {
            SampleFacility[] places = dice.Between(0, 2) switch { 0 => [station, district], 1 => [polyclinic, district], _ => [station, polyclinic, district] };
            return new PlantedCase([.. places.Select((place, turn) => AbuseScene.Visit(dice, patient, place, day, main, 430 + (turn * 170), 60, alter: Bill.WithoutTests))]);
        }

        return dice.Between(0, 2) switch
        {
            // The station refers.
            0 => new PlantedCase(
                AbuseScene.Visit(dice, patient, station, day, main, 430, 60, alter: Bill.WithoutTests, dischargeType: 2),
                AbuseScene.Visit(dice, patient, district, day, main, 570, 60, entitlement: "1.3", alter: Bill.WithoutTests)),

            // Worse in the afternoon.
            1 => new PlantedCase(
                AbuseScene.Visit(dice, patient, station, day, main, 430, 60, alter: Bill.WithoutTests),
                AbuseScene.Visit(dice, patient, district, day, main, 840, 60, entitlement: "2", alter: Bill.WithoutTests)),

            // Two complaints.
            _ => new PlantedCase(
                AbuseScene.Visit(dice, patient, polyclinic, day, AbuseScene.Of("H10.9"), 430, 60, alter: Bill.WithoutTests),
                AbuseScene.Visit(dice, patient, district, day, AbuseScene.Of("M54.5"), 800, 60, alter: Bill.WithoutTests)),
        };
    }

    private static PlantedCase? VisitsToCollectDrugs(AbuseScene scene, Dice dice, bool isAbuse)
    {
        DateOnly month = scene.Start.AddMonths(dice.Between(0, scene.Months - 1));
        if (scene.Search.Insured(dice, month, month.AddMonths(1)) is not { } patient)
        {
            return null;
        }

        bool isSeries = !isAbuse && dice.Chance(0.6);
        int count = isAbuse ? dice.Chance(0.3) ? dice.Between(9, 14) : dice.Between(15, 27) : isSeries ? dice.Between(10, 13) : dice.Between(3, 6);
        Diagnosis? series = isSeries ? dice.Chance(0.6) ? AbuseScene.Of("N18.5") : AbuseScene.Of("S61.9") : null;
        SampleFacility home = dice.Pick(AbuseScene.Districts);
        SampleFacility[] places = [.. AbuseScene.Stations, .. AbuseScene.Polyclinics, .. AbuseScene.Districts];
        int[] days = [.. Enumerable.Range(0, count).Select(turn => turn * 28 / count)];
        return new PlantedCase([.. days.Select(day => AbuseScene.Visit(
            dice, patient, series is null ? dice.Pick(places) : home, month.AddDays(day), series ?? dice.Pick(AbuseScene.Acute), dice.Between(430, 600), 60, alter: Bill.WithoutTests))]);
    }

    private static PlantedCase? DrugsPiledUp(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int later = isAbuse ? dice.Chance(0.3) ? dice.Between(14, 18) : dice.Between(3, 13) : dice.Between(23, 30);
        if (scene.Day(dice, 0, later) is not { } day || scene.Search.Insured(dice, day, day.AddDays(later), least: 40) is not { } patient)
        {
            return null;
        }

        Diagnosis main = dice.Pick(AbuseScene.Chronic);
        bool isChanged = !isAbuse && dice.Chance(0.3);
        long content = dice.Between(0, int.MaxValue - 1);
        SampleFacility facility = dice.Pick(AbuseScene.Districts);
        SampleFacility next = isAbuse && dice.Chance(0.5) ? dice.Pick(AbuseScene.Districts) : facility;
        // Another disease is treated with other drugs.
        return new PlantedCase(
            AbuseScene.Visit(dice, patient, facility, day, main, 450, careType: "05", alter: Bill.WithoutTests, content: content),
            AbuseScene.Visit(dice, patient, next, day.AddDays(isChanged ? dice.Between(6, 18) : later), isChanged ? AbuseScene.Chronic.First(other => other != main) : main, 460, careType: "05", alter: Bill.WithoutTests, content: isChanged ? content + 1 : content));
    }

    private static PlantedCase? ChronicVisitsTooOften(AbuseScene scene, Dice dice, bool isAbuse)
    {
        DateOnly first = scene.Start;
        DateOnly last = scene.End.Year == first.Year ? scene.End : new DateOnly(first.Year, 12, 31);
        int days = last.DayNumber - first.DayNumber;
        if (days < 80 || scene.Search.Insured(dice, first, last, least: 40) is not { } patient)
        {
            return null;
        }

        bool isDialysis = !isAbuse && dice.Chance(0.5);
        int count = isAbuse ? dice.Chance(0.3) ? dice.Between(14, 16) : dice.Between(17, 26) : isDialysis ? dice.Between(20, 26) : days / 28;
        int gap = days / count;
        SampleFacility facility = dice.Pick(AbuseScene.Hospitals);
        Diagnosis main = isDialysis ? AbuseScene.Of("N18.5") : dice.Pick(AbuseScene.Chronic);
        return new PlantedCase([.. Enumerable.Range(0, count).Select(turn => AbuseScene.Visit(
            dice, patient, facility, first.AddDays(turn * gap), main, dice.Between(430, 600), careType: isDialysis ? "08" : "05", alter: Bill.WithoutTests, drugDays: Math.Min(gap, 28)))]);
    }

    private static PlantedCase? TestsDoneAgain(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice, 0, 6) is not { } day || scene.Search.Insured(dice, day, day.AddDays(6)) is not { } patient)
        {
            return null;
        }

        SampleFacility first = dice.Pick(AbuseScene.Districts);
        SampleFacility second = isAbuse && dice.Chance(0.3) ? first : dice.Pick(AbuseScene.Provincials);
        long content = dice.Between(0, int.MaxValue - 1);
        void Test(Claims.Encounter encounter)
        {
            encounter.Lines.RemoveAll(line => line.Group is 1 or 2 or 3);
            int tests = 4 + (int)(content % 5);
            for (int at = 0; at < tests; at++)
            {
                Bill.Add(encounter, Services.Laboratory[(at + (int)(content % 7)) % Services.Laboratory.Length], 1, encounter.Admission.AddMinutes(20 + at));
            }

            Bill.Add(encounter, Services.Imaging[(int)(content % 3)], 1, encounter.Admission.AddMinutes(40));
        }

        // The next morning, or days later; or the hospital to which the first refers makes sure.
        bool isReferred = !isAbuse && dice.Chance(0.3);
        int days = isAbuse || isReferred ? 1 : dice.Between(3, 6);
        Diagnosis main = dice.Pick(AbuseScene.Acute);
        return new PlantedCase(
            AbuseScene.Visit(dice, patient, first, day, main, dice.Between(560, 720), 150, alter: Test, dischargeType: isReferred ? 2 : 1),
            AbuseScene.Visit(dice, patient, second, day.AddDays(days), main, dice.Between(420, 540), 150, entitlement: isReferred ? "1.3" : null, alter: Test));
    }

    private static PlantedCase? TwoPlacesAtOnce(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        static void Present(Claims.Encounter encounter)
        {
            Bill.WithoutTests(encounter);
            Bill.Add(encounter, Services.Procedures[3], 1, encounter.Admission.AddMinutes(60));
            Bill.Add(encounter, Services.Procedures[2], 1, encounter.Admission.AddMinutes(110));
        }

        int begin = dice.Between(430, 480);
        int second = isAbuse ? begin + dice.Between(10, 60) : begin + dice.Between(200, 300);
        return new PlantedCase(
            AbuseScene.Visit(dice, patient, dice.Pick(AbuseScene.Polyclinics), day, AbuseScene.Of("K29.7"), begin, 130, alter: Present),
            AbuseScene.Visit(dice, patient, dice.Pick(AbuseScene.Districts), day, AbuseScene.Of("M54.5"), second, 130, alter: Present));
    }

    private static PlantedCase? ClaimedTwice(AbuseScene scene, Dice dice, bool isAbuse)
    {
        bool isTwins = !isAbuse && dice.Chance(0.5);
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day, isTwins ? patient => patient.Person.Sex == 2 : null, 20, isTwins ? 42 : 74) is not { } patient)
        {
            return null;
        }

        SampleFacility facility = dice.Pick(AbuseScene.Hospitals);
        Diagnosis main = isTwins ? AbuseScene.Of("Z38.3") : dice.Pick(AbuseScene.Acute);
        long content = dice.Between(0, int.MaxValue - 1);
        int minute = dice.Between(430, 560);
        void Change(Claims.Encounter encounter)
        {
            Bill.WithoutTests(encounter);
            if (isTwins)
            {
                encounter.ShownBirth = day;
                encounter.Lines.RemoveAll(line => line.Group == 13);
                Bill.Add(encounter, Services.Procedures[2], 1, encounter.Admission.AddMinutes(30));
            }
        }

        void Second(Claims.Encounter encounter)
        {
            Change(encounter);
            if (!isAbuse)
            {
                // A return on the same day counts as the second examination.
                Bill.Each(encounter, line => line.Group == 13, static (ref Claims.ClaimLine line) => line.ServiceRate = 30);
            }
        }

        return new PlantedCase(
            AbuseScene.Visit(dice, patient, facility, day, main, minute, 120, alter: Change, content: content),
            isAbuse || isTwins
                ? AbuseScene.Visit(dice, patient, facility, day, main, minute, 120, alter: Change, content: content)
                : AbuseScene.Visit(dice, patient, facility, day, main, minute + 240, 100, alter: Second));
    }

    private static PlantedCase? DossierCopied(AbuseScene scene, Dice dice, bool isAbuse)
    {
        DateOnly month = scene.Start.AddMonths(dice.Between(0, scene.Months - 1));
        int copies = isAbuse && dice.Chance(0.4) ? dice.Between(3, 5) : 2;
        Patient?[] people = [.. Enumerable.Range(0, copies).Select(_ => scene.Search.Insured(dice, month, month.AddMonths(1).AddDays(-1)))];
        if (Array.Exists(people, person => person is null))
        {
            return null;
        }

        long content = dice.Between(0, int.MaxValue - 1);
        bool isDialysis = !isAbuse && dice.Chance(0.5);
        int minute = dice.Between(430, 560);

        // Dialysis follows a protocol; at a station a visit is short, and alike by chance.
        SampleFacility facility = isAbuse || isDialysis ? dice.Pick(AbuseScene.Hospitals) : dice.Pick(AbuseScene.Stations);
        Diagnosis main = isDialysis ? AbuseScene.Of("N18.5") : dice.Pick(AbuseScene.Acute);
        void Fill(Claims.Encounter encounter)
        {
            if (!isAbuse && !isDialysis)
            {
                Bill.Thin(encounter);
                return;
            }

            // A visit as it was, with its tests.
            encounter.Lines.RemoveAll(line => line.Group is 1 or 2 or 3 || line.OtherShare > 0);
            for (int at = 0; at < 5 + (int)(content % 6); at++)
            {
                Bill.Add(encounter, Services.Laboratory[at], 1, encounter.Admission.AddMinutes(15 + (3 * at)));
            }
        }

        return new PlantedCase([.. people.Select((person, turn) => AbuseScene.Visit(
            dice, person!.Value, facility, month.AddDays(dice.Between(0, 9) + (turn * 4)), main, minute, 120, isDialysis ? "08" : "01", alter: Fill, content: content, entitlement: "1.3"))]);
    }

    private static PlantedCase? FeesOfOneDayInFull(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        SampleFacility facility = dice.Pick(AbuseScene.Hospitals);
        int count = isAbuse && dice.Chance(0.4) ? 3 : 2;
        Diagnosis[] mains = [AbuseScene.Of("H10.9"), AbuseScene.Of("M54.5"), AbuseScene.Of("L20.9")];
        void Fee(Claims.Encounter encounter, bool isFirst)
        {
            Bill.WithoutTests(encounter);
            encounter.Lines.RemoveAll(line => line.Group == 13);
            Bill.Add(encounter, Services.Examination[(int)encounter.Facility.Level], 1, encounter.Admission.AddMinutes(5), isFirst || isAbuse ? 100 : 30);
        }

        return new PlantedCase([.. Enumerable.Range(0, count).Select(turn => AbuseScene.Visit(dice, patient, facility, day, mains[turn], 430 + (turn * 120), 70, alter: encounter => Fee(encounter, turn == 0)))]);
    }
}
