using BhytWarehouse.Etl.Audit;
using BhytWarehouse.SampleProvince.Truth;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

[Collection(LoadedProvinceCollection.Name)]
public sealed class UnitViewTests(LoadedProvince province)
{
    private const int ReformMonth = 202507;

    [Fact]
    public void Coverage_InOldUnitsNewUnitsAndThoseOfTheTime_HasOneTotal()
    {
        ILookup<(int, string), long> views = province.Home.Rows("SELECT MonthKey, UnitViewCode, SUM(MemberCount) FROM mart_CoverageByUnitView WHERE PopulationBasisCode IN ('MPS-RES', '?') GROUP BY 1, 2", reader => (Key: (reader.GetInt32(0), reader.GetString(1)), Members: reader.GetInt64(2))).ToLookup(row => row.Key, row => row.Members);

        foreach (CoverageTruth month in province.Truth.Coverage)
        {
            foreach (string view in (string[])["AsWas", "Old", "New"])
            {
                views[(month.Month, view)].ShouldBe([month.CoveredPeople], $"{month.Month} {view}");
            }
        }
    }

    [Fact]
    public void Coverage_AsItWas_ChangesUnitsWithTheReform()
    {
        List<(int Month, string System)> systems = province.Home.Rows("SELECT DISTINCT MonthKey, UnitSystemCode FROM mart_CoverageByUnitView WHERE UnitViewCode = 'AsWas'", reader => (reader.GetInt32(0), reader.GetString(1)));

        systems.Order().ShouldBe(province.Truth.Coverage.Select(month => (month.Month, month.Month < ReformMonth ? "Old" : "New")).Order());
    }

    [Fact]
    public void Coverage_InNewUnits_IsTheTruthWhereNothingWasSplitAndNearItWhereCounted()
    {
        ILookup<(int, string), long> inStar = province.Home.Rows("SELECT MonthKey, UnitCode, MemberCount FROM mart_CoverageByUnitView WHERE UnitViewCode = 'New' AND PopulationBasisCode IN ('MPS-RES', '?')", reader => (Key: (reader.GetInt32(0), reader.GetString(1)), Members: reader.GetInt64(2))).ToLookup(row => row.Key, row => row.Members);
        HashSet<int> split = [.. CommuneMap.Parts.Where(part => part.Place >= 0 && part.PeoplePercent is > 0 and < 100).Select(part => part.New)];
        foreach (CoverageTruth month in province.Truth.Coverage)
        {
            for (int commune = 0; commune < CommuneMap.New.Length; commune++)
            {
                string code = CommuneMap.New[commune].Code;
                long truth = month.ByNewCommune.GetValueOrDefault(code);
                long found = inStar[(month.Month, code)].Sum();
                if (split.Contains(commune))
                {
                    Math.Abs(found - truth).ShouldBeLessThanOrEqualTo(Math.Max(40, truth / 3), $"{month.Month} {code}: {found} for {truth}");
                }
                else
                {
                    found.ShouldBe(truth, $"{month.Month} {code}");
                }
            }
        }
    }

    [Fact]
    public void Units_WithTheSameDigitsBeforeAndAfter_AreTwo()
    {
        List<(string System, string Name, int From, int To, int Durable)> units = province.Home.Rows(
            "SELECT UnitSystemCode, UnitName, ValidFromDateKey, ValidToDateKey, AdministrativeUnitDurableKey FROM dim_AdministrativeUnit WHERE UnitCode = '99002' ORDER BY 3",
            reader => (reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4)));

        units.Select(unit => (unit.System, unit.Name, unit.From, unit.To)).ShouldBe([("Old", "Phường Mẫu 2", 19900101, 20250630), ("New", "Phường Tân Mẫu", 20250701, 99991231)]);
        units.Select(unit => unit.Durable).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Unit_ThatBecameAPhuongLater_HasAVersionForEach() =>
        province.Home.Rows("SELECT UnitTypeCode, ValidFromDateKey, ValidToDateKey FROM dim_AdministrativeUnit WHERE UnitCode = '99006' AND UnitSystemCode = 'New' ORDER BY 2", reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)))
            .ShouldBe([("Xa", 20250701, 20260429), ("Phuong", 20260430, 99991231)]);

    [Fact]
    public void Bridge_OfTheSample_HasEveryLinkWithTheRelationOfItsWords()
    {
        List<(string Old, string New, string Relation)> bridge = province.Home.Rows(
            "SELECT OldUnitCode, NewUnitCode, RelationCode FROM mart_AdministrativeUnitConversion WHERE UnitLevel = 'Commune'", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2)));

        bridge.ShouldBe(CommuneMap.Parts.Where(part => part.Place >= 0).Select(part => (CommuneMap.Old[part.Place].Code, CommuneMap.New[part.New].Code, Relation(part))), ignoreOrder: true);
    }

    [Fact]
    public void Population_InBothSystems_HasOneTotalOfEachBasis()
    {
        List<(int Year, long Old, long New)> years = province.Home.Rows(
            "SELECT YearNumber, SUM(CASE WHEN UnitViewCode = 'Old' THEN PersonCount ELSE 0 END), SUM(CASE WHEN UnitViewCode = 'New' THEN PersonCount ELSE 0 END) FROM mart_PopulationByUnitView GROUP BY 1, FromMonthKey, PopulationBasisCode, CountedLevel",
            reader => (reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2)));

        years.ShouldNotBeEmpty();
        years.ShouldAllBe(year => year.Old == year.New && year.Old > 0);
    }

    [Fact]
    public void Ledger_OfTheUnitTables_IsWhatTheTruthCounts()
    {
        province.Results[SampleUnits].State.ShouldBe(LoadState.Published);
        province.Results[SampleUnits].Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(province.Truth.Files.Where(file => file.Feed == SampleUnits && file.Expectation == FaultExpectation.Accept).Sum(file => file.Records));
        province.Results[SampleUnits].Total(LedgerLevel.File, LedgerState.Refused).ShouldBe(province.Truth.Files.Count(file => file.Feed == SampleUnits && file.Expectation == FaultExpectation.RejectFile));
    }

    private const string SampleUnits = BhytWarehouse.SampleProvince.SampleProvinceWriter.UnitsFeed;

    private static string Relation(CommunePart part) => part.PeoplePercent switch
    {
        0 => "PartArea",
        < 100 => "Part",
        _ when part.Note.StartsWith("Giữ", StringComparison.Ordinal) => "Kept",
        _ when part.Note.StartsWith("Đổi", StringComparison.Ordinal) => "TypeChanged",
        _ when part.Note.Contains("dân số", StringComparison.Ordinal) => "PartAreaAllPeople",
        _ => "Whole",
    };
}
