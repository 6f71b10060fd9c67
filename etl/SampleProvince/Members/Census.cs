namespace BhytWarehouse.SampleProvince.Members;

/// <summary>
/// Counts the province in one pass over its people: the eve of the start, then the end of each month. What the registers of population, poor
/// households and schools publish, and what coverage has to come out, are these same figures.
/// </summary>
internal sealed class Census
{
    private readonly Register _register;
    private readonly MonthCensus[] _months;
    private readonly int[] _present;
    private readonly int[] _covered;
    private readonly string[] _homes;
    private readonly CardSpan[] _cards = new CardSpan[Register.MostSpans];
    private readonly CivilEvent[] _events = new CivilEvent[Register.MostEvents];

    private Census(SampleProvinceOptions options, Register register)
    {
        _register = register;
        _months = new MonthCensus[options.Months + 1];
        for (int month = 0; month < _months.Length; month++)
        {
            DateOnly first = options.Start.AddMonths(month - 1);
            _months[month] = new MonthCensus(first, first.AddMonths(1).AddDays(-1));
        }

        _present = new int[_months.Length];
        _covered = new int[_months.Length];
        _homes = new string[_months.Length];
    }

    public static MonthCensus[] Take(SampleProvinceOptions options, Register register)
    {
        Census census = new(options, register);
        int household = -1;
        for (int index = 0; index < register.People; index++)
        {
            Person person = register.PersonAt(index);
            if (person.Household.Index != household)
            {
                census.CloseHousehold();
                household = person.Household.Index;
            }

            census.Add(person);
        }

        census.CloseHousehold();
        return census._months;
    }

    private void Add(in Person person)
    {
        Span<CardSpan> cards = _cards.AsSpan(0, _register.CardsOf(person, _cards));
        for (int month = 0; month < _months.Length; month++)
        {
            DateOnly day = _months[month].Last;
            if (person.IsResident(day))
            {
                AddResident(person, month, cards);
            }
        }

        foreach (CivilEvent change in _events.AsSpan(0, _register.EventsOf(person, _events)))
        {
            int month = ((change.Day.Year - _months[0].First.Year) * 12) + change.Day.Month - _months[0].First.Month;
            if (month >= 1 && month < _months.Length)
            {
                _months[month].At(change.CommuneCode).Events[change.Kind]++;
            }
        }
    }

    private void AddResident(in Person person, int month, Span<CardSpan> cards)
    {
        MonthCensus census = _months[month];
        DateOnly day = census.Last;
        string home = Register.CommuneCode(person.Household, day);
        CommuneCensus commune = census.At(home);
        commune.Residents[person.Sex - 1, AgeBands.Of(person.AgeOn(day)), person.Household.IsTemporary ? 1 : 0]++;
        byte group = _register.EntitledGroup(person, day);
        bool covered = false;
        foreach (ref readonly CardSpan card in cards)
        {
            bool valid = card.Covers(day);
            covered |= valid;
            commune.CardsOfGroup[card.Group] += valid ? 1 : 0;
        }

        int school = _register.SchoolOn(person, day);
        commune.Entitled[group]++;
        _present[month]++;
        _homes[month] = home;
        if (school != Schools.None)
        {
            census.Schools[school].Pupils++;
            census.Schools[school].Covered += covered ? 1 : 0;
        }

        if (!covered)
        {
            return;
        }

        commune.Covered++;
        commune.CoveredByCitizenNumber += person.HasCitizenNumber ? 1 : 0;
        commune.EntitledCovered[group]++;
        _covered[month]++;
    }

    private void CloseHousehold()
    {
        for (int month = 0; month < _months.Length; month++)
        {
            if (_present[month] > 0)
            {
                CommuneCensus home = _months[month].At(_homes[month]);
                home.Households++;
                home.CoveredHouseholds += _covered[month] == _present[month] ? 1 : 0;
            }

            _present[month] = 0;
            _covered[month] = 0;
        }
    }
}
