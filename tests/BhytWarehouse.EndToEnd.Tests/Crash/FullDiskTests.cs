using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.SampleProvince;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FullDiskTests : IAsyncLifetime
{
    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("bhyt-limit-");

    private string Sample => Path.Combine(_scratch.FullName, "sample");

    public async Task InitializeAsync() => await new SampleProvinceWriter(new SampleProvinceOptions { Seed = 7, People = 400, Dossiers = 500, Months = 3 }).WriteAsync(Sample, progress: null, CancellationToken.None);

    public Task DisposeAsync()
    {
        _scratch.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The limit is met once in the middle of the loads, once by the figures at the end.</summary>
    [UnixFact]
    public async Task Load_AtAFileSizeLimit_SaysSoAndPublishesNothingAndEndsTheSameWithoutIt()
    {
        string whole = NewHome("whole");
        (await ChildProcess.EndAsync(ChildProcess.Start(whole, Sample))).ExitCode.ShouldBe(0);
        long full = new FileInfo(ScratchHome.WarehousePathIn(whole)).Length;
        foreach (int percent in (int[])[45, 70])
        {
            await LoadUnderALimit(percent, full, whole);
        }
    }

    private async Task LoadUnderALimit(int percent, long full, string whole)
    {
        string home = NewHome($"limited-{percent}");

        // The shell ignores the signal, so writes answer EFBIG. The runtime's own mapping of its code would meet the limit too.
        (int exitCode, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartShell($"export DOTNET_EnableWriteXorExecute=0; trap '' XFSZ; ulimit -f {full * percent / 100 / 1024}; {ChildProcess.Command(home, Sample)}"));

        exitCode.ShouldBe(1, output + error);
        error.ShouldMatch("disk is full|limit|writing or reading failed");
        error.ShouldNotContain("   at ");
        using (ScratchHome limited = ScratchHome.OpenIn(home))
        {
            limited.Count("SELECT COUNT(*) FROM fact_IndicatorValue").ShouldBe(0);
            limited.Count("SELECT COUNT(*) FROM audit_Ledger AS entry INNER JOIN audit_LoadRun AS run USING (LoadRunKey) WHERE run.StateName <> 'published'").ShouldBe(0);
            if (limited.Count("SELECT COUNT(*) FROM audit_LoadRun WHERE FeedCode = 'VssClaims' AND StateName = 'published'") == 0)
            {
                limited.Count("SELECT COUNT(*) FROM fact_Claim").ShouldBe(0);
            }
        }

        (await ChildProcess.EndAsync(ChildProcess.Start(home, Sample))).ExitCode.ShouldBe(0);
        Content(home).DifferenceFrom(Content(whole)).ShouldBeEmpty();
    }

    [RootFact]
    public async Task Load_WithoutPermissionToWrite_SaysSoAndChangesNothing()
    {
        string home = NewHome("forbidden");
        (await ChildProcess.EndAsync(ChildProcess.Start(home, Sample))).ExitCode.ShouldBe(0);
        LogicalContent before = Content(home);
        File.SetUnixFileMode(_scratch.FullName, (UnixFileMode)Convert.ToInt32("755", 8));

        (int exitCode, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartShell(ChildProcess.Command(home, Sample), "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "bash"));

        exitCode.ShouldBe(1, output + error);
        error.ShouldContain("no permission");
        error.ShouldNotContain("   at ");
        Content(home).DifferenceFrom(before).ShouldBeEmpty();
    }

    [RootFact]
    public async Task Load_IntoAFolderThatMayNotBeWritten_SaysSo()
    {
        string home = _scratch.CreateSubdirectory("closed").FullName;
        File.SetUnixFileMode(_scratch.FullName, (UnixFileMode)Convert.ToInt32("755", 8));
        File.SetUnixFileMode(home, (UnixFileMode)Convert.ToInt32("755", 8));

        (int exitCode, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartShell(ChildProcess.Command(home, Sample), "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "bash"));

        exitCode.ShouldBe(1, output + error);
        error.ShouldContain("no permission");
        Directory.EnumerateFileSystemEntries(home).ShouldBeEmpty();
    }

    private static LogicalContent Content(string folder)
    {
        using ScratchHome home = ScratchHome.OpenIn(folder);
        return home.Content;
    }

    private string NewHome(string name)
    {
        string home = _scratch.CreateSubdirectory(name).FullName;
        ScratchHome.PutKey(home);
        return home;
    }
}
