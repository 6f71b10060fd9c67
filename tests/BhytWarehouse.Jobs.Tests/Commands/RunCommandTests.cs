using System.Text.Json;

namespace BhytWarehouse.Jobs.Tests.Commands;

public sealed class RunCommandTests(TinyProvince province) : IClassFixture<TinyProvince>
{
    [Fact]
    public async Task Run_OverDroppedFiles_LoadsComputesPlansAndMovesThem()
    {
        string warehouse = Path.Combine(province.NewFolder(), "warehouse.db");
        string drop = Path.Combine(Path.GetDirectoryName(warehouse)!, "drop");
        (await TinyProvince.RunAsync(["run", "--warehouse", "sqlite:" + warehouse])).ExitCode.ShouldBe(0);
        File.Exists(Path.Combine(drop, "README.txt")).ShouldBeTrue();
        int count = Drop("VssEnrolment", old: true) + Drop("NsoPopulation", old: true);

        (int exitCode, JsonElement run) = await TinyProvince.RunJsonAsync("run", "--warehouse", "sqlite:" + warehouse);

        exitCode.ShouldBe(0, run.GetRawText());
        run.GetProperty("loads").GetArrayLength().ShouldBe(2);
        run.GetProperty("figures").GetProperty("K01").GetInt32().ShouldBeGreaterThan(0);
        run.GetProperty("refresh").GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("table").GetString()).ShouldContain("CoverageMonth");
        Files("VssEnrolment").ShouldBe(0);
        (Files("done") + Files("refused")).ShouldBe(count);
        (_, JsonElement again) = await TinyProvince.RunJsonAsync("run", "--warehouse", "sqlite:" + warehouse);
        again.GetProperty("loads").GetArrayLength().ShouldBe(0);
        again.GetProperty("refresh").GetProperty("tables").GetArrayLength().ShouldBe(0);

        int Drop(string feed, bool old)
        {
            string[] files = Directory.GetFiles(Path.Combine(province.Folder, "sample", feed));
            foreach (string file in files)
            {
                string target = Path.Combine(drop, feed, Path.GetFileName(file));
                File.Copy(file, target);
                if (old)
                {
                    File.SetLastWriteTimeUtc(target, new DateTime(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc));
                }
            }

            return files.Length;
        }

        int Files(string folder) => Directory.Exists(Path.Combine(drop, folder)) ? Directory.GetFiles(Path.Combine(drop, folder), "*", SearchOption.AllDirectories).Length : 0;
    }

    [Fact]
    public async Task Run_OverAFileStillBeingWritten_LeavesItAndSaysSo()
    {
        string warehouse = Path.Combine(province.NewFolder(), "warehouse.db");
        await TinyProvince.RunAsync(["run", "--warehouse", "sqlite:" + warehouse]);
        string fresh = Path.Combine(Path.GetDirectoryName(warehouse)!, "drop", "VssEnrolment", "fresh.csv");
        await File.WriteAllTextAsync(fresh, "half a fi");
        File.SetLastWriteTimeUtc(fresh, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(1));
        (int exitCode, string output, _) = await TinyProvince.RunAsync(["run", "--warehouse", "sqlite:" + warehouse]);
        exitCode.ShouldBe(0);
        output.ShouldContain("fresh.csv");
        File.Exists(fresh).ShouldBeTrue();
    }

    [Fact]
    public async Task Load_OfFaultyRecords_ExitsWith0AndWith1WhenStrict()
    {
        // From 500 dossiers a sample holds every kind of fault.
        string sample = province.NewFolder();
        (await TinyProvince.RunAsync(["sample", "--dir", sample, "--people", "300", "--dossiers", "500", "--months", "1", "--start", "2025-05"])).ExitCode.ShouldBe(0);
        string claims = Path.Combine(sample, "VssClaims");
        (int exitCode, JsonElement load) = await TinyProvince.RunJsonAsync("load", "VssClaims", "--from", claims, "--warehouse", "sqlite:" + Path.Combine(province.NewFolder(), "warehouse.db"));
        long quarantined = load.GetProperty("load").GetProperty("account").GetProperty("record").GetProperty("quarantined").GetInt64();
        quarantined.ShouldBeGreaterThan(0);
        exitCode.ShouldBe(0);
        (int strict, string output, _) = await TinyProvince.RunAsync(["load", "VssClaims", "--strict", "--from", claims, "--warehouse", "sqlite:" + Path.Combine(province.NewFolder(), "warehouse.db")]);
        strict.ShouldBe(1);
        output.ShouldContain($"{quarantined} dossiers are quarantined");
    }
}
