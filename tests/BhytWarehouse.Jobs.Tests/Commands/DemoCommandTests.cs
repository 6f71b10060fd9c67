using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class DemoCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public void Demo_TheFirstTime_BalancesAndShowsEveryPart()
    {
        province.First.ExitCode.ShouldBe(0, province.First.Error);
        province.First.Error.ShouldBeEmpty();
        foreach (string part in (string[])["NsoPopulation", "VssEnrolment", "VssClaims", $"The ledger balances: {BhytWarehouse.Etl.Sources.SourceRegister.All.Sources.Count} loads", "Coverage at month end", "by care type", "Cost groups", "per member-month", "would be refreshed", "BHYT_POWERBI_WORKSPACE", province.Warehouse, "truth.json", "bhyt doctor"])
        {
            province.First.Output.ShouldContain(part);
        }

        province.First.Output.Split('\n').Where(line => !line.Contains('/', StringComparison.Ordinal)).ShouldAllBe(line => line.Length <= 100);
    }

    [Fact]
    public async Task Demo_ASecondTime_ChangesNoFigureAndSaysSo()
    {
        string warehouse = province.Copy();
        (_, JsonElement second) = await TinyProvince.RunJsonAsync(["demo", "--dir", Path.GetDirectoryName(warehouse)!, .. TinyProvince.Options]);
        (int exitCode, JsonElement third) = await TinyProvince.RunJsonAsync(["demo", "--dir", Path.GetDirectoryName(warehouse)!, .. TinyProvince.Options]);
        exitCode.ShouldBe(0);
        second.GetProperty("figuresChanged").GetBoolean().ShouldBeFalse();
        second.GetProperty("figures").GetRawText().ShouldBe(third.GetProperty("figures").GetRawText());
        second.GetProperty("refresh").GetProperty("tables").GetArrayLength().ShouldBe(0);
        (_, string output, _) = await TinyProvince.RunAsync(["demo", "--dir", Path.GetDirectoryName(warehouse)!, .. TinyProvince.Options]);
        output.ShouldContain("No figure changed");
    }

    [Fact]
    public async Task Demo_OverRealFacilities_IsRefusedAndLoadsNothing()
    {
        string warehouse = province.Copy();
        Change(warehouse, "UPDATE dim_Facility SET FacilityCode = '79010' WHERE FacilityKey = (SELECT MAX(FacilityKey) FROM dim_Facility)");
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["demo", "--dir", Path.GetDirectoryName(warehouse)!, .. TinyProvince.Options]);
        exitCode.ShouldBe(1);
        error.ShouldContain("79010");
        (_, JsonElement ledger) = await TinyProvince.RunJsonAsync("ledger", "--warehouse", "sqlite:" + warehouse);
        ledger.GetProperty("loads").GetArrayLength().ShouldBe(BhytWarehouse.Etl.Sources.SourceRegister.All.Sources.Count);
    }

    [Fact]
    public async Task Demo_OfAnotherSampleInTheSameWarehouse_IsRefused()
    {
        string warehouse = province.Copy();
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["demo", "--dir", Path.GetDirectoryName(warehouse)!, .. TinyProvince.Options, "--seed", "2"]);
        exitCode.ShouldBe(1);
        error.ShouldContain("--people 300 --dossiers 60 --months 2 --seed 1");
    }

    [Fact]
    public async Task Demo_InVietnamese_SpeaksVietnamese()
    {
        string warehouse = province.Copy();
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["demo", "--dir", Path.GetDirectoryName(warehouse)!, .. TinyProvince.Options, "--lang", "vi"]);
        exitCode.ShouldBe(0);
        output.ShouldContain("Sổ cân");
        output.ShouldContain("Tỷ lệ bao phủ");
    }

    internal static void Change(string warehouse, string sql)
    {
        using SqliteConnection connection = new($"Data Source={warehouse};Pooling=False;Foreign Keys=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery().ShouldBeGreaterThan(0);
    }
}
