using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Members;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>The people of the sample province as two agencies write them: the police as residents, the insurer as insured. Each has errors of its own, an order of its own and household numbers of its own.</summary>
/// <remarks>Shares of situations are assumed, and rather above what a province sees: a province without twins would flatter whoever compares.</remarks>
internal sealed class TwoRegisters
{
    private static readonly string[] FamilyNames = ["Mẫu", "Thử", "Giả", "Minh", "Ví", "Tượng"];
    private static readonly int[] FamilyWeights = [38, 20, 14, 12, 9, 7];
    private static readonly string[] MaleMiddles = ["Văn", "Đức", "Hữu", "Quốc", "Minh", "Thanh", "Xuân", ""];
    private static readonly string[] FemaleMiddles = ["Thị", "Ngọc", "Thu", "Thùy", "Thanh", "Kim", "Mỹ", ""];
    private static readonly int[] MiddleWeights = [40, 14, 10, 9, 8, 7, 6, 6];

    // Names that differ in a mark only stand next to each other: twins are given such names.
    private static readonly string[] GivenNames =
    [
        "An", "Ân", "Anh", "Ánh", "Bình", "Bích", "Châu", "Chung", "Cường", "Dung", "Dũng", "Đào", "Đạo", "Giang", "Hà", "Hạ", "Hân", "Hạnh", "Hiền", "Hiển", "Hoa", "Hòa", "Hùng", "Hưng",
        "Hương", "Hường", "Khánh", "Khang", "Lâm", "Lam", "Lan", "Linh", "Lĩnh", "Long", "Mai", "Mơ", "Mỹ", "Nam", "Nga", "Ngân", "Nguyệt", "Nhung", "Oanh", "Phú", "Phúc", "Quân", "Quyên", "Sơn",
        "Tâm", "Tám", "Thắng", "Thành", "Thanh", "Thảo", "Thúy", "Thùy", "Trang", "Trung", "Tuấn", "Tú", "Tuyết", "Uyên", "Vân", "Vũ", "Xuân", "Yến",
    ];

    private readonly SampleProvinceOptions _options;
    private readonly Register _register;
    private readonly HashSet<string> _citizenIds = [];
    private readonly List<IdentityErrorKind> _made = [];

    public TwoRegisters(SampleProvinceOptions options, double dirtyShare)
    {
        _options = options;
        _register = new Register(options);
        Day = options.End;
        IdentityNoise residentNoise = new(options.Seed, dirtyShare, isInsured: false);
        IdentityNoise insuredNoise = new(options.Seed, dirtyShare, isInsured: true);
        List<RegisterEntry> residents = [];
        List<RegisterEntry> insured = [];
        CardSpan[] spans = new CardSpan[Register.MostSpans];
        List<(Person Person, Identity Identity)> people = Make();
        for (int index = 0; index < people.Count; index++)
        {
            (Person person, Identity identity) = people[index];
            SeededStream random = new(options.Seed, Topic.Identity, (1L << 33) + index);
            int cards = _register.CardsOf(person, spans);
            bool isResident = person.IsResident(Day) && (cards == 0 || !random.Chance(0.015));
            if (isResident)
            {
                Identity written = residentNoise.Write(index, identity with { InsuranceNumber = "", CardNumber = "" }, _made);
                residents.Add(new RegisterEntry(index, written, false, [.. _made]));
            }

            if (cards > 0)
            {
                AddInsured(insured, insuredNoise, index, person, identity, spans.AsSpan(0, cards), ref random);
            }
        }

        Residents = Shuffled(residents, 1);
        Insured = Shuffled(insured, 2);
    }

    /// <summary>The day of both registers.</summary>
    public DateOnly Day { get; }

    public IReadOnlyList<RegisterEntry> Residents { get; }

    public IReadOnlyList<RegisterEntry> Insured { get; }

    /// <summary>How often each situation of people occurs.</summary>
    public SortedDictionary<IdentityErrorKind, int> Situations { get; } = [];

    private List<(Person Person, Identity Identity)> Make()
    {
        List<(Person Person, Identity Identity)> people = new(_options.People);
        string[] familyOfHouse = new string[5];
        for (int index = 0; index < _options.People; index++)
        {
            Person person = _register.PersonAt(index);
            int member = person.Member;
            SeededStream random = new(_options.Seed, Topic.Identity, index);
            SeededStream householdRandom = new(_options.Seed, Topic.Identity, (1L << 34) + person.Household.Index);
            bool houseHasTwins = householdRandom.Chance(0.02);
            bool houseHasFatherAndSon = householdRandom.Chance(0.004);
            int house = person.Household.Index % 5;
            // Spouses keep their own family name; children bear the name of the head.
            string family = member is 0 or 1 ? FamilyNames[random.Weighted(FamilyWeights)] : familyOfHouse[house];
            if (member == 0)
            {
                familyOfHouse[house] = family;
            }

            int sex = person.Sex;
            DateOnly birth = person.Birth;
            int given = random.Below(GivenNames.Length);
            string middle = (sex == 1 ? MaleMiddles : FemaleMiddles)[random.Weighted(MiddleWeights)];
            string name = Name(family, middle, GivenNames[given]);
            string citizenId = Citizen(person, sex, birth, person.CitizenNumber.Serial);
            bool isYearOnly = person.OnlyBirthYearKnown;
            if (member == 3 && houseHasTwins && people[^1].Person.AgeOn(Day) < 25)
            {
                (Person first, Identity firstIdentity) = people[^1];
                birth = first.Birth;
                isYearOnly = false;
                sex = random.Chance(0.6) ? first.Sex : sex;
                string[] words = firstIdentity.FullName.Split(' ');
                int firstGiven = Array.IndexOf(GivenNames, words[^1]);
                // Half of twins get a name that begins or sounds alike.
                given = random.Chance(0.5) ? firstGiven + (firstGiven % 2 == 0 && firstGiven + 1 < GivenNames.Length ? 1 : -1) : given == firstGiven ? (given + 7) % GivenNames.Length : given;
                middle = sex == first.Sex ? string.Join(' ', words[1..^1]) : (sex == 1 ? MaleMiddles : FemaleMiddles)[random.Weighted(MiddleWeights)];
                name = Name(family, middle, GivenNames[given]);
                string next = Citizen(first with { Birth = birth }, sex, birth, (first.CitizenNumber.Serial + 1) % 1_000_000);
                citizenId = _citizenIds.Contains(next) ? citizenId : next;
                Count(IdentityErrorKind.Twins);
            }
            else if (member == 2 && houseHasFatherAndSon && people[^2].Person.Sex == 1 && person.AgeOn(Day) < 25)
            {
                sex = 1;
                name = people[^2].Identity.FullName;
                citizenId = Citizen(person, sex, birth, person.CitizenNumber.Serial);
                Count(IdentityErrorKind.FatherAndSonOfOneName);
            }
            else if (index > 1_000 && random.Chance(0.006))
            {
                (Person other, Identity otherIdentity) = people[random.Below(index - 500)];
                name = otherIdentity.FullName;
                birth = other.Birth;
                isYearOnly = other.OnlyBirthYearKnown;
                sex = other.Sex;
                citizenId = Citizen(person, sex, birth, person.CitizenNumber.Serial);
                Count(IdentityErrorKind.SharedNameAndBirthDate);
            }

            _citizenIds.Add(citizenId);
            Person made = person with { Sex = sex, Birth = birth, OnlyBirthYearKnown = isYearOnly, FullName = name };
            people.Add((made, new Identity(
                name, isYearOnly ? $"{birth.Year}0000" : birth.ToString("yyyyMMdd", CultureInfo.InvariantCulture), sex, citizenId, Insurance(made), "",
                Commune(made.CommuneOn(Day), made), $"CT{made.Household.Index:0000000}")));
        }

        return people;
    }

    private void AddInsured(List<RegisterEntry> insured, IdentityNoise noise, int index, in Person person, Identity identity, ReadOnlySpan<CardSpan> spans, ref SeededStream random)
    {
        bool isValid = false;
        foreach (CardSpan span in spans)
        {
            isValid |= span.Covers(Day);
        }

        CardSpan last = spans[^1];
        // The insurer asks for the household only where a household pays or is paid for.
        bool knowsHousehold = random.Chance(0.6);
        string household = $"BH{((person.Household.Index * 7_919L) + 17) % 10_000_000:0000000}";
        // The insurer knows the place of the card, which follows a move late, and sometimes another address from the start.
        string commune = Commune(last.Commune, person);
        if (random.Chance(0.015))
        {
            commune = Commune((person.Commune + 1 + random.Below(FacilityNetwork.Communes - 1)) % FacilityNetwork.Communes, person);
        }

        if (commune != identity.CommuneCode)
        {
            Count(IdentityErrorKind.OtherAddress);
        }

        Identity clean = identity with
        {
            CitizenId = person.HasCitizenNumber ? identity.CitizenId : "",
            CardNumber = Card(last, identity.InsuranceNumber),
            CommuneCode = commune,
            HouseholdNumber = knowsHousehold ? household : "",
        };
        Identity written = noise.Write(index, clean, _made);
        insured.Add(new RegisterEntry(index, written, isValid, [.. _made]));
        if (isValid && random.Chance(0.012))
        {
            Count(IdentityErrorKind.SecondInsuranceNumber);
            string secondNumber = Insurance(person with { Index = SampleProvinceOptions.MostPeople + index });
            Identity second = clean with
            {
                InsuranceNumber = secondNumber,
                CardNumber = $"GD40000{secondNumber[2..]}",
                CitizenId = random.Chance(0.25) ? "" : clean.CitizenId,
                HouseholdNumber = random.Chance(0.8) ? household : "",
            };
            // One in seven second cards had ended before the day: two numbers, but no two valid cards.
            bool overlaps = !random.Chance(0.15);
            Identity writtenSecond = noise.Write((1L << 32) + index, second, _made);
            insured.Add(new RegisterEntry(index, writtenSecond, overlaps, [.. _made]));
        }
    }

    private List<RegisterEntry> Shuffled(List<RegisterEntry> entries, int topic)
    {
        SeededStream random = new(_options.Seed, Topic.RegisterOrder, topic);
        for (int i = entries.Count - 1; i > 0; i--)
        {
            int other = random.Below(i + 1);
            (entries[i], entries[other]) = (entries[other], entries[i]);
        }

        return entries;
    }

    private void Count(IdentityErrorKind situation) => Situations[situation] = Situations.GetValueOrDefault(situation) + 1;

    private static string Name(string family, string middle, string given) => middle.Length == 0 ? $"{family} {given}" : $"{family} {middle} {given}";

    private string Commune(int place, in Person person) => CommuneMap.CodeAt(place, person.Household.Index, Day);

    private static string Insurance(in Person person) => string.Create(CultureInfo.InvariantCulture, $"00{person.InsuranceNumber:00000000}");

    private static string Card(in CardSpan span, string insuranceNumber) =>
        string.Create(CultureInfo.InvariantCulture, $"{ParticipantGroups.Codes[span.Group]}{span.Digit}0000{insuranceNumber.AsSpan(2)}");

    private static string Citizen(in Person person, int sex, DateOnly birth, int serial) =>
        string.Create(CultureInfo.InvariantCulture, $"000{(birth.Year >= 2000 ? 2 : 0) + (sex == 2 ? 1 : 0)}{birth.Year % 100:00}{serial:000000}");
}
