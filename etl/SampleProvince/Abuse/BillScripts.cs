using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Claims;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Registers;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Abuse within one bill.</summary>
internal static class BillScripts
{
    public static IEnumerable<AbuseScript> All { get; } =
    [
        new(AbuseKind.DoctorNotListed, DoctorNotListed),
        new(AbuseKind.ServiceWithoutApproval, ServiceWithoutApproval),
        new(AbuseKind.PriceRaised, PriceRaised),
        new(AbuseKind.DrugPriceRaised, DrugPriceRaised),
        new(AbuseKind.DiseaseOfTheOtherSex, DiseaseOfTheOtherSex),
        new(AbuseKind.CauseAsMainDisease, CauseAsMainDisease),
        new(AbuseKind.ServiceBilledTwice, ServiceBilledTwice),
        new(AbuseKind.FeeInTheWard, FeeInTheWard),
        new(AbuseKind.SuppliesWithoutEnd, SuppliesWithoutEnd),
        new(AbuseKind.TestNeverDone, TestNeverDone),
    ];

    private static PlantedCase? DoctorNotListed(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        SampleFacility hospital = dice.Pick(AbuseScene.Provincials);

        // Innocent: a doctor of another hospital who is on the list of this one under a contract.
        (int home, int number) = isAbuse ? (hospital.Index, RegisterBook.FirstUnlisted + dice.Between(0, 9)) : (RegisterBook.HomeOfVisitors(hospital).Index, RegisterBook.FirstVisiting + dice.Between(0, 4));
        bool isAll = !isAbuse || dice.Chance(0.6);
        return new PlantedCase(AbuseScene.Visit(dice, patient, hospital, day, dice.Pick(AbuseScene.Acute), dice.Between(430, 640), alter: encounter =>
        {
            int left = isAll ? int.MaxValue : 1;
            Bill.Each(encounter, line => line.Covered && left-- > 0, (ref ClaimLine line) => (line.Home, line.Practitioner) = (home + 1, number));
        }));
    }

    private static PlantedCase? ServiceWithoutApproval(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        // Innocent: a test that the provincial hospital does for others under a contract.
        SampleFacility facility = dice.Pick(AbuseScene.Provincials);
        Service service = isAbuse ? dice.Pick(Services.WithoutApproval) : Services.ByContract;
        int count = isAbuse ? dice.Between(1, 3) : 1;
        return new PlantedCase(AbuseScene.Visit(dice, patient, facility, day, dice.Pick(AbuseScene.Acute), dice.Between(430, 640), alter: encounter =>
        {
            for (int at = 0; at < count; at++)
            {
                Bill.Add(encounter, service, 1, encounter.Admission.AddMinutes(20 + (15 * at)));
            }
        }));
    }

    private static PlantedCase? PriceRaised(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        int percent = dice.Chance(0.3) ? dice.Between(102, 110) : dice.Between(110, 180);
        bool isEvery = dice.Chance(0.5);
        return new PlantedCase(AbuseScene.Visit(dice, patient, dice.Pick(AbuseScene.Hospitals), day, dice.Pick(AbuseScene.Acute), dice.Between(430, 640), alter: encounter =>
        {
            int left = isEvery ? int.MaxValue : 1;
            // Innocent: what the patient pays himself on top of the approved price.
            Bill.Each(encounter, line => line.Service is not null && line.Covered && line.Group is 1 or 2 or 13 && left-- > 0, (ref ClaimLine line) =>
            {
                line.FacilityPrice = line.CoveredPrice / 1000 * percent / 100 * 1000;
                line.CoveredPrice = isAbuse ? line.FacilityPrice : line.CoveredPrice;
            });
        }));
    }

    private static PlantedCase? DrugPriceRaised(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        int percent = isAbuse ? dice.Chance(0.3) ? dice.Between(102, 110) : dice.Between(110, 200) : dice.Between(80, 100);
        bool isEvery = dice.Chance(0.5);
        return new PlantedCase(AbuseScene.Visit(dice, patient, dice.Pick(AbuseScene.Hospitals), day, dice.Pick(AbuseScene.Acute), dice.Between(430, 640), alter: encounter =>
        {
            int left = isEvery ? int.MaxValue : 1;
            // Innocent: cheaper than the tender, or the same with a rounding.
            Bill.Each(encounter, line => line.Drug is { Covered: true } && left-- > 0, (ref ClaimLine line) =>
            {
                line.FacilityPrice = isAbuse || percent < 95 ? line.FacilityPrice * percent / 100 : line.FacilityPrice + 300;
                line.CoveredPrice = line.FacilityPrice;
            });
        }));
    }

    private static PlantedCase? DiseaseOfTheOtherSex(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int days = dice.Between(2, 4);
        bool isMan = dice.Chance(0.6);
        (int least, int most) = !isAbuse ? (18, 48) : isMan ? (18, 70) : (76, 88);
        if (scene.Day(dice, days) is not { } day || scene.Search.Insured(dice, day.AddDays(-days), day, patient => patient.Person.Sex == (isAbuse && isMan ? 1 : 2), least, most) is not { } patient)
        {
            return null;
        }

        return new PlantedCase(AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Hospitals), day.AddDays(-days), day, AbuseScene.Of("O80")));
    }

    private static PlantedCase? CauseAsMainDisease(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day) is not { } patient)
        {
            return null;
        }

        // Innocent: the cause beside the disease.
        Diagnosis cause = AbuseScene.Of(dice.Chance(0.5) ? "B95.6" : "B96.2");
        return new PlantedCase(AbuseScene.Visit(dice, patient, dice.Pick(AbuseScene.Hospitals), day, isAbuse ? cause : AbuseScene.Of("N39.0"), dice.Between(430, 640), alter: encounter =>
        {
            if (!isAbuse)
            {
                encounter.Comorbid.Add(cause);
            }
        }));
    }

    private static PlantedCase? ServiceBilledTwice(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int days = dice.Between(3, 7);
        if (scene.Day(dice, days) is not { } day || scene.Search.Insured(dice, day.AddDays(-days), day) is not { } patient)
        {
            return null;
        }

        int more = isAbuse && dice.Chance(0.3) ? dice.Between(2, 4) : 1;
        int variant = dice.Between(0, 2);
        Service service = isAbuse ? dice.Pick(Services.Laboratory[3], Services.Imaging[0], Services.Procedures[4], Services.Functional[1]) : Services.Laboratory[1];
        return new PlantedCase(AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Hospitals), day.AddDays(-days), day, dice.Pick(AbuseScene.Acute), alter: encounter =>
        {
            DateTime moment = encounter.Admission.AddMinutes(95);
            if (!isAbuse && variant == 1)
            {
                // A second operation of the session, at half the rate.
                Bill.Add(encounter, Services.Surgery[3], 1, moment);
                Bill.Add(encounter, Services.Surgery[3], 1, moment, 50);
                return;
            }

            if (!isAbuse && variant == 2)
            {
                Bill.Add(encounter, Services.Supplies[1], 1, moment);
                Bill.Add(encounter, Services.Supplies[1], 1, moment);
                return;
            }

            Bill.Add(encounter, service, 1, moment);
            for (int at = 1; at <= more; at++)
            {
                // Blood sugar is measured again in the course of the day.
                Bill.Add(encounter, service, 1, isAbuse ? moment : moment.AddHours(3 * at));
            }
        }));
    }

    private static PlantedCase? FeeInTheWard(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int days = dice.Between(4, 9);
        if (scene.Day(dice, days) is not { } day || scene.Search.Insured(dice, day.AddDays(-days), day) is not { } patient)
        {
            return null;
        }

        int fees = isAbuse ? dice.Between(1, 3) : 1;
        bool isConsultant = dice.Chance(0.5);
        return new PlantedCase(AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Hospitals), day.AddDays(-days), day, dice.Pick(AbuseScene.Acute), alter: encounter =>
        {
            for (int at = 0; at < fees; at++)
            {
                // Innocent: a specialist of another field at 30 %, or the examination before the ward.
                DateTime moment = isAbuse || isConsultant ? encounter.Admission.Date.AddDays(at + 1).AddMinutes(540) : encounter.Admission.AddMinutes(3);
                Bill.Add(encounter, Services.Examination[(int)encounter.Facility.Level], 1, moment, isAbuse || !isConsultant ? 100 : 30);
            }
        }));
    }

    private static PlantedCase? SuppliesWithoutEnd(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int days = dice.Between(5, 9);
        bool isChild = !isAbuse && dice.Chance(0.3);
        if (scene.Day(dice, days) is not { } day || scene.Search.Insured(dice, day.AddDays(-days), day, null, isChild ? 1 : 18, isChild ? 4 : 74) is not { } patient)
        {
            return null;
        }

        // The fund pays up to 45 base salaries for one operation, and with four pieces more than that is asked whatever the card.
        int pieces = isAbuse || isChild ? dice.Between(4, 7) : dice.Between(1, 2);
        bool isTwoDays = !isAbuse && !isChild && dice.Chance(0.5);
        return new PlantedCase(AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Provincials), day.AddDays(-days), day, AbuseScene.Of("I25.9"), alter: encounter =>
        {
            encounter.Lines.RemoveAll(line => line.Group is 8 or 10);
            DateTime moment = encounter.Admission.Date.AddDays(1).AddMinutes(500);
            Bill.Add(encounter, Services.Angioplasty, 1, moment);
            Bill.Add(encounter, Services.Stent, pieces, moment.AddMinutes(30));
            if (isTwoDays)
            {
                // A second operation days later has a ceiling of its own.
                Bill.Add(encounter, Services.Angioplasty, 1, moment.AddDays(2));
                Bill.Add(encounter, Services.Stent, 2, moment.AddDays(2).AddMinutes(30));
            }
        }));
    }

    private static PlantedCase? TestNeverDone(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int days = dice.Between(3, 7);
        if (scene.Day(dice, days) is not { } day || scene.Search.Insured(dice, day.AddDays(-days), day) is not { } patient)
        {
            return null;
        }

        int missing = dice.Chance(0.3) ? dice.Between(1, 3) : 50;
        // Innocent: who leaves before the results, and tests that the fund does not pay.
        bool leaves = !isAbuse && dice.Chance(0.5);
        return new PlantedCase(AbuseScene.Stay(dice, patient, dice.Pick(AbuseScene.Hospitals), day.AddDays(-days), day, dice.Pick(AbuseScene.Acute), dischargeType: leaves ? 3 : 1, alter: encounter =>
        {
            int left = missing;
            Bill.Each(encounter, line => line.Covered && line.Group is 1 or 2 && left-- > 0, (ref ClaimLine line) =>
            {
                line.HasNoResult = true;
                if (!isAbuse && !leaves)
                {
                    line.Covered = false;
                    line.FundRate = 0;
                }
            });
        }));
    }
}
