using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>An installation of its own in a temporary folder, always with the same key, so that the contents of any two can be compared.</summary>
internal sealed class ScratchHome : IDisposable
{
    /// <summary>A key of no installation.</summary>
    public const string KeyText = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private readonly bool _isOwn;

    public ScratchHome()
        : this(Directory.CreateTempSubdirectory("bhyt-home-").FullName, isOwn: true)
    {
    }

    private ScratchHome(string folder, bool isOwn)
    {
        _isOwn = isOwn;
        Folder = folder;
        PutKey(folder);
        Home = WarehouseHome.OpenOrCreate(WarehousePathIn(folder), Clock);
        Leases = new HostLeases(Home.Warehouse, Clock, LeaseTerms.Default);
    }

    public static TimeProvider Clock => StandingClock.AfterTheSample;

    public string Folder { get; }

    public WarehouseHome Home { get; }

    public HostLeases Leases { get; }

    public LogicalContent Content => LogicalContent.Of(Home.Warehouse);

    public LogicalContent Books => LogicalContent.OfTheBooks(Home.Warehouse);

    public static string WarehousePathIn(string folder) => Path.Combine(folder, "warehouse.db");

    /// <summary>Opens what another process made.</summary>
    public static ScratchHome OpenIn(string folder) => new(folder, isOwn: false);

    /// <summary>An installation of its own that holds what another holds; its landing zone stays there.</summary>
    public static ScratchHome CopyOf(ScratchHome other)
    {
        string folder = Directory.CreateTempSubdirectory("bhyt-home-").FullName;
        using (SqliteConnection connection = other.Home.Warehouse.OpenWriter())
        {
            connection.Run("VACUUM INTO @copy", ("@copy", WarehousePathIn(folder)));
        }

        return new ScratchHome(folder, isOwn: true);
    }

    /// <summary>An installation of its own over a copy of a warehouse that nobody has open.</summary>
    public static ScratchHome CopyOf(string warehouse)
    {
        string folder = Directory.CreateTempSubdirectory("bhyt-home-").FullName;
        File.Copy(warehouse, WarehousePathIn(folder));
        return new ScratchHome(folder, isOwn: true);
    }

    public static void PutKey(string folder)
    {
        string key = WarehouseHome.KeyPathIn(folder);
        if (!File.Exists(key))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(key)!);
            File.WriteAllText(key, KeyText);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }
    }

    public LoadResult Load(string feed, string place, TimeProvider? clock = null) =>
        Load(SourceRegister.All[feed], place, clock);

    public LoadResult Load(ISource source, string place, TimeProvider? clock = null) =>
        Load(source, InputFiles.Find(place, source.FileExtensions, quietSince: null), clock);

    public LoadResult Load(ISource source, InputFiles files, TimeProvider? clock = null)
    {
        SourceRegister register = new(source);
        return new WarehouseLoad(Home, register, clock ?? Clock, Leases).Run(source, files, progress: null, CancellationToken.None);
    }

    public void ComputeFigures(TimeProvider? clock = null) => new IndicatorRun(Home.Warehouse, clock ?? Clock, Leases).Run(progress: null, CancellationToken.None);

    public List<TRow> Rows<TRow>(string sql, Func<SqliteDataReader, TRow> read)
    {
        using SqliteConnection connection = Home.Warehouse.OpenReader();
        return connection.Rows(sql, read);
    }

    public long Count(string sql) => Rows(sql, reader => reader.GetInt64(0)).Single();

    public void Dispose()
    {
        if (_isOwn)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }
}
