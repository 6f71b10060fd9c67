using System.Globalization;
using System.Text;
using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using CsvHelper;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>The real reform through the real load: 34 provinces, 3,321 communes, the conversion of 10,000 old ones.</summary>
public sealed class RealUnitsTests(ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-units-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [AdministrativeDataFact]
    public void RealUnits_LoadedAndRestated_ReachNewUnitsAndConserveEveryPerson()
    {
        (int listed, int provinces) = WriteList();
        (int rows, HashSet<int> oldCodes) = WriteConversion();
        using ScratchHome home = new();

        LoadResult result = home.Load("NsoAdministrativeUnits", _folder);

        result.State.ShouldBe(LoadState.Published, result.Message);
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(0);
        result.Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(listed + rows);
        (provinces, listed).ShouldBe((34, 3321));
        home.Count("SELECT COUNT(DISTINCT AdministrativeUnitDurableKey) FROM fact_AdministrativeUnitListing WHERE AdministrativeUnitKey > 0").ShouldBe(3321);
        home.Count("SELECT COUNT(DISTINCT UnitCode) FROM dim_AdministrativeUnit WHERE UnitLevel = 'Province' AND UnitSystemCode = 'New' AND UnitName <> ''").ShouldBe(34);
        home.Count("SELECT COUNT(DISTINCT UnitCode) FROM dim_AdministrativeUnit WHERE UnitLevel = 'Commune' AND UnitSystemCode = 'Old'").ShouldBe(oldCodes.Count);
        oldCodes.Count.ShouldBeGreaterThan(10_000);

        Dictionary<int, long> population = Populate(home);
        home.ComputeFigures();

        // Every old commune reaches a new one, or is told by name.
        List<string> lost = home.Rows("SELECT OldUnitCode, OldUnitName FROM mart_AdministrativeUnitConversion WHERE UnitLevel = 'Commune' AND NewUnitCode = '?'", reader => $"{reader.GetString(0)} {reader.GetString(1)}");
        output.WriteLine($"Old communes that reach no new one: {(lost.Count == 0 ? "none" : string.Join(", ", lost))}");
        lost.ShouldBeEmpty();

        // New communes of the conversion that the list of 2026 does not name: one code changed in between.
        List<string> recoded = home.Rows(
            "SELECT DISTINCT unit.UnitCode, unit.UnitName FROM fact_AdministrativeUnitChange AS change INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitDurableKey = change.NewUnitDurableKey WHERE NOT EXISTS (SELECT 1 FROM fact_AdministrativeUnitListing AS listed WHERE listed.AdministrativeUnitDurableKey = change.NewUnitDurableKey)",
            reader => reader.GetString(0));
        output.WriteLine($"New communes of the conversion that the list does not name: {string.Join(", ", recoded)}");
        recoded.ShouldBe(["06970"]);

        long total = population.Values.Sum();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total:N0} people in {population.Count:N0} old communes; split {home.Count("SELECT COUNT(*) FROM (SELECT OldUnitDurableKey FROM dim_AdministrativeUnitBridge WHERE UnitLevel = 'Commune' AND NewShare > 0 GROUP BY 1 HAVING COUNT(*) > 1)")}, estimated people {home.Count("SELECT SUM(EstimatedPersonCount) FROM fact_PopulationRestated WHERE UnitSystemCode = 'New' AND FromMonthKey = 202401")}"));
        foreach (int year in (int[])[2024, 2026])
        {
            foreach (string system in (string[])["Old", "New"])
            {
                home.Count($"SELECT SUM(PersonCount) FROM fact_PopulationRestated WHERE FromMonthKey = {year}01 AND UnitSystemCode = '{system}'").ShouldBe(total, $"{year} {system}");
                home.Count($"SELECT COUNT(*) FROM fact_PopulationRestated WHERE FromMonthKey = {year}01 AND UnitSystemCode = '{system}' AND AdministrativeUnitDurableKey = -1").ShouldBe(0, $"{year} {system}");
            }
        }

        // An old commune that was neither merged nor split comes back to the same figure.
        home.Count("SELECT COUNT(*) FROM fact_PopulationRestated WHERE FromMonthKey = 202401 AND UnitSystemCode = 'Old'").ShouldBe(population.Count);
    }

    /// <summary>2024 by old commune; 2026 the same people by new commune, as if counted there.</summary>
    private static Dictionary<int, long> Populate(ScratchHome home)
    {
        Random random = new(2024);
        using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
        long basis = connection.ScalarLong("SELECT PopulationBasisKey FROM dim_PopulationBasis WHERE PopulationBasisCode = 'NSO-AVG'");
        List<(int Key, int Durable, string System)> units = connection.Rows(
            "SELECT AdministrativeUnitKey, AdministrativeUnitDurableKey, UnitSystemCode FROM dim_AdministrativeUnit AS unit WHERE UnitLevel = 'Commune' AND (UnitSystemCode = 'Old' OR EXISTS (SELECT 1 FROM fact_AdministrativeUnitChange AS change WHERE change.NewUnitDurableKey = unit.AdministrativeUnitDurableKey AND change.OldUnitDurableKey > 0)) GROUP BY AdministrativeUnitDurableKey ORDER BY UnitCode",
            reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2)));
        Dictionary<int, long> population = units.Where(unit => unit.System == "Old").ToDictionary(unit => unit.Durable, _ => random.NextInt64(150, 40_000));
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        long key = 0;
        void Insert(int year, (int Key, int Durable, string System) unit, long people) => connection.Run(
            "INSERT INTO fact_Population (PopulationKey, YearNumber, AdministrativeUnitKey, AdministrativeUnitDurableKey, SexKey, AgeBandKey, PopulationBasisKey, PersonCount, YearStatusCode, PublishedAt, SourceFileKey, VersionSourceFileKey, RecordNumber, LoadRunKey) VALUES (@id, @year, @key, @unit, -1, -1, @basis, @people, 'F', '2026', 1, 1, @id, 1)",
            ("@id", ++key), ("@year", year), ("@key", unit.Key), ("@unit", unit.Durable), ("@basis", basis), ("@people", people));
        foreach ((int, int Durable, string) unit in units.Where(unit => unit.System == "Old"))
        {
            Insert(2024, unit, population[unit.Durable]);
        }

        (int, int, string)[] fresh = [.. units.Where(unit => unit.System == "New")];
        long left = population.Values.Sum();
        for (int index = 0; index < fresh.Length; index++)
        {
            long people = index == fresh.Length - 1 ? left : Math.Min(left, random.NextInt64(0, 2 * left / (fresh.Length - index)));
            Insert(2026, fresh[index], people);
            left -= people;
        }

        transaction.Commit();
        return population;
    }

    private (int Communes, int Provinces) WriteList()
    {
        using JsonDocument provinces = JsonDocument.Parse(File.ReadAllText(AdministrativeDataFactAttribute.Units));
        StringBuilder text = new("Danh mục đến ngày: 25/07/2026\nMã tỉnh,Tên tỉnh,Mã xã,Tên xã\n");
        int communes = 0;
        foreach (JsonElement province in provinces.RootElement.EnumerateArray())
        {
            foreach (JsonElement commune in province.GetProperty("Wards").EnumerateArray())
            {
                communes++;
                text.Append(CultureInfo.InvariantCulture, $"{province.GetProperty("Code").GetString()},{province.GetProperty("FullName").GetString()},{commune.GetProperty("Code").GetString()},\"{commune.GetProperty("FullName").GetString()}\"\n");
            }
        }

        File.WriteAllText(Path.Combine(_folder, "danhmuc_20260725.csv"), text.ToString());
        return (communes, provinces.RootElement.GetArrayLength());
    }

    /// <summary>The derived data has no notes: what was divided is a part, the rest is whole or kept.</summary>
    private (int Rows, HashSet<int> OldCodes) WriteConversion()
    {
        StringBuilder text = new("ĐVHC mới,,,ĐVHC cũ,,,,\nTỉnh/thành phố (mã),Tên,Mã,Tên,Mã,Ghi chú,Huyện (mã),Tỉnh (mã)\n");
        HashSet<int> oldCodes = [];
        int rows = 0;
        string province = "";
        using StreamReader file = new(AdministrativeDataFactAttribute.Conversion);
        using CsvReader csv = new(file, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            string newProvince = $"{csv.GetField("newProvince")} ({csv.GetField("newProvinceCode")})";
            if (newProvince != province)
            {
                province = newProvince;
                text.Append(CultureInfo.InvariantCulture, $"\"{province}\",,,,,,,\n");
            }

            string old = csv.GetField("wardCode")!;
            if (old.Length > 0)
            {
                oldCodes.Add((int)decimal.Parse(old, CultureInfo.InvariantCulture));
            }

            string note = old.Length == 0 ? "Thành lập đặc khu" : csv.GetField("isDividedWard") == "True" ? "Nhập một phần" : csv.GetField("isMergedWard") == "True" ? "Nhập toàn bộ" : "Giữ nguyên";
            rows++;
            text.Append(CultureInfo.InvariantCulture, $"\"{province}\",\"{csv.GetField("newWard")}\",{csv.GetField("newWardCode")},\"{csv.GetField("ward")}\",{old},{note},{csv.GetField("districtCode")},\"{csv.GetField("province")} ({csv.GetField("provinceCode")})\"\n");
        }

        File.WriteAllText(Path.Combine(_folder, "chuyendoi.csv"), text.ToString());
        return (rows, oldCodes);
    }
}
