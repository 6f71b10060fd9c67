using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.SampleProvince;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Crash;

/// <summary>A small sample province of every feed, put into the drop folders of as many homes as a test needs; what one undisturbed `bhyt run` makes of it is what all must end in.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DroppedProvince : IAsyncLifetime
{
    private static readonly SampleProvinceOptions Options = new() { Seed = 7, People = 300, Dossiers = 250, Months = 3 };

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("bhyt-crash-");
    private int _homes;

    /// <summary>Steps told by the undisturbed run, in order.</summary>
    public IReadOnlyList<string> Steps { get; private set; } = [];

    public string Whole { get; private set; } = "";

    /// <summary>How long the undisturbed run took, in milliseconds.</summary>
    public double Duration { get; private set; }

    internal LogicalContent Content { get; private set; } = null!;

    internal LogicalContent Books { get; private set; } = null!;

    private string Sample => Path.Combine(_scratch.FullName, "sample");

    public async Task InitializeAsync()
    {
        await new SampleProvinceWriter(Options).WriteAsync(Sample, progress: null, CancellationToken.None);
        Whole = NewHome();
        long start = TimeProvider.System.GetTimestamp();
        (_, string output, string error) = await ChildProcess.EndAsync(ChildProcess.StartRun(Whole));
        Duration = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        Steps = [.. LoadingProcess.StepsIn(error).Select(step => step.Name).Distinct()];
        using ScratchHome home = ScratchHome.OpenIn(Whole);
        (Content, Books) = (home.Content, home.Books);
        Content.Tables["fact.Claim"].Length.ShouldBeGreaterThan(200, output + error);
        Content.Tables["fact.IndicatorValue"].ShouldNotBeEmpty();
    }

    public Task DisposeAsync()
    {
        _scratch.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A home with the key of the tests and every file of the sample in its drop folder, finished long ago.</summary>
    public string NewHome(bool withFiles = true)
    {
        string home = _scratch.CreateSubdirectory($"home-{Interlocked.Increment(ref _homes)}").FullName;
        ScratchHome.PutKey(home);
        foreach (string feed in withFiles ? SourceRegister.All.Sources.Select(source => source.FeedCode) : [])
        {
            string from = Path.Combine(Sample, feed);
            foreach (string file in Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [])
            {
                string target = Path.Combine(home, "drop", feed, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
                File.SetLastWriteTimeUtc(target, new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            }
        }

        return home;
    }

    /// <summary>Everything that a disturbed home must be in the end: the same content and books, balanced, nothing left behind.</summary>
    public void ShouldBeWhole(string folder, string because)
    {
        using ScratchHome home = ScratchHome.OpenIn(folder);
        // Alerts of silence that were raised between two runs and closed again tell when somebody looked.
        home.Content.DifferenceFrom(Content, except: "fact.DeliveryAlert").ShouldBeEmpty(because);
        // Files that were loaded and not moved yet come again as duplicates: only that makes a difference in the account.
        home.Books.DifferenceFrom(Books, except: "audit.Ledger").ShouldBeEmpty(because);
        using SqliteConnection connection = home.Home.Warehouse.OpenReader();
        new LedgerReport(connection, SourceRegister.All).Verify().ShouldBeEmpty(because);
        home.Count("SELECT COUNT(*) FROM audit_LoadRun WHERE StateName NOT IN ('published', 'failed')").ShouldBe(0, because);
        new Etl.Engines.Sqlite.SqliteInspection(connection).StagedRows().ShouldBeEmpty(because);
        home.Home.Landing.Unfinished().ShouldBeEmpty(because);
        SourceRegister.All.Sources.SelectMany(source => Directory.EnumerateFiles(Path.Combine(folder, "drop", source.FeedCode), "*", SearchOption.AllDirectories)).ShouldBeEmpty(because);
    }
}
