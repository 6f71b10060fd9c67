using BhytWarehouse.EndToEnd.Tests.SampleProvince;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>A sample province with every kind of fault, loaded whole, a folder for each feed; shared by the tests that only look at it.</summary>
public sealed class LoadedProvince : IAsyncLifetime, IDisposable
{
    public static readonly SampleProvinceOptions Options = new() { Seed = 20250401, People = 1500, Dossiers = 1200, SecondCardShare = 0.002, HasHolesInLists = true };

    private ScratchHome? _home;

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("bhyt-loaded-").FullName;

    public SampleTruth Truth { get; private set; } = null!;

    internal RereadClaims Claims { get; private set; } = null!;

    internal ScratchHome Home => _home!;

    internal LogicalContent Content { get; private set; } = null!;

    internal Dictionary<string, LoadResult> Results { get; } = [];

    public string FolderOf(string feed) => Path.Combine(Directory, feed);

    public async Task InitializeAsync()
    {
        Truth = await new SampleProvinceWriter(Options).WriteAsync(Directory, progress: null, CancellationToken.None);
        Claims = RereadClaims.Of(Directory);
        _home = new ScratchHome();
        foreach (ISource source in SourceRegister.All.Sources)
        {
            Results.Add(source.FeedCode, _home.Load(source, FolderOf(source.FeedCode)));
        }

        _home.ComputeFigures();
        Content = _home.Content;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _home?.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }
}
