using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Identities;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Abuse of cards and entitlements.</summary>
internal static class CardScripts
{
    public static IEnumerable<AbuseScript> All(SampleProvinceOptions options)
    {
        yield return new(AbuseKind.CardHadEnded, CardHadEnded);
        yield return new(AbuseKind.CardHadBeenReduced, CardHadBeenReduced);
        yield return new(AbuseKind.FullShareOffTheLine, FullShareOffTheLine);
        yield return new(AbuseKind.WrongEntitlementCode, WrongEntitlementCode);
        yield return new(AbuseKind.CardLent, CardLent);
        yield return new(AbuseKind.VisitOfTheDead, VisitOfTheDead);
        yield return new(AbuseKind.StayedOnAnEndedCard, StayedOnAnEndedCard);
        RegisterWriting writing = new(options);
        yield return new(AbuseKind.TwoNumbersInTurn, (scene, dice, isAbuse) => TwoNumbersInTurn(scene, dice, isAbuse, writing));
    }

    private static PlantedCase? CardHadEnded(AbuseScene scene, Dice dice, bool isAbuse)
    {
        SampleFacility hospital = dice.Pick(AbuseScene.Hospitals);
        if (isAbuse)
        {
            int later = dice.Chance(0.3) ? dice.Between(1, 5) : dice.Between(6, 60);
            return scene.Search.WithEndedCard(dice, scene.SinceLaw, scene.End.AddDays(-later), later + 1) is { } patient
                ? new PlantedCase(AbuseScene.Visit(dice, patient, hospital, patient.Card.To.AddDays(later), dice.Pick(AbuseScene.Acute), dice.Between(420, 700))) : null;
        }

        if (dice.Chance(0.5))
        {
            // Renewed in time: the first day of the new card.
            return scene.Search.WithRenewedCard(dice, scene.SinceLaw, scene.End.AddDays(-5)) is { Next: { } next } renewed
                ? new PlantedCase(AbuseScene.Visit(dice, new Patient(renewed.Person, next), hospital, next.From.AddDays(dice.Between(0, 3)), dice.Pick(AbuseScene.Acute), dice.Between(420, 700))) : null;
        }

        // The last days of the card.
        return scene.Search.WithEndedCard(dice, scene.SinceLaw, scene.End, 5) is { } ending
            ? new PlantedCase(AbuseScene.Visit(dice, ending, hospital, ending.Card.To, dice.Pick(AbuseScene.Acute), dice.Between(420, 700))) : null;
    }

    private static PlantedCase? CardHadBeenReduced(AbuseScene scene, Dice dice, bool isAbuse)
    {
        SampleFacility facility = dice.Pick<SampleFacility>([.. AbuseScene.Hospitals, .. AbuseScene.Polyclinics]);
        int later = dice.Between(1, 45);
        if (scene.Search.WithReducedCard(dice, scene.SinceLaw, scene.End.AddDays(isAbuse ? -later : 0)) is not { } patient)
        {
            return null;
        }

        DateOnly day = isAbuse ? patient.Card.To.AddDays(later) : patient.Card.To.AddDays(-dice.Between(0, 5));
        return day < scene.SinceLaw ? null : new PlantedCase(AbuseScene.Visit(dice, patient, facility, day, dice.Pick(AbuseScene.Acute), dice.Between(420, 700)));
    }

    private static PlantedCase? FullShareOffTheLine(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice, 8, 0, scene.SinceLaw) is not { } day || scene.Search.Insured(dice, day.AddDays(-8), day) is not { } patient)
        {
            return null;
        }

        int card = patient.Card.Digit switch { 3 => 95, 4 => 80, _ => 100 };
        int? rate = !isAbuse ? null : dice.Chance(0.7) ? card : dice.Between(55, 70) * card / 100;
        string entitlement = isAbuse || dice.Chance(0.5) ? "3.1" : "2";
        return new PlantedCase(AbuseScene.Stay(dice, patient, AbuseScene.Central, day.AddDays(-dice.Between(2, 7)), day, dice.Pick(AbuseScene.Acute), entitlement, encounter => encounter.AskedRate = rate));
    }

    private static PlantedCase? WrongEntitlementCode(AbuseScene scene, Dice dice, bool isAbuse)
    {
        if (scene.Day(dice, 0, 0, scene.SinceLaw) is not { } day)
        {
            return null;
        }

        SampleFacility hospital = dice.Pick(AbuseScene.Hospitals);
        int variant = dice.Between(0, 2);
        (SampleFacility facility, string code) = (isAbuse, variant) switch
        {
            (true, 0) => (hospital, "1.1"),
            (true, 1) => (hospital, "1.2"),
            (true, _) => (hospital, "1.15"),
            (false, 0) => (hospital, "1.1"),
            (false, 1) => (dice.Pick(AbuseScene.Stations), "1.1"),
            _ => (hospital, "1.5"),
        };
        bool isAtHome = !isAbuse && variant == 0;
        return scene.Search.Insured(dice, day.AddDays(-40), day, patient => patient.Card.Facility == facility.Index == isAtHome) is { } found
            ? new PlantedCase(AbuseScene.Visit(dice, found, facility, day, dice.Pick(AbuseScene.Acute), dice.Between(420, 700), entitlement: code)) : null;
    }

    private static PlantedCase? CardLent(AbuseScene scene, Dice dice, bool isAbuse)
    {
        bool isNewborn = !isAbuse && dice.Chance(0.5);
        if (scene.Day(dice) is not { } day || scene.Search.Insured(dice, day, day, isNewborn ? patient => patient.Person.Sex == 2 : null, 20, isNewborn ? 42 : 70) is not { } owner)
        {
            return null;
        }

        DateOnly birth = owner.Person.Birth;
        int sex = owner.Person.Sex;
        if (isNewborn)
        {
            birth = day.AddDays(-dice.Between(0, 20));
            sex = dice.Between(1, 2);
        }
        else if (!isAbuse)
        {
            birth = birth.AddYears(dice.Chance(0.5) ? 1 : -1);
        }
        else if (dice.Chance(0.5))
        {
            sex = 3 - sex;
        }
        else
        {
            int years = dice.Chance(0.3) ? dice.Between(12, 20) : dice.Between(20, 40);
            birth = owner.Person.AgeOn(day) > 45 ? birth.AddYears(years) : birth.AddYears(-years);
        }

        return new PlantedCase(AbuseScene.Visit(dice, owner, dice.Pick(AbuseScene.Hospitals), day, isNewborn ? AbuseScene.Of("Z38.0") : dice.Pick(AbuseScene.Acute), dice.Between(420, 700), alter: encounter =>
        {
            encounter.ShownBirth = birth;
            encounter.ShownSex = sex;
        }));
    }

    private static PlantedCase? VisitOfTheDead(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int later = dice.Between(2, 60);
        if (scene.Day(dice, 8, isAbuse ? later : 20) is not { } day || scene.Search.Insured(dice, day.AddDays(-8), day.AddDays(isAbuse ? later : 20), least: isAbuse ? 40 : 20, most: isAbuse ? 74 : 42) is not { } patient)
        {
            return null;
        }

        SampleFacility hospital = dice.Pick(AbuseScene.Hospitals);
        if (isAbuse)
        {
            return new PlantedCase(
                AbuseScene.Stay(dice, patient, hospital, day.AddDays(-dice.Between(2, 7)), day, AbuseScene.Of("I63.9"), result: 5),
                AbuseScene.Visit(dice, patient, dice.Pick<SampleFacility>([.. AbuseScene.Hospitals, .. AbuseScene.Stations]), day.AddDays(later), dice.Pick(AbuseScene.Chronic), dice.Between(420, 700), alter: Bill.WithoutTests));
        }

        if (dice.Chance(0.5))
        {
            // The station sends on in the morning who dies in the hospital at noon.
            return new PlantedCase(
                AbuseScene.Visit(dice, patient, dice.Pick(AbuseScene.Stations), day, AbuseScene.Of("I63.9"), 430, 40, alter: Bill.WithoutTests, dischargeType: 2),
                AbuseScene.Stay(dice, patient, hospital, AbuseScene.At(day, 560), AbuseScene.At(day, 700), AbuseScene.Of("I63.9"), "09", "2", result: 5));
        }

        // A newborn that died under the number of its mother, who comes again.
        return new PlantedCase(
            AbuseScene.Stay(dice, patient, hospital, day.AddDays(-3), day, AbuseScene.Of("P22.0"), result: 5, alter: encounter => encounter.ShownBirth = day.AddDays(-3)),
            AbuseScene.Visit(dice, patient, hospital, day.AddDays(dice.Between(5, 18)), dice.Pick(AbuseScene.Acute), dice.Between(420, 700), alter: Bill.WithoutTests));
    }

    private static PlantedCase? StayedOnAnEndedCard(AbuseScene scene, Dice dice, bool isAbuse)
    {
        int later = isAbuse ? dice.Between(17, 40) : dice.Between(2, 14);
        SampleFacility hospital = dice.Pick(AbuseScene.Hospitals);
        int before = dice.Between(2, 10);
        if (!isAbuse && dice.Chance(0.4))
        {
            later = dice.Between(17, 30);
            return scene.Search.WithRenewedCard(dice, scene.SinceDecree, scene.End.AddDays(-later)) is { } renewed
                ? new PlantedCase(AbuseScene.Stay(dice, renewed, hospital, renewed.Card.To.AddDays(-before), renewed.Card.To.AddDays(later), dice.Pick(AbuseScene.Acute))) : null;
        }

        return scene.Search.WithEndedCard(dice, scene.SinceDecree.AddDays(-10), scene.End.AddDays(-later), later + 1) is { } patient
            ? new PlantedCase(AbuseScene.Stay(dice, patient, hospital, patient.Card.To.AddDays(-before), patient.Card.To.AddDays(later), dice.Pick(AbuseScene.Acute))) : null;
    }

    private static PlantedCase? TwoNumbersInTurn(AbuseScene scene, Dice dice, bool isAbuse, RegisterWriting writing)
    {
        int first = dice.Between(8, 30);
        int second = dice.Between(8, 30);
        // The card of the last day, which is the one that has a second beside it.
        if (scene.Day(dice, 0, first + second, scene.End.AddDays(-110)) is not { } day
            || scene.Search.Insured(dice, day, scene.End, patient => writing.SecondOf(patient.Person) is { CitizenId.Length: > 0 }) is not { } one)
        {
            return null;
        }

        // As the insurer has it: a household card under the other number, without a citizen number where claims show it.
        Patient other = new(writing.SecondOf(one.Person)!.Value.Person with { HasCitizenNumber = false }, OfHousehold(one.Card));
        SampleFacility facility = dice.Pick(AbuseScene.Districts);
        PlantedDossier At(Patient patient, int days) => AbuseScene.Visit(dice, patient, facility, day.AddDays(days), dice.Pick(AbuseScene.Acute), dice.Between(420, 700), alter: Bill.WithoutTests);
        return new PlantedCase(At(one, 0), At(other, first), At(isAbuse ? one : other, first + second));
    }

    private static Members.CardSpan OfHousehold(Members.CardSpan card)
    {
        card.Group = Members.ParticipantGroups.Household;
        card.Digit = (byte)Members.ParticipantGroups.Digit(Members.ParticipantGroups.Household, card.From);
        return card;
    }
}
