using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Text;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.SampleProvince.Members;

/// <summary>
/// The people of the province, their households, what happens to them and their cards, computed from the seed: nothing is held.
/// Of all the people some are born, die, arrive, leave or move within the period; the cards follow, now and then late or not at all.
/// </summary>
internal sealed class Register(SampleProvinceOptions options)
{
    public const int MostSpans = 24;
    public const int MostEvents = 6;
    private const int PeopleInFiveHouseholds = 18;

    // Assumed shares of households, in percent, in the order of HouseholdStanding.
    private static readonly int[] StandingWeights = [48, 4, 5, 6, 20, 15, 2];

    // Visibly made up, yet with the tone marks that real names have.
    private static readonly string[] FamilyNames = ["Mẫu", "Thử", "Giả Định", "Minh Họa", "Ví Dụ", "Tượng Trưng"];
    private static readonly string[] MaleMiddles = ["Văn", "Đức", "Hữu", "Quốc", ""];
    private static readonly string[] FemaleMiddles = ["Thị", "Ngọc", "Thu", "Thùy", ""];

    private static readonly string[] GivenNames =
    [
        "An", "Bình", "Châu", "Dũng", "Đào", "Giang", "Hạnh", "Hòa", "Khánh", "Lâm", "Liên", "Mỹ", "Nguyệt", "Oanh", "Phúc", "Quyên",
        "Sơn", "Tâm", "Thắng", "Tuyết", "Uyên", "Vũ", "Xuân", "Yến",
    ];

    private static readonly string[] Names = AllNames();

    public int People => options.People;

    public Household HouseholdAt(int index)
    {
        SeededStream random = new(options.Seed, Topic.Household, index);
        int commune = random.Weighted(FacilityNetwork.CommuneWeights);
        SeededStream standing = new(options.Seed, Topic.Standing, index);
        SeededStream events = new(options.Seed, Topic.HouseholdEvents, index);
        DateOnly day = options.Start.AddDays(events.Below(options.Days));
        double kind = events.Fraction() / options.Months;
        bool arrives = kind < 0.0012;
        bool leaves = !arrives && kind < 0.0022;
        bool moves = !arrives && !leaves && kind < 0.0044;
        return new Household
        {
            Index = index,
            Commune = commune,
            Standing = (HouseholdStanding)standing.Weighted(StandingWeights),
            IsTemporary = standing.Chance(arrives ? 0.5 : 0.07),
            Arrived = arrives ? day : null,
            Left = leaves ? day : null,
            Moved = moves ? day : null,
            MovedTo = moves ? (commune + 1 + events.Below(FacilityNetwork.Communes - 1)) % FacilityNetwork.Communes : commune,
        };
    }

    public Person PersonAt(int index)
    {
        SeededStream random = new(options.Seed, Topic.Person, index);
        int place = index % PeopleInFiveHouseholds;
        (int house, int member) = place switch
        {
            < 5 => (0, place),
            < 9 => (1, place - 5),
            < 13 => (2, place - 9),
            < 16 => (3, place - 13),
            _ => (4, place - 16),
        };
        Household household = HouseholdAt((index / PeopleInFiveHouseholds * 5) + house);
        bool elderlyCouple = house == 4 && household.Index % 2 == 0;
        DateOnly birth = member switch
        {
            0 or 1 when elderlyCouple => BornBefore(ref random, 60, 86),
            0 => BornBefore(ref random, 27, 59),
            1 => BornBefore(ref random, 25, 58),
            _ when random.Chance(0.15) => BornBefore(ref random, 60, 90),

            // Children, evenly from 25 years before the start to the last day of the period: some are born in it.
            _ => options.End.AddDays(-random.Below((25 * 365) + options.Days)),
        };
        int sex = member switch
        {
            0 => 1 + (random.Chance(0.42) ? 1 : 0),
            1 => 1 + (random.Chance(0.58) ? 1 : 0),
            _ => 1 + random.Below(2),
        };
        int age = Math.Max(0, options.Start.Year - birth.Year);
        int name = random.Below(FamilyNames.Length * 5 * GivenNames.Length) + (sex == 2 ? FamilyNames.Length * 5 * GivenNames.Length : 0);
        SeededStream life = new(options.Seed, Topic.LifeEvents, index);
        DateOnly from = birth > options.Start ? birth : options.Start;
        int days = options.End.DayNumber - from.DayNumber + 1;
        DateOnly? death = life.Chance(YearlyMortality(age) * days / 365) ? from.AddDays(life.Below(days)) : null;
        DateOnly? left = life.Chance(age is >= 18 and <= 30 ? 0.0012 * options.Months : 0) ? from.AddDays(life.Below(days)) : null;
        return new Person
        {
            Index = index,
            Sex = sex,
            Birth = birth,
            OnlyBirthYearKnown = age >= 30 && random.Chance(age >= 60 ? 0.25 : 0.03),
            HasCitizenNumber = age >= 6 || random.Chance(0.6),
            Household = household,
            Member = member,
            FullName = Names[name],
            Death = death,
            LeftAlone = left,
        };
    }

    /// <summary>The group whose list the person belongs on at the day.</summary>
    public byte EntitledGroup(in Person person, DateOnly day)
    {
        SeededStream random = new(options.Seed, Topic.Standing, ~(long)person.Index);
        bool studies = SchoolOn(person, day) != Schools.None;
        return ParticipantGroups.Of(ref random, person.AgeOn(day), person.Household.Standing, studies);
    }

    /// <summary>Everybody from 6 to 17 but a few, and one in four from 18 to 22, whatever card they have.</summary>
    public int SchoolOn(in Person person, DateOnly day)
    {
        SeededStream random = new(options.Seed, Topic.Occupation, person.Index);
        int age = person.AgeOn(day);
        return age switch
        {
            >= 6 and < 18 when random.Chance(0.96) => Schools.OfPupil(person.CommuneOn(day), age),
            >= 18 and < 23 when random.Chance(0.26) => Schools.OfStudent(person.Index),
            _ => Schools.None,
        };
    }

    /// <summary>The unit that pays for an employee.</summary>
    public int PayingUnitOf(in Person person, byte group)
    {
        SeededStream random = new(options.Seed, Topic.Occupation, ~(long)person.Index);
        return ParticipantGroups.IsEmployee(group) ? PayingUnits.Draw(ref random, options, group) : PayingUnits.None;
    }

    /// <summary>The commune in which a household lives, under the code that is in force on the day.</summary>
    public static string CommuneCode(in Household household, DateOnly day) => CommuneMap.CodeAt(household.CommuneOn(day), household.Index, day);

    /// <summary>What the registers of the communes enter for a person in the period, in order of time.</summary>
    public int EventsOf(in Person person, Span<CivilEvent> events)
    {
        if (!person.EverResident)
        {
            return 0;
        }

        int count = 0;
        Household household = person.Household;
        if (person.FirstDay >= options.Start)
        {
            int kind = person.FirstDay == person.Birth ? CivilEvents.Birth : CivilEvents.ArrivalFromOutside;
            events[count++] = new CivilEvent(kind, person.FirstDay, CommuneCode(household, person.FirstDay));
        }

        DateOnly? end = person.Left ?? person.Death;
        if (household.Moved is { } moved && moved > person.FirstDay && (end is not { } last || moved < last))
        {
            events[count++] = new CivilEvent(CivilEvents.MoveOut, moved, CommuneCode(household, moved.AddDays(-1)));
            events[count++] = new CivilEvent(CivilEvents.MoveIn, moved, CommuneCode(household, moved));
        }

        if (end is { } day)
        {
            int kind = person.Left is null ? CivilEvents.Death : CivilEvents.DepartureFromProvince;
            events[count++] = new CivilEvent(kind, day, CommuneCode(household, day));
        }

        return count;
    }

    /// <summary>Every card of a person that shows in the extracts of the period, in order of validity.</summary>
    public int CardsOf(in Person person, Span<CardSpan> spans)
    {
        SeededStream random = new(options.Seed, Topic.Cards, person.Index);
        DateOnly start = options.Start;
        DateOnly end = options.End;
        DateOnly first = person.FirstDay;
        byte group = EntitledGroup(person, first > start ? first : start);
        if (random.Chance(ParticipantGroups.NeverCoveredShare(group)) || !person.EverResident || first > end)
        {
            return 0;
        }

        CardSpan card = FirstCard(ref random, person, group);
        bool dual = random.Chance(options.SecondCardChance) && group != ParticipantGroups.Household && group != ParticipantGroups.Child && first < start && person.Household.Moved is null;
        Ending ending = EndingOf(ref random, person);
        double renewal = ParticipantGroups.RunsFromAnyDay(group) ? 0.92 : 0.985;
        DateOnly? changed = random.Chance(0.0025 * options.Months) && !dual ? FirstOfMonthAfter(start.AddDays(random.Below(options.Days))) : null;

        // The insurer learns of a move in the month after it or in the one after that.
        DateOnly? movedOn = person.Household.Moved is { } moved ? FirstOfMonthAfter(moved).AddMonths(random.Below(2)) : null;
        int count = 0;
        while (count < MostSpans - 2 && card.From <= end && card.From < ending.Day)
        {
            DateOnly? change = Earlier(After(movedOn, card), After(changed, card));
            if (change is { } day && day <= end && day < card.To && day < ending.Day)
            {
                CardSpan adjusted = day == movedOn ? Moved(card, person, day) : Adjust(ref random, card, day);
                card.To = day.AddDays(-1);
                card.CutShortAs = CardChange.Adjusted;
                card.CutShortOn = day;
                spans[count++] = card;
                card = adjusted;
                continue;
            }

            if (ending.Day <= card.To && ending.ReportedFor(card) is { } reported && reported <= end)
            {
                card.To = ending.Day;
                card.CutShortAs = CardChange.Ended;
                card.CutShortOn = reported;
                spans[count++] = card;
                break;
            }

            spans[count++] = card;
            if (card.To >= end)
            {
                break;
            }

            DateOnly next = card.To.AddDays(1);
            CardChange issuedAs = CardChange.Renewed;
            if (!random.Chance(renewal))
            {
                if (!random.Chance(0.5))
                {
                    break;
                }

                next = next.AddDays(random.Between(20, 120));
                issuedAs = CardChange.New;
            }

            byte nextGroup = card.Group == ParticipantGroups.Child ? EntitledGroup(person, next) : card.Group;
            int commune = movedOn is { } known && next >= known ? person.Household.MovedTo : card.Commune;
            card = Issue(nextGroup, (byte)commune, card.Facility, issuedAs, next, next.AddMonths(12).AddDays(-1));
        }

        if (dual && count > 0)
        {
            // The same person also bought a household card: two valid cards, one person.
            DateOnly second = start.AddDays(-10 - random.Below(100));
            CardSpan also = Issue(
                ParticipantGroups.Household, (byte)person.Commune, spans[0].Facility, CardChange.New, second, second.AddMonths(12).AddDays(-1));
            if (ending.Day <= also.To && ending.ReportedFor(also) is { } reported && reported <= end)
            {
                also.To = ending.Day;
                also.CutShortAs = CardChange.Ended;
                also.CutShortOn = reported;
            }

            spans[count++] = also;
        }

        return count;
    }

    private CardSpan FirstCard(ref SeededStream random, in Person person, byte group)
    {
        DateOnly start = options.Start;
        DateOnly end = options.End;
        DateOnly first = person.FirstDay;
        byte commune = (byte)person.CommuneOn(first > start ? first : start.AddDays(-1));
        byte facility = RegisteredFacility(ref random, commune);
        bool newcomer = first >= start;
        bool joinsLater = ParticipantGroups.RunsFromAnyDay(group) && random.Chance(0.12);
        DateOnly from;
        DateOnly to;
        if (group == ParticipantGroups.Child)
        {
            // A card of a newborn runs from birth; one in six is only asked for weeks later.
            from = person.Birth;
            to = from.AddMonths(72).AddDays(-1);
            if (newcomer)
            {
                from = first.AddDays(random.Chance(0.15) ? random.Between(10, 60) : 0);
                from = from < to ? from : first;
            }
        }
        else if (newcomer)
        {
            from = first.AddDays(random.Below(45));
            to = from.AddMonths(12).AddDays(-1);
        }
        else if (joinsLater)
        {
            from = start.AddDays(random.Below(end.DayNumber - start.DayNumber + 1));
            to = from.AddMonths(12).AddDays(-1);
        }
        else if (ParticipantGroups.RunsFromAnyDay(group))
        {
            from = start.AddDays(-1 - random.Below(360));
            to = from.AddMonths(12).AddDays(-1);
        }
        else
        {
            from = new DateOnly(start.AddDays(-1).Year, 1, 1);
            to = new DateOnly(from.Year, 12, 31);
        }

        return Issue(group, commune, facility, newcomer || joinsLater ? CardChange.New : CardChange.Renewed, from, to);
    }

    /// <summary>Why the insurance of a person stops before a card runs out, and when the insurer hears of it.</summary>
    private Ending EndingOf(ref SeededStream random, in Person person)
    {
        bool known = random.Chance(0.96);
        int late = random.Below(100) < 85 ? 0 : random.Between(15, 75);
        bool keepsCard = random.Chance(0.3);
        bool stops = random.Chance(0.0018 * options.Months);
        DateOnly stopped = options.Start.AddDays(random.Below(options.Days));
        DateOnly day = Ending.Never;
        if (person.Death is { } death && known)
        {
            day = death;
        }
        else if (person.Death is null && person.Left is { } left && !keepsCard)
        {
            day = left;
        }

        return stops && stopped < day ? new Ending(stopped, 0) : new Ending(day, late);
    }

    private static CardSpan Moved(CardSpan card, in Person person, DateOnly from) =>
        Issue(card.Group, (byte)person.Household.MovedTo, (byte)FacilityNetwork.StationOf(person.Household.MovedTo).Index, CardChange.Adjusted, from, card.IssuedTo);

    /// <summary>A change shortens a card that began in an earlier month: rows of one extract would contradict each other otherwise.</summary>
    private static DateOnly? After(DateOnly? change, in CardSpan card) => change is { } day && card.From < day ? day : null;

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is { } a && other is { } b ? (a < b ? a : b) : one ?? other;

    private static DateOnly FirstOfMonthAfter(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddMonths(1);

    private DateOnly BornBefore(ref SeededStream random, int least, int most) =>
        options.Start.AddYears(-random.Between(least, most)).AddDays(-1 - random.Below(365));

    private static double YearlyMortality(int age) => age switch
    {
        < 1 => 0.010,
        < 40 => 0.001,
        < 60 => 0.004,
        < 70 => 0.012,
        < 80 => 0.03,
        _ => 0.09,
    };

    public static void AppendCardNumber(Utf8Buffer buffer, in Person person, in CardSpan card)
    {
        buffer.Append(ParticipantGroups.Codes[card.Group]);
        buffer.Append(card.Digit);
        buffer.Append("0000"u8);
        buffer.AppendPadded(person.InsuranceNumber, 8);
    }

    public static void AppendHouseholdCode(Utf8Buffer buffer, in Household household)
    {
        buffer.Append("HO"u8);
        buffer.AppendPadded(household.Index + 1, 8);
    }

    public static void AppendInsuranceNumber(Utf8Buffer buffer, in Person person)
    {
        buffer.Append("00"u8);
        buffer.AppendPadded(person.InsuranceNumber, 8);
    }

    public static void AppendCitizenNumber(Utf8Buffer buffer, in Person person)
    {
        (int century, int year, int serial) = person.CitizenNumber;
        buffer.Append("000"u8);
        buffer.Append(century);
        buffer.AppendPadded(year, 2);
        buffer.AppendPadded(serial, 6);
    }

    private static CardSpan Issue(byte group, byte commune, byte facility, CardChange change, DateOnly from, DateOnly to) => new()
    {
        Group = group,
        Digit = (byte)ParticipantGroups.Digit(group, from),
        Commune = commune,
        Facility = facility,
        IssuedAs = change,
        From = from,
        IssuedTo = to,
        To = to,
    };

    private static CardSpan Adjust(ref SeededStream random, CardSpan card, DateOnly from)
    {
        byte facility = card.Facility;
        byte group = card.Group;
        if (random.Chance(0.6))
        {
            facility = (byte)((facility + 1) % FacilityNetwork.All.Length);
        }
        else
        {
            group = group == ParticipantGroups.NearPoor ? ParticipantGroups.Household : ParticipantGroups.NearPoor;
        }

        return Issue(group, card.Commune, facility, CardChange.Adjusted, from, card.IssuedTo);
    }

    private static byte RegisteredFacility(ref SeededStream random, int commune) => random.Below(100) switch
    {
        < 45 => (byte)FacilityNetwork.StationOf(commune).Index,
        < 57 => (byte)(6 + (commune % 2)),
        < 92 => (byte)(3 + (commune % 3)),
        _ => (byte)random.Below(2),
    };

    private static string[] AllNames()
    {
        List<string> names = [];
        foreach (string[] middles in (string[][])[MaleMiddles, FemaleMiddles])
        {
            foreach (string family in FamilyNames)
            {
                foreach (string middle in middles)
                {
                    foreach (string given in GivenNames)
                    {
                        names.Add(middle.Length == 0 ? $"{family} {given}" : $"{family} {middle} {given}");
                    }
                }
            }
        }

        return [.. names];
    }
}
