using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

[Collection(DroppedProvinceCollection.Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FullDiskTests(DroppedProvince province) : IDisposable
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("bhyt-limit-");

    public void Dispose() => _scratch.Delete(recursive: true);

    /// <summary>The limit is met by the landing of the first files, in the middle of the loads, or by the figures at the end.</summary>
    [UnixTheory]
    [InlineData(20)]
    [InlineData(45)]
    [InlineData(70)]
    public async Task Run_AtAFileSizeLimit_SaysSoAndPublishesNothingHalfAndEndsTheSameWithoutIt(int percent)
    {
        long full = new FileInfo(ScratchHome.WarehousePathIn(province.Whole)).Length;
        string home = province.NewHome();

        // The shell ignores the signal, so writes answer EFBIG. The runtime's own mapping of its code would meet the limit too.
        (int exitCode, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartShell($"export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f {full * percent / 100 / 1024}; {ChildProcess.Run(home)}"));

        exitCode.ShouldBe(1, output + error);
        (output + error).ShouldMatch("disk is full|limit|writing or reading failed");
        (output + error).ShouldNotContain("   at ");
        using (ScratchHome limited = ScratchHome.OpenIn(home))
        {
            limited.Count("SELECT COUNT(*) FROM audit_Ledger AS entry INNER JOIN audit_LoadRun AS run USING (LoadRunKey) WHERE run.StateName <> 'published'").ShouldBe(0);
            if (limited.Count("SELECT COUNT(*) FROM audit_LoadRun WHERE FeedCode = 'VssClaims' AND StateName = 'published'") == 0)
            {
                limited.Count("SELECT COUNT(*) FROM fact_Claim").ShouldBe(0);
            }

            using SqliteConnection connection = limited.Home.Warehouse.OpenReader();
            new LedgerReport(connection, SourceRegister.All).Verify().ShouldBeEmpty();
        }

        (await ChildProcess.EndAsync(ChildProcess.StartRun(home))).Error.ShouldNotContain("   at ");
        province.ShouldBeWhole(home, $"after a limit of {percent} % of {full} bytes: {output}{error}");
    }

    [RootFact]
    public async Task Load_WithoutPermissionToWrite_SaysSoAndChangesNothing()
    {
        string home = _scratch.CreateSubdirectory("forbidden").FullName;
        ScratchHome.PutKey(home);
        using (ScratchHome made = ScratchHome.OpenIn(home))
        {
            made.Count("SELECT COUNT(*) FROM audit_LoadRun").ShouldBe(0);
        }

        File.SetUnixFileMode(_scratch.FullName, (UnixFileMode)Convert.ToInt32("755", 8));

        (int exitCode, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartShell(ChildProcess.Run(home), "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "bash"));

        exitCode.ShouldBe(1, output + error);
        error.ShouldContain("no permission");
        error.ShouldNotContain("   at ");
        using ScratchHome untouched = ScratchHome.OpenIn(home);
        untouched.Count("SELECT COUNT(*) FROM audit_LoadRun").ShouldBe(0);
    }

    [RootFact]
    public async Task Load_IntoAFolderThatMayNotBeWritten_SaysSo()
    {
        string home = _scratch.CreateSubdirectory("closed").FullName;
        File.SetUnixFileMode(_scratch.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        File.SetUnixFileMode(home, (UnixFileMode)Convert.ToInt32("755", 8));

        (int exitCode, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartShell(ChildProcess.Run(home), "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "bash"));

        exitCode.ShouldBe(1, output + error);
        error.ShouldContain("no permission");
        Directory.EnumerateFileSystemEntries(home).ShouldBeEmpty();
    }
}
