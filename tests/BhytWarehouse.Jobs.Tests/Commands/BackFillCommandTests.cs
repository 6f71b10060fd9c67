using System.Text.Json;
using BhytWarehouse.Etl;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class BackFillCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    private string Place => "sqlite:" + province.Warehouse;

    [Fact]
    public async Task BackFill_WithoutYes_TellsWhatItCosts_AndAsksForNothing()
    {
        (int exitCode, JsonElement document) = await TinyProvince.RunJsonAsync("backfill", "VssClaims", "--from", "2025-01", "--to", "2026-12", "--reason", "lists were completed", "--warehouse", Place);
        (_, JsonElement ledger) = await TinyProvince.RunJsonAsync("ledger", "--feed", "VssClaims", "--warehouse", Place);

        exitCode.ShouldBe(0);
        document.GetProperty("runs").GetArrayLength().ShouldBe(0);
        JsonElement[] months = [.. document.GetProperty("months").EnumerateArray()];
        months.Length.ShouldBe(24);
        months.Sum(month => month.GetProperty("fileCount").GetInt32()).ShouldBeGreaterThan(3);
        months.ShouldAllBe(month => month.GetProperty("estimate").ValueKind == JsonValueKind.String);
        long asked = months.Sum(month => month.GetProperty("amountHundredths").GetInt64());
        // Each content once: at most what the ledger received, files that came twice included.
        asked.ShouldBeInRange(1, (long)(100 * ledger.GetProperty("entries").EnumerateArray().Where(entry => entry.GetProperty("level").GetString() == "amount" && entry.GetProperty("state").GetString() == "received").Sum(entry => entry.GetProperty("now").GetDecimal())));
        (await TinyProvince.RunAsync(["backfill", "VssClaims", "--from", "2025-04", "--to", "2025-05", "--reason", "x", "--lang", "vi", "--warehouse", Place])).Output.ShouldContain("Chưa yêu cầu gì");
    }

    [Fact]
    public async Task BackFill_WithYes_AsksForOneRunAMonth_OnceWhileItWaits_AndEachCanBeStopped()
    {
        string warehouse = province.Copy();
        string[] words = ["backfill", "VssClaims", "--from", "2025-01", "--to", "2026-12", "--facility", "00001", "--reason", "lists were completed", "--yes", "--warehouse", "sqlite:" + warehouse];
        (int exitCode, JsonElement first) = await TinyProvince.RunJsonAsync(words);
        (_, JsonElement second) = await TinyProvince.RunJsonAsync(words);

        exitCode.ShouldBe(0);
        first.GetProperty("runs").GetArrayLength().ShouldBeGreaterThan(1);
        second.GetProperty("runs").GetRawText().ShouldBe(first.GetProperty("runs").GetRawText());
        RunBook book = new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(warehouse)!), TimeProvider.System);
        IReadOnlyList<JobRun> runs = book.Search(new RunFilter { Kind = JobKind.BackFill });
        runs.Count.ShouldBe(first.GetProperty("runs").GetArrayLength());
        runs.ShouldAllBe(run => run.LineCode == "backfill VssClaims" && run.Reason == "lists were completed" && run.Scope.FacilityCode == "00001" && run.Scope.MonthKey > 202500);
        (await TinyProvince.RunAsync(["jobs", "stop", $"{runs[0].Number}", "--reason", "not now", "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
        book.Find(runs[0].Number)!.State.ShouldBe(RunState.Cancelled);
        (await TinyProvince.RunAsync(["jobs", "history", "--facility", "00001", "--month", $"{runs[1].Scope.MonthKey / 100}-{runs[1].Scope.MonthKey % 100:00}", "--warehouse", "sqlite:" + warehouse])).Output.ShouldContain("backfill VssClaims");
        (await TinyProvince.RunJsonAsync("actions", "--warehouse", "sqlite:" + warehouse)).Document.GetRawText().ShouldContain("asked for as runs");
    }

    [Theory]
    [InlineData(2, "is no range of 1 to 120 months", "VssClaims", "--from", "2025-06", "--to", "2025-05", "--reason", "x")]
    [InlineData(2, "has no months", "MohFacilities", "--from", "2025-05", "--to", "2025-05", "--reason", "x")]
    [InlineData(2, "--reason is missing", "VssClaims", "--from", "2025-05", "--to", "2025-05")]
    [InlineData(2, "--from is missing", "VssClaims", "--to", "2025-05", "--reason", "x")]
    [InlineData(2, "there is no feed 'Nothing'", "Nothing", "--from", "2025-05", "--to", "2025-05", "--reason", "x")]
    [InlineData(1, "8 digits in a row", "VssClaims", "--from", "2025-05", "--to", "2025-05", "--reason", "card 4012345678")]
    public async Task BackFill_WronglyUsed_SaysWhatIsWrong(int expected, string said, params string[] words)
    {
        (int exitCode, _, string error) = await TinyProvince.RunAsync(["backfill", .. words, "--warehouse", Place]);
        exitCode.ShouldBe(expected, error);
        error.ShouldContain(said);
    }
}
