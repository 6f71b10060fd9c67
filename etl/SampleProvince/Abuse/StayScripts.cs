using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Abuse by stays and beds.</summary>
internal static class StayScripts
{
    public static IEnumerable<AbuseScript> All { get; } =
    [
        new(AbuseKind.TwoBedsAtOnce, TwoBedsAtOnce),
        new(AbuseKind.VisitFromTheWard, VisitFromTheWard),
        new(AbuseKind.StaySplit, StaySplit),
        new(AbuseKind.PatientSentToAndFro, PatientSentToAndFro),
        new(AbuseKind.BedBilledForHours, BedBilledForHours),
        new(AbuseKind.BedDaysInvented, BedDaysInvented),
        new(AbuseKind.BedForAnOutpatient, BedForAnOutpatient),
        new(AbuseKind.StayKeptOpen, StayKeptOpen),
        new(AbuseKind.AdmittedForNothing, AdmittedForNothing),
        new(AbuseKind.CutAtMidnight, CutAtMidnight),
        new(AbuseKind.BedDaysBeyondTheMonth, BedDaysBeyondTheMonth),
        new(AbuseKind.LeftAfterTests, LeftAfterTests),
    ];

    private static PlantedCase? TwoBedsAtOnce(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice, 0, 26) is not { } day || scene.Search.Insured(dice, day, day.AddDays(26)) is not { } patient)
        {
            return null;
        }

        int first = dice.Between(4, 12);
        int shared = isAbuse ? dice.Chance(0.3) ? dice.Between(1, 2) : dice.Between(3, first) : 0;
        int second = shared + dice.Between(2, 8);
        DateOnly moved = day.AddDays(first - shared);

        // The transfer: one hospital discharges in the morning, the other admits at noon.
        return new PlantedCase(
            AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Districts), day, day.AddDays(first), dice.Pick(AbuseScene.Acute), alter: Bill.WithoutTests, dischargeType: isAbuse ? 1 : 2),
            AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Provincials), moved, moved.AddDays(second), dice.Pick(AbuseScene.Acute), entitlement: "1.3", alter: Bill.WithoutTests));
    }

    private static PlantedCase? VisitFromTheWard(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int days = dice.Between(6, 14);
        if (scene.Day(dice, 1, days) is not { } day || scene.Search.Insured(dice, day.AddDays(-1), day.AddDays(days)) is not { } patient)
        {
            return null;
        }

        SampleFacility outside = dice.Pick<SampleFacility>([.. AbuseScene.Stations, .. AbuseScene.Polyclinics]);
        int visits = isAbuse && dice.Chance(0.3) ? 3 : 1;
        PlantedDossier stay = AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Hospitals), day, day.AddDays(days), dice.Pick(AbuseScene.Acute), alter: Bill.WithoutTests);
        PlantedDossier Visit(int after, Diagnosis main, string careType = "01", SampleFacility? facility = null, int minute = 500) =>
            AbuseScene.Visit(dice, patient, facility ?? outside, day.AddDays(after), main, minute, 60, careType, alter: Bill.WithoutTests);
        return isAbuse
            ? new PlantedCase([stay, .. Enumerable.Range(1, visits).Select(turn => Visit(turn + dice.Between(0, days - 5 - visits + 2), dice.Pick(AbuseScene.Acute)))])
            : dice.Between(0, 2) switch
            {
                // The family fetches the drugs of another disease; dialysis that the ward does not have; seen in the morning, admitted at noon.
                0 => new PlantedCase(stay, Visit(dice.Between(1, days - 1), dice.Pick(AbuseScene.Chronic), "07")),
                1 => new PlantedCase(stay, Visit(dice.Between(1, days - 1), AbuseScene.Of("N18.5"), "01", AbuseScene.Central)),
                _ => new PlantedCase(stay, Visit(0, dice.Pick(AbuseScene.Acute), minute: 430)),
            };
    }

    private static PlantedCase? StaySplit(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int first = dice.Between(3, 7);
        int second = dice.Between(3, 7);
        int variant = dice.Between(0, 2);
        int gap = isAbuse ? dice.Between(0, 3) : variant == 0 ? dice.Between(14, 25) : dice.Between(1, 3);
        if (scene.Day(dice, 0, first + gap + second) is not { } day || scene.Search.Insured(dice, day, day.AddDays(first + gap + second)) is not { } patient)
        {
            return null;
        }

        // Innocent: a relapse weeks later, chemotherapy in cycles, somebody who left against advice and came back.
        SampleFacility hospital = dice.Pick(AbuseScene.Hospitals);
        Diagnosis main = !isAbuse && variant == 1 ? AbuseScene.Of("C50.9") : dice.Pick(AbuseScene.Acute);
        DateOnly back = day.AddDays(first + gap);
        return new PlantedCase(
            AbuseScene.Stay(dice, patient, hospital, day, day.AddDays(first), main, alter: Bill.WithoutTests, dischargeType: !isAbuse && variant == 2 ? 4 : 1),
            AbuseScene.Stay(dice, patient, hospital, back, back.AddDays(second), main, alter: Bill.WithoutTests));
    }

    private static PlantedCase? PatientSentToAndFro(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int stays = isAbuse ? dice.Between(4, 6) : 3;
        int[] lengths = [.. Enumerable.Range(0, stays).Select(_ => dice.Between(2, 5))];
        if (scene.Day(dice, 0, lengths.Sum() + 1) is not { } day || scene.Search.Insured(dice, day, day.AddDays(lengths.Sum() + 1)) is not { } patient)
        {
            return null;
        }

        SampleFacility below = dice.Pick(AbuseScene.Districts);
        SampleFacility above = dice.Pick(AbuseScene.Provincials);
        Diagnosis main = dice.Pick(AbuseScene.Acute);
        List<PlantedDossier> made = [];
        for (int turn = 0; turn < stays; turn++)
        {
            DateOnly until = day.AddDays(lengths[turn]);
            made.Add(AbuseScene.Stay(dice, patient, turn % 2 == 0 ? below : above, day, until, main, entitlement: turn == 0 ? null : "1.3", alter: Bill.WithoutTests, dischargeType: turn < stays - 1 ? 2 : 1));
            day = until;
        }

        return new PlantedCase([.. made]);
    }

    private static PlantedCase? BedBilledForHours(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice, 2) is not { } day || scene.Search.Insured(dice, day.AddDays(-1), day) is not { } patient)
        {
            return null;
        }

        SampleFacility hospital = dice.Pick(AbuseScene.Hospitals);
        bool isHours = dice.Chance(0.5);
        int beds = isAbuse ? isHours ? 1 : dice.Between(2, 3) : 1;
        int hours = isAbuse ? isHours ? dice.Between(1, 3) : dice.Between(8, 20) : dice.Between(6, 12);
        if (!isAbuse && dice.Chance(0.4))
        {
            // A night under observation at a polyclinic.
            return new PlantedCase(AbuseScene.Visit(dice, patient, AbuseScene.Polyclinics[0], day, dice.Pick(AbuseScene.Acute), 440, 200, "06", alter: Bill.WithoutTests));
        }

        DateTime to = AbuseScene.At(day, 1200);
        return new PlantedCase(AbuseScene.Stay(dice, patient, hospital, to.AddHours(-hours).AddMinutes(-dice.Between(5, 40)), to, dice.Pick(AbuseScene.Acute), alter: encounter => SetBeds(encounter, beds)));
    }

    private static PlantedCase? BedDaysInvented(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int days = dice.Between(3, 10);
        if (scene.Day(dice, days) is not { } day || scene.Search.Insured(dice, day.AddDays(-days), day) is not { } patient)
        {
            return null;
        }

        // Both the day of admission and that of discharge count at most; more is invented.
        int beds = days + 1 + (isAbuse ? dice.Chance(0.3) ? dice.Between(1, 2) : dice.Between(3, 10) : 0);
        return new PlantedCase(AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Hospitals), day.AddDays(-days), day, dice.Pick(AbuseScene.Acute), alter: encounter => SetBeds(encounter, beds)));
    }

    private static PlantedCase? BedForAnOutpatient(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice, 6) is not { } day || scene.Search.Insured(dice, day.AddDays(-6), day) is not { } patient)
        {
            return null;
        }

        SampleFacility hospital = dice.Pick(AbuseScene.Hospitals);
        if (isAbuse)
        {
            int beds = dice.Between(1, 4);
            return new PlantedCase(AbuseScene.Visit(dice, patient, hospital, day, dice.Pick(AbuseScene.Acute), 450, 200, alter: encounter => Bill.Add(encounter, Services.Beds[0], beds, encounter.Admission.AddMinutes(30))));
        }

        // Day beds of a course of rehabilitation.
        return new PlantedCase(AbuseScene.Stay(
            dice, patient, hospital, AbuseScene.At(day.AddDays(-5), 450), AbuseScene.At(day, 900), AbuseScene.Of("M54.5"), "02", AbuseScene.EntitlementAt(hospital, patient, isStay: false),
            encounter => Bill.Add(encounter, Services.DayBed, 4, encounter.Admission.AddMinutes(30))));
    }

    private static PlantedCase? StayKeptOpen(AbuseScene scene, Dice dice, bool isAbuse)
    {
        bool isLongIllness = !isAbuse && dice.Chance(0.5);
        int days = isAbuse || isLongIllness ? dice.Chance(0.3) ? dice.Between(92, 110) : dice.Between(110, 170) : dice.Between(50, 88);

        // Cards of the year reach back to its first day, so stays may have begun before the period.
        int reach = scene.Start.DayNumber - new DateOnly(scene.Start.AddDays(-1).Year, 1, 1).DayNumber;
        if (scene.Day(dice, Math.Max(0, days - reach)) is not { } day || scene.Search.Insured(dice, day.AddDays(-days), day) is not { } patient)
        {
            return null;
        }

        Diagnosis main = isLongIllness ? AbuseScene.Of(dice.Chance(0.5) ? "F20.0" : "A15.0") : dice.Pick(AbuseScene.Acute);
        return new PlantedCase(AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Hospitals), day.AddDays(-days), day, main, alter: encounter =>
        {
            // A drug in the morning is enough for such a stay.
            DateTime last = DateTime.MinValue;
            encounter.Lines.RemoveAll(line =>
            {
                bool isRepeated = line.Drug is not null && line.Ordered < last.AddDays(2);
                last = line.Drug is not null && !isRepeated ? line.Ordered : last;
                return isRepeated;
            });
        }));
    }

    private static PlantedCase? AdmittedForNothing(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int days = dice.Between(2, 5);
        int variant = dice.Between(0, 2);
        if (scene.Day(dice, days) is not { } day)
        {
            return null;
        }

        (int least, int most) = isAbuse || variant != 1 ? (18, 65) : (76, 95);
        if (scene.Search.Insured(dice, day.AddDays(-days), day, null, least, most) is not { } patient)
        {
            return null;
        }

        // In each month one hospital fills its beds so. Innocent: an emergency, the very old, who gets worse and is referred.
        SampleFacility hospital = AbuseScene.Hospitals[((day.Year * 12) + day.Month) % AbuseScene.Hospitals.Length];
        return new PlantedCase(AbuseScene.Stay(
            dice, patient, isAbuse ? hospital : dice.Pick(AbuseScene.Hospitals), day.AddDays(-days), day, AbuseScene.Of(dice.Chance(0.6) ? "J06.9" : "J02.9"), entitlement: !isAbuse && variant == 0 ? "2" : null,
            alter: encounter => encounter.Lines.RemoveAll(line => line.Group is 8),
            dischargeType: !isAbuse && variant == 2 ? 2 : 1, result: !isAbuse && variant == 2 ? 4 : 2));
    }

    private static PlantedCase? CutAtMidnight(AbuseScene scene, Dice dice, bool isAbuse)
    {
        // Innocent: from that day on the patient has the card of another group, which pays another share.
        Patient? found = null;
        DateOnly day = default;
        if (isAbuse)
        {
            if (scene.Day(dice, 12, 14) is { } drawn)
            {
                day = drawn;
                found = scene.Search.Insured(dice, day.AddDays(-12), day.AddDays(14));
            }
        }
        else
        {
            found = scene.Search.WithOtherGroup(dice, scene.Start.AddDays(12), scene.End.AddDays(-14));
            day = found?.Next?.From ?? default;
        }

        if (found is not { } patient)
        {
            return null;
        }

        SampleFacility hospital = dice.Pick(AbuseScene.Hospitals);
        Diagnosis main = dice.Pick(AbuseScene.Acute);
        return new PlantedCase(
            AbuseScene.Stay(dice, new Patient(patient.Person, patient.Card), hospital, AbuseScene.At(day.AddDays(-dice.Between(3, 10)), 600), AbuseScene.At(day, -1), main, alter: Bill.WithoutTests),
            AbuseScene.Stay(dice, patient.Next is { } next ? new Patient(patient.Person, next) : patient, hospital, AbuseScene.At(day, 0), AbuseScene.At(day.AddDays(dice.Between(3, 12)), 540), main, alter: Bill.WithoutTests));
    }

    private static PlantedCase? BedDaysBeyondTheMonth(AbuseScene scene, Dice dice, bool isAbuse)
    {
        DateOnly month = scene.Start.AddMonths(dice.Between(0, scene.Months - 1));
        if (scene.Search.Insured(dice, month, month.AddMonths(1)) is not { } patient)
        {
            return null;
        }

        SampleFacility first = dice.Pick(AbuseScene.Districts);
        SampleFacility second = dice.Pick(AbuseScene.Provincials);
        int days = isAbuse ? dice.Between(19, 26) : 13;
        DateOnly begin = month.AddDays(dice.Between(0, 1));
        DateOnly next = isAbuse ? month.AddDays(dice.Between(1, 3)) : begin.AddDays(days);
        Diagnosis main = dice.Pick(AbuseScene.Acute);
        return new PlantedCase(
            AbuseScene.Stay(dice, patient, first, begin, begin.AddDays(days), main, alter: WholeDays, dischargeType: isAbuse ? 1 : 2),
            AbuseScene.Stay(dice, patient, second, next, next.AddDays(isAbuse ? Math.Min(days, 26 - (next.Day - 1)) : 12), main, entitlement: "1.3", alter: WholeDays));

        static void WholeDays(Encounter encounter)
        {
            Bill.WithoutTests(encounter);
            SetBeds(encounter, (encounter.Discharge.Date - encounter.Admission.Date).Days);
        }
    }

    private static PlantedCase? LeftAfterTests(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice, 6) is not { } day || scene.Search.Insured(dice, day.AddDays(-6), day) is not { } patient)
        {
            return null;
        }

        int variant = dice.Between(0, 2);
        int tests = !isAbuse && variant == 0 ? 4 : dice.Chance(0.3) ? dice.Between(11, 14) : dice.Between(15, 26);
        DateOnly from = !isAbuse && variant == 1 ? day.AddDays(-dice.Between(3, 5)) : day;
        DateTime begin = AbuseScene.At(from, dice.Between(440, 520));
        // Innocent: few tests, days of treatment before, or who is taken home to die.
        return new PlantedCase(AbuseScene.Stay(
            dice, patient, dice.Pick(AbuseScene.Hospitals), begin, AbuseScene.At(day, dice.Between(840, 1000)), dice.Pick(AbuseScene.Acute), from == day ? "04" : "03",
            dischargeType: dice.Chance(0.6) ? 3 : 4, result: !isAbuse && variant == 2 ? 6 : 7, alter: encounter =>
            {
                // Who leaves at once is hardly treated.
                encounter.Lines.RemoveAll(line => line.Group is 1 or 2 or 3 or 8 or 10 or 18 || (isAbuse && line.Drug is not null && line.Ordered > encounter.Admission.AddMinutes(30)));
                for (int at = 0; at < tests; at++)
                {
                    Service[] from = at < 14 ? Services.Laboratory : at < 20 ? Services.Imaging : Services.Functional;
                    Bill.Add(encounter, from[at < 14 ? at : at < 20 ? at - 14 : (at - 20) % 3], 1, encounter.Admission.AddMinutes(40 + (5 * at)));
                }
            }));
    }

    private static void SetBeds(Encounter encounter, int days)
    {
        encounter.Lines.RemoveAll(line => line.Group is 14 or 15);
        Bill.Add(encounter, Services.Beds[0], days, encounter.Admission.AddMinutes(30));
    }
}
