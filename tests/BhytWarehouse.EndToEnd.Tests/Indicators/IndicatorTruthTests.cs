using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.SampleProvince.Units;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Indicators;

/// <summary>Every value of every indicator on the loaded province is that of the generator, slice by slice, those without a denominator included.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class IndicatorTruthTests(LoadedProvince province)
{
    private const string Province = "00";

    // The first of July 2026 in Viet Nam, by the standing clock.
    private const int ReceivedMonth = 202607;

    private static readonly Lock Gate = new();
    private static IndicatorTruth? _truth;

    public static TheoryData<string> Views() => [.. IndicatorRun.Indicators.Select(indicator => indicator.Name)];

    [Theory]
    [MemberData(nameof(Views))]
    public void Indicator_OfTheLoadedProvince_IsWhatTheGeneratorSays(string view)
    {
        ArgumentNullException.ThrowIfNull(view);
        Truth().Views.TryGetValue(view, out Func<IEnumerable<Figure>>? compute).ShouldBeTrue($"indicator.{view} is computed by nobody but itself: add it to IndicatorTruth, from the generator's objects");
        string code = WarehouseSchema.Find("indicator", view).Code!;
        Figure[] truth = [.. compute!()];
        Figure[] found = [.. InStar(code)];

        truth.ShouldNotBeEmpty($"{code} {view}: the sample has no case of it");
        truth.Select(figure => figure.Key).ShouldBeUnique();
        found.Select(figure => figure.Key).ShouldBeUnique();
        Dictionary<object, Figure> byKey = truth.ToDictionary(figure => (object)figure.Key);
        List<string> differences = [];
        foreach (Figure figure in found)
        {
            if (!byKey.Remove(figure.Key, out Figure? expected))
            {
                // Whether a facility that sent nothing was expected follows from the rhythm of its weeks (RadarTests); it shows as 0 of 0.
                if (!(code == "K24" && figure is { Numerator: 0, Denominator: 0 }))
                {
                    differences.Add($"not in the truth: {figure}");
                }
            }
            else if (!IsRounded(figure.Denominator, expected.Denominator, expected) || figure.BasisYear != expected.BasisYear || !IsNear(figure.Numerator, expected))
            {
                differences.Add($"{figure}, not {expected.Numerator} of {expected.Denominator}, {expected.BasisYear}");
            }
        }

        differences.AddRange(byKey.Values.Select(missing => $"missing: {missing}"));
        differences.ShouldBeEmpty($"{code} {view}: {differences.Count} differences over {truth.Length} figures:\n{string.Join('\n', differences.Take(12))}\n");
        // What was shared out over split communes is near the truth in each, and exact over all of them.
        if (Array.Exists(truth, figure => figure.IsEstimate) && code != "K14")
        {
            Sums(found).ShouldBe(Sums(truth), ignoreOrder: true);
        }
    }

    /// <summary>Flows are added up and stocks taken from the last month here, in C# and from the generator; the report must say the same, with few people hidden.</summary>
    [Theory]
    [MemberData(nameof(Views))]
    public void Indicator_ByMonthQuarterAndYear_IsAddedUpOrTakenFromTheLastMonth(string view)
    {
        ArgumentNullException.ThrowIfNull(view);
        WarehouseObject indicator = WarehouseSchema.Find("indicator", view);
        string kind = indicator.Header["Period"];
        string hidden = indicator.Header.GetValueOrDefault("Hides", "");
        Figure[] truth = [.. Truth().Views[view]()];
        bool tellsOfTheProvince = Array.Exists(truth, figure => figure.Unit == Province);
        Figure[] located = hidden.Length == 0 ? truth : [.. truth.Where(figure => !(tellsOfTheProvince && IsCommune(figure))).Select(figure => IsCommune(figure) ? figure with { Unit = Province } : figure)];
        Dictionary<object, Figure> expected = [];
        foreach (char type in "MQY")
        {
            foreach (IGrouping<int, Figure> period in located.GroupBy(figure => PeriodOf(type, figure.Month)))
            {
                int last = truth.Where(figure => PeriodOf(type, figure.Month) == period.Key).Max(figure => figure.Month);
                foreach (Figure[] slice in period.Where(figure => kind != "stock" || figure.Month == last).GroupBy(figure => (figure with { Month = 0 }).Key).Select(slice => slice.ToArray()))
                {
                    decimal denominator = slice.Where(figure => kind == "flow" || figure.Month == last).Sum(figure => figure.Denominator);
                    expected.Add((type, slice[0] with { Month = period.Key } is var named ? named.Key : default), named with { Numerator = slice.Sum(figure => figure.Numerator), Denominator = denominator, IsEstimate = slice[0].IsEstimate });
                }
            }
        }

        List<string> differences = [];
        foreach ((char type, Figure found, bool hidesNumerator, bool hidesDenominator) in InReport(indicator.Code!))
        {
            if (!expected.Remove((type, found.Key), out Figure? told))
            {
                if (!(indicator.Code == "K24" && found is { Numerator: 0, Denominator: 0 }))
                {
                    differences.Add($"not in the truth: {type} {found}");
                }
            }
            else if (!(hidesNumerator ? hidden.Contains("Numerator", StringComparison.Ordinal) && (told.Numerator is >= 1 and <= 10 || told.IsEstimate) : IsReported(found.Numerator, told.Numerator, told) && !IsFew("Numerator", found.Numerator))
                || !(hidesDenominator ? hidden.Contains("Denominator", StringComparison.Ordinal) && told.Denominator is >= 1 and <= 10 : IsReported(found.Denominator, told.Denominator, told with { IsEstimate = false }) && !IsFew("Denominator", found.Denominator)))
            {
                differences.Add($"{type} {found}{(hidesNumerator ? " without numerator" : "")}{(hidesDenominator ? " without denominator" : "")}, not {told.Numerator} of {told.Denominator}");
            }
        }

        differences.AddRange(expected.Select(missing => $"missing: {missing.Key} {missing.Value}"));
        differences.ShouldBeEmpty($"{view}: {differences.Count} differences:\n{string.Join('\n', differences.Take(12))}\n");
        bool IsFew(string side, decimal value) => hidden.Contains(side, StringComparison.Ordinal) && value is >= 1 and <= 10;
    }

    public static TheoryData<string> Restated() => [.. IndicatorRun.Indicators.Where(indicator => UnitsRules.Of(indicator) != UnitsRule.Own).Select(indicator => indicator.Name)];

    /// <summary>Communes that exchanged people are added up here by the generator's own map: their sum is the same in old and in new units, and a commune that took whole ones only has exactly theirs.</summary>
    [Theory]
    [MemberData(nameof(Restated))]
    public void Indicator_InOldAndInNewUnits_IsTheTruthOfTheCommunesThatBecameThem(string view)
    {
        ArgumentNullException.ThrowIfNull(view);
        bool isOverPopulation = UnitsRules.Of(WarehouseSchema.Find("indicator", view)) == UnitsRule.OverPopulation;
        string code = WarehouseSchema.Find("indicator", view).Code!;
        Figure[] truth = [.. Truth().Views[view]().Where(figure => figure.Unit != Province)];
        Dictionary<string, int> groups = GroupsOfCommunes();
        int GroupOf(string unit) => groups.GetValueOrDefault(unit, -1);
        (int, int, string, string, string) Slice(Figure figure) => (GroupOf(figure.Unit), figure.Month, figure.Group, figure.Basis, figure.Slice);
        foreach (UnitSystem system in Enum.GetValues<UnitSystem>())
        {
            List<Figure> found = InUnits(code, system);
            found.ShouldNotBeEmpty();
            Added(found.Where(figure => isOverPopulation is false || figure.Numerator > 0), Slice).ShouldBe(Added(truth.Where(figure => isOverPopulation is false || figure.Numerator > 0), Slice), ignoreOrder: true, $"{code} in {system} units, by communes that exchanged people");

            int whole = 0;
            foreach (Figure figure in found.Where(figure => BecameWhole(figure.Unit).Length > 0))
            {
                string[] parts = BecameWhole(figure.Unit);
                Figure[] made = [.. truth.Where(part => parts.Contains(part.Unit) && (figure with { Unit = part.Unit }).Key == part.Key)];
                figure.Numerator.ShouldBe(made.Sum(part => part.Numerator), $"{code} {figure}, made of {string.Join(", ", parts)}");
                (isOverPopulation ? figure.Denominator : made.Sum(part => part.Denominator)).ShouldBe(figure.Denominator, $"{code} {figure}");
                whole++;
            }

            whole.ShouldBeGreaterThan(0, code);
        }
    }

    [Fact]
    public void Truths_OfIndicatorsThatAreNotThere_AreNone() =>
        Truth().Views.Keys.Except(IndicatorRun.Indicators.Select(indicator => indicator.Name)).ShouldBeEmpty();

    [Fact]
    public void GeneratedClaims_MadeOnceMore_AreThoseOfTheTruth()
    {
        GeneratedProvince generated = GeneratedProvince.Of(LoadedProvince.Options, province.Truth);

        generated.Claims.GroupBy(claim => (claim.Facility, claim.Month)).Select(month => (month.Key.Facility, month.Key.Month, (long)month.Count(), month.Sum(claim => claim.Fund)))
            .ShouldBe(province.Truth.Months.Select(month => (month.FacilityCode, month.SettlementMonth, month.Visits, month.Amounts.FundPaid)), ignoreOrder: true);
        generated.People.Count(person => person.IsCovered(LoadedProvince.Options.End)).ShouldBe(province.Truth.Coverage[^1].CoveredPeople);
    }

    private List<Figure> InUnits(string code, UnitSystem system) => province.Home.Rows(
        $"""
        SELECT restated.MonthKey, restated.Numerator, restated.Denominator, unit.UnitSystemCode || ' ' || unit.UnitCode, participantGroup.GroupCode, basis.PopulationBasisCode, restated.SliceCode
        FROM fact_IndicatorRestated AS restated
        LEFT JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = restated.AdministrativeUnitKey AND unit.AdministrativeUnitKey > 0
        LEFT JOIN dim_ParticipantGroup AS participantGroup ON participantGroup.ParticipantGroupKey = restated.ParticipantGroupKey AND participantGroup.ParticipantGroupKey > 0
        LEFT JOIN dim_PopulationBasis AS basis ON basis.PopulationBasisKey = restated.PopulationBasisKey AND basis.PopulationBasisKey > 0
        WHERE restated.IndicatorCode = '{code}' AND restated.UnitSystemCode = '{system}'
        """,
        reader => new Figure(reader.GetInt32(0), reader.GetDecimal(1), reader.GetDecimal(2)) { Unit = Code(reader, 3), Group = Code(reader, 4), Basis = Code(reader, 5), Slice = reader.GetString(6) });

    private static List<((int, int, string, string, string) Slice, decimal Numerator)> Added(IEnumerable<Figure> figures, Func<Figure, (int, int, string, string, string)> sliceOf) =>
        [.. figures.GroupBy(sliceOf).Select(slice => (slice.Key, slice.Sum(figure => figure.Numerator)))];

    /// <summary>For each commune of either system, the number of the communes that it exchanged people with.</summary>
    private static Dictionary<string, int> GroupsOfCommunes()
    {
        Dictionary<string, int> groups = [];
        int number = 0;
        foreach (string unit in CommuneMap.Old.Select(commune => $"{UnitSystem.Old} {commune.Code}").Concat(CommuneMap.New.Select(commune => $"{UnitSystem.New} {commune.Code}")))
        {
            groups[unit] = number++;
        }

        foreach (CommunePart part in CommuneMap.Parts.Where(part => part is { Place: >= 0, PeoplePercent: > 0 }))
        {
            (int old, int @new) = (groups[$"{UnitSystem.Old} {CommuneMap.Old[part.Place].Code}"], groups[$"{UnitSystem.New} {CommuneMap.New[part.New].Code}"]);
            foreach (string unit in groups.Where(entry => entry.Value == @new).Select(entry => entry.Key).ToArray())
            {
                groups[unit] = old;
            }
        }

        return groups;
    }

    /// <summary>The communes of both systems whose people are exactly those of this one; none where a part of another is among them.</summary>
    private static string[] BecameWhole(string unit)
    {
        int @new = Array.FindIndex(CommuneMap.New, commune => unit == $"{UnitSystem.New} {commune.Code}");
        int old = Array.FindIndex(CommuneMap.Old, commune => unit == $"{UnitSystem.Old} {commune.Code}");
        if (old >= 0)
        {
            CommunePart[] takers = [.. CommuneMap.Parts.Where(part => part.Place == old && part.PeoplePercent > 0)];
            return takers is [{ PeoplePercent: 100 } taker] && CommuneMap.Parts.Count(part => part.New == taker.New && part.PeoplePercent > 0) == 1 ? [unit, $"{UnitSystem.New} {CommuneMap.New[taker.New].Code}"] : [];
        }

        CommunePart[] givers = [.. CommuneMap.Parts.Where(part => part.New == @new && part.PeoplePercent > 0)];
        return @new >= 0 && givers.Length > 0 && givers.All(giver => giver is { Place: >= 0, PeoplePercent: 100 }) ? [unit, .. givers.Select(giver => $"{UnitSystem.Old} {CommuneMap.Old[giver.Place].Code}")] : [];
    }

    private static Dictionary<(int, string, bool), decimal> Sums(IEnumerable<Figure> figures) =>
        figures.GroupBy(figure => (figure.Month, figure.Basis, figure.Unit.Length > 2)).ToDictionary(group => group.Key, group => group.Sum(figure => figure.Numerator));

    private static bool IsNear(decimal found, Figure expected)
    {
        bool isWhole = Array.Exists(CommuneMap.New, commune => expected.Unit == $"{UnitSystem.New} {commune.Code}" && !Array.Exists(CommuneMap.Parts, part => part.New == Array.IndexOf(CommuneMap.New, commune) && part is { Place: >= 0, PeoplePercent: > 0 and < 100 }));
        return expected.IsEstimate && !isWhole
            ? Math.Abs(found - expected.Numerator) <= Math.Max(40, expected.Numerator / 3)
            : IsRounded(found, expected.Numerator, expected);
    }

    private static bool IsRounded(decimal found, decimal exact, Figure expected) => expected.IsUnrounded ? Math.Abs(found - exact) < 0.0051m : found == exact;

    private List<Figure> InStar(string code) => province.Home.Rows(
        $"""
        SELECT value.MonthKey, value.Numerator, value.Denominator, value.BasisYear, value.SliceCode,
            CASE WHEN unit.UnitLevel = 'Commune' THEN unit.UnitSystemCode || ' ' ELSE '' END || unit.UnitCode, facility.FacilityCode, careType.CareTypeCode, costGroup.CostGroupCode, participantGroup.GroupCode, basis.PopulationBasisCode
        FROM fact_IndicatorValue AS value
        LEFT JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey AND unit.AdministrativeUnitKey > 0
        LEFT JOIN dim_Facility AS facility ON facility.FacilityKey = value.FacilityKey AND facility.FacilityKey > 0
        LEFT JOIN dim_CareType AS careType ON careType.CareTypeKey = value.CareTypeKey AND careType.CareTypeKey > 0
        LEFT JOIN dim_CostGroup AS costGroup ON costGroup.CostGroupKey = value.CostGroupKey AND costGroup.CostGroupKey > 0
        LEFT JOIN dim_ParticipantGroup AS participantGroup ON participantGroup.ParticipantGroupKey = value.ParticipantGroupKey AND participantGroup.ParticipantGroupKey > 0
        LEFT JOIN dim_PopulationBasis AS basis ON basis.PopulationBasisKey = value.PopulationBasisKey AND basis.PopulationBasisKey > 0
        WHERE value.IndicatorCode = '{code}'
        """,
        reader => new Figure(reader.GetInt32(0), reader.GetDecimal(1), reader.GetDecimal(2))
        {
            BasisYear = reader.GetInt32(3),
            Slice = reader.GetString(4),
            Unit = Code(reader, 5),
            Facility = Code(reader, 6),
            CareType = Code(reader, 7),
            CostGroup = Code(reader, 8),
            Group = Code(reader, 9),
            Basis = Code(reader, 10),
        });

    private List<(char Type, Figure Figure, bool HidesNumerator, bool HidesDenominator)> InReport(string code) => province.Home.Rows(
        $"SELECT PeriodKey, COALESCE(Numerator, 0), COALESCE(Denominator, 0), CASE WHEN UnitSystemCode <> '' THEN UnitSystemCode || ' ' ELSE '' END || UnitCode, FacilityCode, CareTypeCode, CASE WHEN CostGroupCode = -1 THEN '' ELSE CAST(CostGroupCode AS TEXT) END, GroupCode, PopulationBasisCode, SliceCode, PeriodTypeCode, Numerator IS NULL, Denominator IS NULL FROM mart_IndicatorPeriod WHERE IndicatorCode = '{code}'",
        reader => (reader.GetString(10)[0], new Figure(reader.GetInt32(0), reader.GetDecimal(1), reader.GetDecimal(2))
        {
            Unit = reader.GetString(3),
            Facility = reader.GetString(4),
            CareType = reader.GetString(5),
            CostGroup = reader.GetString(6),
            Group = reader.GetString(7),
            Basis = reader.GetString(8),
            Slice = reader.GetString(9),
        }, reader.GetInt32(11) == 1, reader.GetInt32(12) == 1));

    private static int PeriodOf(char type, int month) => type switch { 'M' => month, 'Q' => (month / 100 * 10) + (((month % 100) + 2) / 3), _ => month / 100 };

    private static bool IsCommune(Figure figure) => figure.Unit.Length > Province.Length;

    private static bool IsReported(decimal found, decimal told, Figure figure) =>
        figure.IsEstimate ? Math.Abs(found - told) <= Math.Max(40, told / 3) : figure.IsUnrounded ? Math.Abs(found - told) < 0.04m : found == told;

    private static string Code(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? "" : reader.GetString(column);

    private IndicatorTruth Truth()
    {
        lock (Gate)
        {
            return _truth ??= new IndicatorTruth(GeneratedProvince.Of(LoadedProvince.Options, province.Truth), province.Home.Rows(
                "SELECT DISTINCT facility.FacilityCode, alert.ClaimNumber FROM fact_ClaimAlert AS alert INNER JOIN dim_Facility AS facility ON facility.FacilityDurableKey = alert.FacilityDurableKey AND facility.IsCurrent = 1 WHERE alert.AlarmLevel >= 2 AND alert.ReviewStateCode NOT IN ('Explained', 'FalseAlarm')",
                reader => (reader.GetString(0), reader.GetString(1))).ToHashSet(), ReceivedMonth);
        }
    }
}
