using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>What reports do not show of few people, over the whole sample and over cells made small.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class SmallCellTests(LoadedProvince province)
{
    /// <summary>Its sides count people or not, as each indicator says.</summary>
    private const string OfIndicators = "IndicatorPeriod";

    public static TheoryData<string> Suppressing() => [.. WarehouseSchema.Objects.Where(item => item.Schema == "mart" && item.Header.ContainsKey("Suppressed") && item.Name != OfIndicators).Select(item => item.Name)];

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
