using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Text;

namespace BhytWarehouse.SampleProvince.Members;

/// <summary>The people of the province and their cards, computed from the seed: nothing is held.</summary>
internal sealed class Register(SampleProvinceOptions options)
{
    public const int MostSpans = 24;
    private const int PeopleInFiveHouseholds = 18;

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
        int household = (index / PeopleInFiveHouseholds * 5) + house;
        SeededStream householdRandom = new(options.Seed, Topic.Household, household);
        int commune = householdRandom.Weighted(FacilityNetwork.CommuneWeights);
        bool elderlyCouple = house == 4 && householdRandom.Chance(0.5);
        int age = member switch
        {
            0 or 1 when elderlyCouple => random.Between(60, 86),
            0 => random.Between(27, 59),
            1 => random.Between(25, 58),
            _ => random.Chance(0.15) ? random.Between(60, 90) : random.Between(0, 24),
        };
        int sex = member switch
        {
            0 => 1 + (random.Chance(0.42) ? 1 : 0),
            1 => 1 + (random.Chance(0.58) ? 1 : 0),
            _ => 1 + random.Below(2),
        };

        // Everybody is born at least two months before the start, so that the first extract can know them.
        DateOnly birth = options.Start.AddMonths(-2).AddYears(-age).AddDays(-random.Below(age == 0 ? 250 : 365));
        int name = random.Below(FamilyNames.Length * 5 * GivenNames.Length) + (sex == 2 ? FamilyNames.Length * 5 * GivenNames.Length : 0);
        return new Person
        {
            Index = index,
            Sex = sex,
            Birth = birth,
            OnlyBirthYearKnown = age >= 30 && random.Chance(age >= 60 ? 0.25 : 0.03),
            HasCitizenNumber = age >= 6 || random.Chance(0.6),
            Household = household,
            Commune = commune,
            FullName = Names[name],
        };
    }

    /// <summary>Every card of a person that shows in the extracts of the period, in order of validity.</summary>
    public int CardsOf(in Person person, Span<CardSpan> spans)
    {
        SeededStream random = new(options.Seed, Topic.Cards, person.Index);
        DateOnly start = options.Start;
        DateOnly end = options.End;
        byte group = ParticipantGroups.Draw(ref random, person.AgeOn(start));
        if (random.Chance(ParticipantGroups.NeverCoveredShare(group)))
        {
            return 0;
        }

        int count = 0;
        byte facility = RegisteredFacility(ref random, person.Commune);
        bool joinsLater = ParticipantGroups.RunsFromAnyDay(group) && random.Chance(0.12);
        DateOnly from;
        DateOnly to;
        if (joinsLater)
        {
            from = start.AddDays(random.Below(end.DayNumber - start.DayNumber + 1));
            to = from.AddMonths(12).AddDays(-1);
        }
        else if (group == ParticipantGroups.Child)
        {
            from = person.Birth;
            to = from.AddMonths(72).AddDays(-1);
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

        CardSpan card = Issue(group, (byte)person.Commune, facility, joinsLater ? CardChange.New : CardChange.Renewed, from, to);
        bool dual = random.Chance(0.002) && group != ParticipantGroups.Household;
        double renewal = ParticipantGroups.RunsFromAnyDay(group) ? 0.92 : 0.985;
        int months = options.Months;
        DateOnly? cutOn = random.Chance(0.0045 * months) ? start.AddDays(random.Below(end.DayNumber - start.DayNumber + 1)) : null;
        bool cutIsEnd = random.Chance(0.45);
        while (count < MostSpans - 2)
        {
            // A shortening in the month of issue would leave two rows of one extract date, so it waits for another month.
            if (cutOn is { } day && card.From < new DateOnly(day.Year, day.Month, 1) && card.Covers(day) && day < card.To && !dual)
            {
                cutOn = null;
                if (cutIsEnd)
                {
                    card.To = day;
                    card.CutShortAs = CardChange.Ended;
                    card.CutShortOn = day;
                    spans[count++] = card;
                    return count;
                }

                CardSpan adjusted = Adjust(ref random, card, day);
                card.To = day.AddDays(-1);
                card.CutShortAs = CardChange.Adjusted;
                card.CutShortOn = day;
                spans[count++] = card;
                card = adjusted;
                continue;
            }

            spans[count++] = card;
            if (card.To >= end)
            {
                break;
            }

            DateOnly next = card.To.AddDays(1);
            CardChange change = CardChange.Renewed;
            if (!random.Chance(renewal))
            {
                if (!random.Chance(0.5))
                {
                    break;
                }

                next = next.AddDays(random.Between(20, 120));
                change = CardChange.New;
            }

            if (next > end)
            {
                break;
            }

            byte nextGroup = card.Group == ParticipantGroups.Child ? (byte)Array.IndexOf(ParticipantGroups.Codes, "HS") : card.Group;
            card = Issue(nextGroup, card.Commune, card.Facility, change, next, next.AddMonths(12).AddDays(-1));
        }

        if (dual)
        {
            // The same person also bought a household card: two valid cards, one person.
            DateOnly second = start.AddDays(-10 - random.Below(100));
            spans[count++] = Issue(ParticipantGroups.Household, (byte)person.Commune, facility, CardChange.New, second, second.AddMonths(12).AddDays(-1));
        }

        return count;
    }

    public static void AppendCardNumber(Utf8Buffer buffer, in Person person, in CardSpan card)
    {
        buffer.Append(ParticipantGroups.Codes[card.Group]);
        buffer.Append(card.Digit);
        buffer.Append("0000"u8);
        buffer.AppendPadded(person.InsuranceNumber, 8);
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
        byte commune = card.Commune;
        byte facility = card.Facility;
        byte group = card.Group;
        switch (random.Below(3))
        {
            case 0:
                commune = (byte)((commune + 1 + random.Below(FacilityNetwork.Communes - 1)) % FacilityNetwork.Communes);
                facility = (byte)FacilityNetwork.StationOf(commune).Index;
                break;
            case 1:
                facility = (byte)((facility + 1) % FacilityNetwork.All.Length);
                break;
            default:
                group = group == ParticipantGroups.NearPoor ? ParticipantGroups.Household : ParticipantGroups.NearPoor;
                break;
        }

        return Issue(group, commune, facility, CardChange.Adjusted, from, card.IssuedTo);
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
