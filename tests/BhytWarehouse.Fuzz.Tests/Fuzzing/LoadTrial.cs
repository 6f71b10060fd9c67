using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>Loads files for real, into a warehouse of its own beside a good file: the load has to publish, balanced, whatever the other file holds.</summary>
internal sealed class LoadTrial(ISource source, CorpusEntry good) : IDisposable
{
    /// <summary>Mutants pile up in the warehouse, as in a real one; now and then it begins afresh, so that loads stay quick.</summary>
    private const int LoadsOfAWarehouse = 250;

    private string _folder = "";
    private WarehouseHome? _home;
    private int _loads;

    public Violation? Run(byte[] content, string name)
    {
        if (_home is null || _loads++ % LoadsOfAWarehouse == 0)
        {
            Dispose();
            _folder = Directory.CreateTempSubdirectory("bhyt-fuzz-").FullName;
            _home = WarehouseHome.OpenOrCreate(Path.Combine(_folder, "home", "warehouse.db"), Clock.Standing);
        }

        string drop = Path.Combine(_folder, "drop");
        Directory.CreateDirectory(drop);
        File.WriteAllBytes(Path.Combine(drop, "good-" + good.Name), good.Content);
        string path = Path.Combine(drop, "mutant" + Path.GetExtension(name));
        File.WriteAllBytes(path, content);
        try
        {
            LoadResult result = new WarehouseLoad(_home, new SourceRegister(source), Clock.Standing, new HostLeases(_home.Warehouse, Clock.Standing, LeaseTerms.Default)).Run(source, InputFiles.Find(drop, source.FileExtensions, quietSince: null), progress: null, CancellationToken.None);
            if (!result.IsPublished)
            {
                return new Violation(source.FeedCode, "load", $"not published: {result.Message}");
            }

            return result.Total(LedgerLevel.File, LedgerState.Received) == 2 ? null : new Violation(source.FeedCode, "load", $"{result.Total(LedgerLevel.File, LedgerState.Received)} of 2 files in the account");
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return new Violation(source.FeedCode, "load threw", $"{Trial.Describe(exception)}: {(exception is WarehouseException ? exception.Message : exception.GetBaseException().Message)}");
        }
        finally
        {
            Directory.Delete(drop, recursive: true);
        }
    }

    public void Dispose()
    {
        if (_folder.Length > 0)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
            _folder = "";
            _home = null;
        }
    }

    private sealed class Clock : TimeProvider
    {
        public static Clock Standing { get; } = new();

        public override DateTimeOffset GetUtcNow() => new(2026, 7, 6, 3, 0, 0, TimeSpan.Zero);
    }
}
