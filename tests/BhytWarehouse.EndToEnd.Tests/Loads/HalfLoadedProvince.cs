using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.SampleProvince;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>A sample province of which a third of the files with dossiers, corrections among them, and one file of every other feed with several are still to come; its figures are computed.</summary>
public sealed class HalfLoadedProvince : IAsyncLifetime, IDisposable
{
    private readonly string _sample = Directory.CreateTempSubdirectory("bhyt-half-").FullName;

    public static int Seed { get; } = Number("BHYT_FIGURES_SEED", 20260711);

    /// <summary>Files of dossiers that are still to come, in an order drawn from the seed.</summary>
    public IReadOnlyList<string> Claims { get; private set; } = [];

    public IReadOnlyList<(string Feed, string File)> Others { get; private set; } = [];

    internal ScratchHome Home { get; } = new();

    public async Task InitializeAsync()
    {
        await new SampleProvinceWriter(new SampleProvinceOptions { Seed = Seed, People = 1500, Dossiers = 1200, Months = 4, SecondNumberShare = 0.01 }).WriteAsync(_sample, progress: null, CancellationToken.None);
        Random random = new(Seed);
        List<string> claims = [];
        List<(string Feed, string File)> others = [];
        foreach (ISource source in SourceRegister.All.Sources)
        {
            string[] files = Directory.GetFiles(Path.Combine(_sample, source.FeedCode), "*", SearchOption.AllDirectories);
            Array.Sort(files, StringComparer.Ordinal);
            random.Shuffle(files);
            int held = source.FeedCode == "VssClaims" ? files.Length / 3 : files.Length > 1 ? 1 : 0;
            if (source.FeedCode == "VssClaims")
            {
                claims.AddRange(files[..held]);
            }
            else
            {
                others.AddRange(files[..held].Select(file => (source.FeedCode, file)));
            }

            Load(Home, source.FeedCode, files[held..]);
        }

        (Claims, Others) = (claims, others);
        Home.ComputeFigures();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Home.Dispose();
        Directory.Delete(_sample, recursive: true);
    }

    /// <summary>Loads files of the sample as one delivery.</summary>
    internal void Load(ScratchHome home, string feed, string[] files)
    {
        if (files.Length == 0)
        {
            return;
        }

        string folder = Directory.CreateTempSubdirectory("bhyt-delivery-").FullName;
        try
        {
            foreach (string file in files)
            {
                string target = Path.Combine(folder, Path.GetRelativePath(Path.Combine(_sample, feed), file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }

            LoadResult result = home.Load(feed, folder);
            result.IsPublished.ShouldBeTrue(result.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static int Number(string variable, int standard) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
}
