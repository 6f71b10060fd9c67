using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using BhytWarehouse.Etl.Tests.Sources.VssEnrolment;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.KnownFailures;

/// <summary>What stands is neither made anew nor rewritten.</summary>
public sealed class StandingWarehouseTests : IDisposable
{
    private readonly FailureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task DemoOrRestoreOverARealWarehouse_IsRefusedAndLosesNothing()
    {
        _bench.Put("real.xml", new EnvelopeText(new DossierText("LK-REAL", "79010")) { Facility = "79010" }.ToBytes());
        _bench.Load();
        string before = Everything();
        string backup = Path.Combine(_bench.Folder, "backup");
        (await _bench.BhytAsync("backup", "--to", backup)).ExitCode.ShouldBe(0);

        // The variable of production is set where somebody tries the product out: the demo must not take it for a scratch file.
        Dictionary<string, string> production = new() { ["BHYT_WAREHOUSE"] = "sqlite:" + _bench.Home.Home.Warehouse.Path };
        (int demo, _, string said) = await _bench.BhytAsync(["demo", "--people", "100", "--dossiers", "5", "--months", "1", "--dir", Path.Combine(_bench.Folder, "demo")], production);
        (int restore, _, string refused) = await _bench.BhytAsync("restore", "--from", backup);

        (demo, restore).ShouldBe((1, 1));
        said.ShouldContain("79010");
        refused.ShouldContain(_bench.Home.Folder);
        Everything().ShouldBe(before);
    }

    [Fact]
    public void HomesOfTests_LieInTemporaryFoldersWhateverTheEnvironmentSays()
    {
        string temporary = Path.GetFullPath(Path.GetTempPath());

        _bench.Home.Home.Warehouse.Path.ShouldStartWith(temporary);
        _bench.Home.Home.JobsPath.ShouldStartWith(temporary);
        Path.GetFullPath(Environment.GetEnvironmentVariable("BHYT_WAREHOUSE")?.Replace("sqlite:", "", StringComparison.OrdinalIgnoreCase) ?? "/").ShouldNotBe(_bench.Home.Home.Warehouse.Path);
    }

    [Fact]
    public async Task WarehouseOfAnotherSchema_IsRefusedWithEverythingAttachedToItLeftInPlace()
    {
        _bench.Put("a.xml", FailureBench.Claims("LK-A"));
        _bench.Load();
        _bench.Change("CREATE TABLE notes_of_the_dba (Note TEXT); INSERT INTO notes_of_the_dba VALUES ('grants and indexes of our own'); CREATE INDEX own_index ON fact_Claim (DischargeDateKey)");
        string hash = _bench.Home.Rows("SELECT SchemaHash FROM audit_SchemaVersion", reader => reader.GetString(0)).Single();
        _bench.Change($"UPDATE audit_SchemaVersion SET SchemaHash = '{new string('0', 64)}'");
        string before = Everything();

        foreach (string[] words in (string[][])[["load", "VssClaims", "--from", _bench.Folder], ["run"], ["ledger"], ["match"], ["demo", "--dir", Path.Combine(_bench.Folder, "demo"), "--people", "100", "--dossiers", "5", "--months", "1"]])
        {
            (int exitCode, _, string error) = await _bench.BhytAsync(words);
            exitCode.ShouldBe(1, words[0]);
            error.ShouldContain("schema 000000000000", Case.Sensitive, words[0]);
        }

        Everything().ShouldBe(before);
        _bench.Change($"UPDATE audit_SchemaVersion SET SchemaHash = '{hash}'");
        (await _bench.BhytAsync("ledger", "--verify")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("newer, older")]
    [InlineData("newer, older, newer, older")]
    [InlineData("older, newer, older")]
    public void OlderEditionAfterANewer_RewritesNoHistoryAndClosesNoOpenRow(string order)
    {
        Dictionary<string, string> files = new()
        {
            ["older"] = EnrolmentFileText.Csv(EnrolmentFileText.Row(1).With("NGAY_TRICH", "20260131"), EnrolmentFileText.Row(2).With("NGAY_TRICH", "20260131")),
            ["newer"] = EnrolmentFileText.Csv(EnrolmentFileText.Row(1).With("MA_XA", "99002").With("GT_THE_TU", "20260501").With("NGAY_TRICH", "20260531"), EnrolmentFileText.Row(2).With("NGAY_TRICH", "20260531")),
        };
        foreach ((string name, string text) in files)
        {
            _bench.Put($"{name}/{name}.csv", System.Text.Encoding.UTF8.GetBytes(text));
        }

        using ScratchHome inOrder = new();
        inOrder.Load("VssEnrolment", Path.Combine(_bench.Folder, "older"));
        inOrder.Load("VssEnrolment", Path.Combine(_bench.Folder, "newer"));
        foreach (string name in order.Split(", "))
        {
            _bench.Home.Load("VssEnrolment", Path.Combine(_bench.Folder, name));
        }

        _bench.Home.Content.DifferenceFrom(inOrder.Content).ShouldBeEmpty();
        _bench.Home.Rows("SELECT unit.UnitCode, member.ValidToDateKey, member.IsCurrent FROM dim_Member AS member INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = member.CommuneKey WHERE member.MemberKey > 0", reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)))
            .ShouldBe([("99001", 20260430, 0), ("99002", 99991231, 1), ("99001", 99991231, 1)], ignoreOrder: true);
    }

    /// <summary>Every object and every row of the file, whoever made it.</summary>
    private string Everything()
    {
        using SqliteConnection connection = _bench.Home.Home.Warehouse.OpenReader();
        List<(string Type, string Name, string Sql)> objects = connection.Rows("SELECT type, name, COALESCE(sql, '') FROM sqlite_master ORDER BY 1, 2", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2)));
        IEnumerable<string> rows = objects.Where(item => item.Type == "table").SelectMany(table => connection.Rows(
            $"SELECT * FROM \"{table.Name}\"",
            reader => table.Name + ": " + string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(index => Convert.ToString(reader.GetValue(index), System.Globalization.CultureInfo.InvariantCulture)))));
        return string.Join('\n', objects.Select(item => $"{item.Type} {item.Name} {item.Sql}").Concat(rows));
    }
}
