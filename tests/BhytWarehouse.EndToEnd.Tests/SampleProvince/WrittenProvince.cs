using BhytWarehouse.SampleProvince;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.SampleProvince;

/// <summary>A small province on disk, with every kind of fault, shared by the tests that only read it.</summary>
public sealed class WrittenProvince : IAsyncLifetime
{
    public static readonly SampleProvinceOptions Options = new() { People = 800, Dossiers = 600 };

    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("bhyt-sample-").FullName;

    public SampleTruth Truth { get; private set; } = null!;

    internal RereadClaims Claims { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Truth = await new SampleProvinceWriter(Options).WriteAsync(Directory, progress: null, CancellationToken.None);
        Claims = RereadClaims.Of(Directory);
    }

    public Task DisposeAsync()
    {
        System.IO.Directory.Delete(Directory, recursive: true);
        return Task.CompletedTask;
    }
}
