using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>What reports do not show of few people, over the whole sample and over cells made small.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class SmallCellTests(LoadedProvince province)
{
    /// <summary>Its sides count people or not, as each indicator says.</summary>
    private const string OfIndicators = "IndicatorPeriod";

    /// <summary>As above, by commune.</summary>
    private const string OfUnits = "IndicatorByUnitView";

    public static TheoryData<string> Suppressing() => [.. WarehouseSchema.Objects.Where(item => item.Schema == "mart" && item.Header.ContainsKey("Suppressed") && item.Name is not (OfIndicators or OfUnits)).Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Suppressing))]
    public void Mart_ThatSuppresses_ShowsNoCountOfOneToTen(string mart)
    {
        WarehouseObject view = WarehouseSchema.Find("mart", mart);
        string header = view.Header["Suppressed"];
        header = header[..header.LastIndexOf("below 11", StringComparison.Ordinal)];
        string[] counts = [.. view.Columns.Select(column => column.Name).Where(name => name.EndsWith("Count", StringComparison.Ordinal) && !name.StartsWith("Missing", StringComparison.Ordinal) && !name.StartsWith("Estimated", StringComparison.Ordinal) && header.Contains(name, StringComparison.Ordinal))];
        counts.ShouldNotBeEmpty();
        foreach (string column in counts)
        {
            province.Home.Count($"SELECT COUNT(*) FROM mart_{mart} WHERE {column} BETWEEN 1 AND 10").ShouldBe(0, column);
            province.Home.Count($"SELECT COUNT(*) FROM mart_{mart} WHERE {column} IS NULL AND IsSuppressed <> 1").ShouldBe(0, column);
        }
    }

    [Theory]
    [InlineData("Numerator")]
    [InlineData("Denominator")]
    public void IndicatorPeriod_SideThatCountsPeople_ShowsNoCountOfOneToTen(string side)
    {
        string people = $"FROM mart_{OfIndicators} AS shown INNER JOIN dim_Indicator AS indicator USING (IndicatorCode) WHERE indicator.Is{side}Hidden = 1";
        province.Home.Count($"SELECT COUNT(*) {people} AND shown.{side} BETWEEN 1 AND 10").ShouldBe(0);
        province.Home.Count($"SELECT COUNT(*) {people} AND shown.{side} IS NULL AND shown.IsSuppressed = 1").ShouldBeGreaterThan(0);
        province.Home.Count($"SELECT COUNT(*) FROM mart_{OfIndicators} WHERE {side} IS NULL AND (IsSuppressed <> 1 OR IndicatorRate IS NOT NULL)").ShouldBe(0);
        province.Home.Count($"SELECT COUNT(*) FROM mart_{OfIndicators} AS shown INNER JOIN dim_Indicator AS indicator USING (IndicatorCode) WHERE indicator.Is{side}Hidden = 0 AND shown.{side} IS NULL").ShouldBe(0);
        province.Home.Count($"SELECT COUNT(*) {people} AND shown.UnitLevel = 'Commune'").ShouldBe(0);
    }

    /// <summary>Old and new communes are two ways to cut the same people: what one view hides, the difference of two others must not tell.</summary>
    [Fact]
    public void IndicatorByUnitView_CommunesThatExchangedPeople_AreShownOrHiddenTogether()
    {
        using SqliteConnection connection = province.Home.Home.Warehouse.OpenReader();
        UnitGroups groups = new(UnitCrossing.Of(connection));
        Dictionary<string, (bool Numerator, bool Denominator)> hides = connection.Rows("SELECT IndicatorCode, IsNumeratorHidden, IsDenominatorHidden FROM dim_Indicator", reader => (reader.GetString(0), (reader.GetInt32(1) == 1, reader.GetInt32(2) == 1))).ToDictionary(row => row.Item1, row => row.Item2);
        var cells = connection.Rows(
            "SELECT restated.IndicatorCode || restated.MonthKey || '/' || restated.ParticipantGroupKey || '/' || restated.PopulationBasisKey || '/' || restated.SliceCode, restated.IndicatorCode, restated.UnitSystemCode, restated.AdministrativeUnitDurableKey, restated.Numerator, restated.Denominator, restated.IsFewPeople FROM fact_IndicatorRestated AS restated",
            reader => (Slice: reader.GetString(0), Code: reader.GetString(1), System: reader.GetString(2), Group: groups.GroupOf(reader.GetString(2), reader.GetInt32(3)), IsSmall: IsSmall(reader.GetString(1), reader.GetDecimal(4), reader.GetDecimal(5)), Size: reader.GetDecimal(4) + reader.GetDecimal(5), IsHidden: reader.GetInt32(6) == 1));
        cells.ShouldContain(cell => cell.IsHidden);
        cells.ShouldContain(cell => !cell.IsHidden && hides[cell.Code].Numerator);
        foreach (var slice in cells.GroupBy(cell => cell.Slice))
        {
            bool[] hidden = [.. slice.GroupBy(cell => cell.Group).Select(group =>
            {
                group.Select(cell => cell.IsHidden).Distinct().Count().ShouldBe(1, $"{slice.Key}: a group shown in part");
                (group.Any(cell => cell.IsSmall) && !group.First().IsHidden).ShouldBeFalse($"{slice.Key}: a small cell is shown");
                return group.First().IsHidden;
            })];
            // The sample is one province: one group alone could be told from its total.
            (hidden.Count(isHidden => isHidden) == 1 && hidden.Length > 1 && slice.GroupBy(cell => cell.Group).Any(group => !group.First().IsHidden && group.Any(cell => cell.Size > 0))).ShouldBeFalse($"{slice.Key}: one group of communes is hidden alone");
        }

        province.Home.Count($"SELECT COUNT(*) FROM mart_{OfUnits} WHERE IsSuppressed = 1 AND (Numerator IS NOT NULL OR Denominator IS NOT NULL OR IndicatorRate IS NOT NULL OR EstimatedNumerator IS NOT NULL OR EstimatedDenominator IS NOT NULL)").ShouldBe(0);
        province.Home.Count($"SELECT COUNT(*) FROM mart_{OfUnits} WHERE IsSuppressed = 0 AND (Numerator IS NULL OR Denominator IS NULL)").ShouldBe(0);
        foreach (string view in (string[])["Old", "New", "AsWas"])
        {
            province.Home.Count($"SELECT COUNT(*) FROM mart_{OfUnits} WHERE UnitViewCode = '{view}'").ShouldBeGreaterThan(0);
        }

        bool IsSmall(string code, decimal numerator, decimal denominator) => (hides[code].Numerator && numerator is >= 1 and <= 10) || (hides[code].Denominator && denominator is >= 1 and <= 10);
    }

    [Fact]
    public void Communes_OfWhichOneIsSmall_HideTheNextSmallestToo()
    {
        string source = Path.Combine(Directory.CreateTempSubdirectory("bhyt-cells-").FullName, "copy.db");
        using (SqliteConnection loaded = province.Home.Home.Warehouse.OpenReader())
        {
            loaded.Run("VACUUM INTO @path", ("@path", source));
        }

        using SqliteConnection copy = new($"Data Source={source};Pooling=False");
        copy.Open();
        (int month, string unit) = copy.Rows(
            "SELECT MonthKey, UnitCode FROM mart_CoverageByUnitView WHERE UnitViewCode = 'New' AND IsSuppressed = 0 AND MemberCount > 40 ORDER BY MonthKey DESC, MemberCount DESC LIMIT 1", reader => (reader.GetInt32(0), reader.GetString(1)))[0];
        copy.Run("UPDATE fact_EnrolmentRestated SET MemberCount = 200 + AdministrativeUnitDurableKey % 7 WHERE MonthKey = @month AND UnitSystemCode = 'New' AND CountedLevel = 'Commune'", ("@month", month));
        Hidden(copy, month).ShouldBeEmpty();
        copy.Run(
            "UPDATE fact_EnrolmentRestated SET MemberCount = 4 WHERE MonthKey = @month AND UnitSystemCode = 'New' AND CountedLevel = 'Commune' AND AdministrativeUnitKey IN (SELECT AdministrativeUnitKey FROM dim_AdministrativeUnit WHERE UnitCode = @unit AND UnitSystemCode = 'New')",
            ("@month", month), ("@unit", unit));

        List<(string Unit, string Basis)> hidden = Hidden(copy, month);

        hidden.Select(cell => cell.Unit).ShouldContain(unit);
        hidden.GroupBy(cell => cell.Basis).ShouldAllBe(basis => basis.Count() == 2 || basis.All(cell => cell.Unit != unit));
        copy.Close();
        Directory.Delete(Path.GetDirectoryName(source)!, recursive: true);
    }

    private static List<(string Unit, string Basis)> Hidden(SqliteConnection connection, int month) => connection.Rows(
        "SELECT UnitCode, PopulationBasisCode FROM mart_CoverageByUnitView WHERE MonthKey = @month AND UnitViewCode = 'New' AND IsSuppressed = 1 AND MemberCount IS NULL AND CoverageRate IS NULL", reader => (reader.GetString(0), reader.GetString(1)), ("@month", month));
}
