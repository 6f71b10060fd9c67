using BhytWarehouse.Etl.Quality;
using System.Text.RegularExpressions;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>What the dimensions of a table mean: which is the area, which the year, which categories give the average population of everybody. The subject of the rules for files.</summary>
internal sealed partial class PopulationTable
{
    private static readonly (string Term, string BasisCode)[] Bases = [("AveragePopulation", NsoPopulationContract.BasisCode), ("EndYearPopulation", NsoPopulationContract.EndYearBasisCode)];

    private readonly StatTable? _table;
    private readonly int _areaAt = -1;
    private readonly int _yearAt = -1;
    private readonly int[] _takenCategories = [];

    /// <summary>A file that could not even be laid out.</summary>
    public PopulationTable(UnreadableTableException fault) => Fault = fault;

    public PopulationTable(StatTable table)
    {
        _table = table;
        List<string> missing = [];
        _areaAt = Find(table, "geo", "AreaDimension");
        _yearAt = Find(table, "time", "YearDimension");
        if (_areaAt < 0)
        {
            missing.Add("area (role 'geo')");
        }

        if (_yearAt < 0 || _yearAt == _areaAt)
        {
            missing.Add("year (role 'time')");
        }

        MissingDimensions = missing;
        if (missing.Count > 0)
        {
            return;
        }

        Areas = ReadAreas(table.Dimensions[_areaAt]);
        Years = [.. table.Dimensions[_yearAt].Categories.Select(PopulationYear.Of)];
        YearFaults = [.. table.Dimensions[_yearAt].Categories.Where((_, index) => Years[index].Number == 0 || Years.Count(year => year.Number == Years[index].Number) > 1).Select(category => $"'{StatTable.Cut(category.Label)}'")];

        _takenCategories = new int[table.Dimensions.Count];
        Array.Fill(_takenCategories, -1);
        int measureAt = Find(table, "metric", "MeasureDimension");
        ReadMeasure(table, measureAt);
        OtherDimensionFaults = ReadOthers(table, measureAt);
    }

    public UnreadableTableException? Fault { get; }

    public IReadOnlyList<string> MissingDimensions { get; } = [];

    public IReadOnlyList<PopulationArea> Areas { get; } = [];

    /// <summary>Areas without a code of two digits, as the table names them.</summary>
    public IReadOnlyList<string> CodelessAreas => [.. Areas.Where(area => area.Code is null).Select(area => $"'{StatTable.Cut(area.Name)}'")];

    public IReadOnlyList<string> RepeatedAreas => [.. Areas.Where(area => area.Code is { Length: > 0 }).GroupBy(area => area.Code).Where(group => group.Count() > 1).Select(group => group.Key!)];

    public IReadOnlyList<PopulationYear> Years { get; } = [];

    public IReadOnlyList<string> YearFaults { get; } = [];

    /// <summary>How the population is counted in this table; never of two at once.</summary>
    public string BasisCode { get; private set; } = NsoPopulationContract.BasisCode;

    /// <summary>What stands instead of one measure 'average population', null when it is there.</summary>
    public string? MeasureFault { get; private set; }

    /// <summary>The unit that is not thousands of persons, null when it is.</summary>
    public string? UnitFault { get; private set; }

    public IReadOnlyList<string> OtherDimensionFaults { get; } = [];

    /// <summary>Values taken, and rows held back; -1 while nothing was read.</summary>
    public int TakenCount { get; set; } = -1;

    public int OtherValueCount { get; set; }

    public int UnpublishedCount { get; set; }

    public bool HasReadableUpdate { get; set; } = true;

    /// <summary>The provinces of today, unless the table names one that went, or was published before they came.</summary>
    public ProvinceListing Listing { get; private set; } = ProvinceListing.New;

    /// <param name="publishedDateKey">yyyymmdd in Viet Nam; the day of receipt stands in where the table does not say.</param>
    public void ListAsOf(int publishedDateKey) =>
        Listing = publishedDateKey < UnitCodes.Embedded.FirstNewDateKey || Areas.Any(area => area.Code is { Length: > 0 } code && UnitCodes.Embedded.Resolve(code, 0) is { Outcome: UnitCodeOutcome.Resolved, UnitSystemCode: "Old" }) ? ProvinceListing.Old : ProvinceListing.New;

    public PopulationCell CellOf(StatValue value, int recordNumber, int currentYear)
    {
        int[] categories = _table!.CategoriesAt(value.Position);
        PopulationArea area = Areas[categories[_areaAt]];
        PopulationYear year = Years[categories[_yearAt]];
        if (year.StatusCode == "F" && PopulationYear.StatusOf(_table.StatusOf(value.Position)) is { } status)
        {
            year = year with { StatusCode = status };
        }

        bool isTaken = area.Code is { Length: > 0 } && !categories.Where((category, dimension) => _takenCategories[dimension] >= 0 && category != _takenCategories[dimension]).Any();

        // A witness that knows no measures multiplies every value by 100,000 (persons, hundredths); beyond this bound its total would not fit.
        decimal? number = value.Number is { } read && Math.Abs(read) <= 90_000_000_000m ? read : null;
        return new PopulationCell(recordNumber, value, number, isTaken, area, year, currentYear, Listing);
    }

    /// <summary>The basis that a measure names, null when it is no population.</summary>
    public static string? BasisOf(string label) => Bases.FirstOrDefault(basis => NsoPopulationTerms.Is(basis.Term, InBrackets().Replace(label, " "))).BasisCode;

    private static int Find(StatTable table, string role, string term)
    {
        if (table.Roles.TryGetValue(role, out string[]? ids) && ids.Length == 1)
        {
            int byRole = Index(table, dimension => dimension.Id == ids[0]);
            if (byRole >= 0)
            {
                return byRole;
            }
        }

        return Index(table, dimension => dimension.IsCalled(term));
    }

    private static int Index(StatTable table, Func<StatDimension, bool> isIt)
    {
        for (int index = 0; index < table.Dimensions.Count; index++)
        {
            if (isIt(table.Dimensions[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private static List<PopulationArea> ReadAreas(StatDimension dimension)
    {
        // 00, 01, 02, … without a gap are places in a list, although they look like codes of provinces, which have gaps.
        bool arePlaces = dimension.Categories.Count >= 3 &&
            (dimension.Categories.Select((category, index) => category.Code == $"{index:00}").All(isPlace => isPlace) || dimension.Categories.Select((category, index) => category.Code == $"{index + 1:00}").All(isPlace => isPlace));
        List<PopulationArea> areas = [];
        foreach (StatCategory category in dimension.Categories)
        {
            Match leading = LeadingCode().Match(category.Label);
            string name = leading.Success ? leading.Groups["name"].Value.Trim() : category.Label.Trim();
            string? code = NsoPopulationTerms.Is("AreaAggregate", name) ? ""
                : leading.Success ? leading.Groups["code"].Value
                : !arePlaces && TwoDigits().IsMatch(category.Code) ? category.Code
                : null;
            areas.Add(new PopulationArea(code, name.Length <= 255 ? name : name[..255]));
        }

        return areas;
    }

    private void ReadMeasure(StatTable table, int measureAt)
    {
        if (measureAt < 0)
        {
            string title = InBrackets().Replace(table.Label, " ");
            (string Term, string BasisCode)[] named = [.. Bases.Where(basis => NsoPopulationTerms.Behind(basis.Term, title) is { } behind && (behind.Length == 0 || NsoPopulationTerms.Behind("TitleContinuation", behind) is not null))];
            MeasureFault = named.Length == 1 ? null : $"the title '{StatTable.Cut(table.Label)}'";
            BasisCode = named.Length == 1 ? named[0].BasisCode : BasisCode;
            UnitFault = UnitFaultOf(table.Label, "");
            return;
        }

        StatDimension measure = table.Dimensions[measureAt];

        // Of a table with both the average counts; the other stands in a table of its own too.
        string?[] bases = [.. measure.Categories.Select(category => BasisOf(category.Label))];
        BasisCode = Array.Find(bases, basis => basis == NsoPopulationContract.BasisCode) ?? Array.Find(bases, basis => basis is not null) ?? BasisCode;
        int[] taken = [.. Enumerable.Range(0, bases.Length).Where(index => bases[index] == BasisCode)];
        if (taken.Length != 1)
        {
            MeasureFault = $"{taken.Length} such measures in {measure}";
            return;
        }

        _takenCategories[measureAt] = taken[0];
        UnitFault = UnitFaultOf(measure.Categories[taken[0]].Label, measure.Categories[taken[0]].Unit);
    }

    private static string? UnitFaultOf(string label, string unit)
    {
        string[] units = [.. InBrackets().Matches(label).Select(match => match.Value[1..^1].Trim()), .. unit.Length > 0 ? [unit] : Array.Empty<string>()];
        bool isStated = unit.Length > 0 ? NsoPopulationTerms.Is("ThousandPersons", unit) : units.Any(text => NsoPopulationTerms.Is("ThousandPersons", text));
        return isStated ? null : units.Length == 0 ? "no unit" : string.Join(", ", units.Select(text => $"'{StatTable.Cut(text)}'"));
    }

    private List<string> ReadOthers(StatTable table, int measureAt)
    {
        List<string> faults = [];
        for (int index = 0; index < table.Dimensions.Count; index++)
        {
            StatDimension dimension = table.Dimensions[index];
            if (index == _areaAt || index == _yearAt || index == measureAt)
            {
                continue;
            }

            int[] whole = [.. dimension.Categories.Select((category, place) => (category, place)).Where(pair => NsoPopulationTerms.Is("WholePopulation", pair.category.Label)).Select(pair => pair.place)];
            bool isSingle = dimension.Categories.Count == 1 && !NsoPopulationTerms.Is("PartOfPopulation", dimension.Categories[0].Label);
            if (whole.Length == 1)
            {
                _takenCategories[index] = whole[0];
            }
            else if (!isSingle)
            {
                faults.Add($"{dimension} with {dimension.Categories.Count} categories, {whole.Length} of them a total");
            }
        }

        return faults;
    }

    [GeneratedRegex(@"^(?<code>[0-9]{2})[\s.\-:]+(?<name>\D.*)$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex LeadingCode();

    [GeneratedRegex(@"^[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TwoDigits();

    [GeneratedRegex(@"\([^()]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex InBrackets();
}
