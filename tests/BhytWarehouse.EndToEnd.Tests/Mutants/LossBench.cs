using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.SampleProvince;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Mutants;

/// <summary>A small province loaded feed by feed, its warehouse kept as it stood before each of them, and each mutant set to work on a copy.</summary>
internal sealed class LossBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-losses-").FullName;
    private readonly Dictionary<string, LogicalContent> _clean = [];
    private readonly ScratchHome _loaded = new();

    public async Task PrepareAsync()
    {
        await new SampleProvinceWriter(new SampleProvinceOptions { Seed = 7, People = 400, Dossiers = 150, Months = 3, SecondCardShare = 0.002, HasHolesInLists = true }).WriteAsync(_folder, progress: null, CancellationToken.None);
        foreach (ISource source in SourceRegister.All.Sources)
        {
            File.Copy(_loaded.Home.Warehouse.Path, Before(source.FeedCode));
            _loaded.Load(source, FolderOf(source.FeedCode)).IsPublished.ShouldBeTrue(source.FeedCode);
            Checkpoint();
        }

        _loaded.ComputeFigures();
    }

    /// <summary>By what the mutant is detected; null when nothing did, with whether it changed anything at all.</summary>
    public (string? DetectedBy, bool ChangedAnything) Run(LossMutant mutant) => mutant.Step switch
    {
        PathStep.Reader => RunLoad(mutant, (_, source) => new FalsifyingSource(source, Falsify(mutant, StagedRecord.Of(source).Single(record => "staging." + record.Table == mutant.Subject)))),
        PathStep.Conform => RunLoad(mutant, (home, source) =>
        {
            FactDelivery fact = source.Delivery.Facts.Single(item => "conform." + item.Fact == mutant.Subject);
            using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
            Wrap(connection, mutant, [.. WarehouseSchema.Find("conform", fact.Fact).Columns.Select(column => column.Name)]);
            return source;
        }),
        PathStep.Delivery => RunLoad(mutant, (home, source) =>
        {
            using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
            SetTrigger(connection, mutant, source.Delivery.Facts.Single(item => "fact." + item.Fact == mutant.Subject));
            return source;
        }),
        PathStep.Snapshot => RunLoad(mutant, (home, source) =>
        {
            using SqliteConnection connection = home.Home.Warehouse.OpenWriter();
            Wrap(connection, mutant, ColumnsOf(mutant));
            return source;
        }),
        _ => RunFigures(mutant),
    };

    public void Dispose()
    {
        _loaded.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private (string? DetectedBy, bool ChangedAnything) RunLoad(LossMutant mutant, Func<ScratchHome, ISource, ISource> sabotage)
    {
        using ScratchHome home = ScratchHome.CopyOf(Before(mutant.Feed));
        ISource source = sabotage(home, SourceRegister.All[mutant.Feed]);
        try
        {
            LoadResult result = home.Load(source, FolderOf(mutant.Feed));
            if (!result.IsPublished)
            {
                return ("ledger", true);
            }
        }
#pragma warning disable CA1031 // Whatever stops the load stops the loss; what it was is told.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return ("constraint: " + exception.Message.Split('\n')[0], true);
        }

        try
        {
            home.ComputeFigures();
        }
        catch (Etl.Engines.WarehouseException)
        {
            return ("figures", true);
        }

        return (null, home.Content.DifferenceFrom(CleanAfter(mutant.Feed)).Length > 0);
    }

    /// <summary>What a figure run would do after its indicators: in a transaction that is taken back, so that no copy is needed.</summary>
    private (string? DetectedBy, bool ChangedAnything) RunFigures(LossMutant mutant)
    {
        using SqliteConnection connection = _loaded.Home.Warehouse.OpenWriter();
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        Wrap(connection, mutant, ColumnsOf(mutant));
        string view = mutant.Subject.Replace('.', '_');
        string columns = string.Join(", ", ColumnsOf(mutant));
        bool changed = connection.ScalarLong($"SELECT EXISTS (SELECT {columns} FROM {view} EXCEPT SELECT {columns} FROM {FalsifiedView.GenuineName(view)}) OR (SELECT COUNT(*) FROM {view}) <> (SELECT COUNT(*) FROM {FalsifiedView.GenuineName(view)})") == 1;
        if (mutant.Step == PathStep.Dataset)
        {
            return (new ControlTotals(connection).Differences().Count > 0 ? "control total" : null, changed);
        }

        if (mutant.Step == PathStep.Indicator)
        {
            WarehouseObject indicator = WarehouseSchema.Find("indicator", mutant.Subject.Split('.')[1]);
            connection.Run("DELETE FROM fact_IndicatorValue WHERE IndicatorCode = @code", ("@code", indicator.Code!));
            IndicatorRun.Compute(connection, indicator);
        }

        return (IndicatorRun.Control(connection).Count > 0 ? "figures" : null, changed);
    }

    private static IReadOnlyList<string> ColumnsOf(LossMutant mutant)
    {
        string[] name = mutant.Subject.Split('.');
        return [.. WarehouseSchema.Find(name[0], name[1]).Columns.Select(column => column.Name)];
    }

    private static void Wrap(SqliteConnection connection, LossMutant mutant, IReadOnlyList<string> columns)
    {
        (string criterion, IReadOnlyDictionary<string, string> changes) = ChangesOf(mutant, "it");
        string list = string.Join(", ", columns);
        FalsifiedView.Wrap(connection, mutant.Subject.Replace('.', '_'), genuine =>
        {
            string ranked = $"(SELECT {list}, ROW_NUMBER() OVER (ORDER BY CASE WHEN {criterion} THEN 0 ELSE 1 END, {string.Join(", ", columns.Take(6))}) AS LossPlace FROM {genuine} AS it) AS it";
            return mutant.Mutation switch
            {
                Mutation.Drop => $"SELECT {list} FROM {ranked} WHERE it.LossPlace <> 1",
                Mutation.Double => $"SELECT {list} FROM {genuine} UNION ALL SELECT {list} FROM {ranked} WHERE it.LossPlace = 1",
                _ => $"SELECT {string.Join(", ", columns.Select(column => changes.TryGetValue(column, out string? value) ? $"CASE WHEN it.LossPlace = 1 AND {criterion} THEN {value} ELSE it.{column} END AS {column}" : $"it.{column} AS {column}"))} FROM {ranked}",
            };
        });
    }

    /// <summary>Lets the first row that the loader inserts, and that can be changed at all, go wrong behind its back.</summary>
    private static void SetTrigger(SqliteConnection connection, LossMutant mutant, FactDelivery fact)
    {
        (string criterion, IReadOnlyDictionary<string, string> changes) = ChangesOf(mutant, "NEW");
        string table = SqliteWarehouse.Table("fact", fact.Fact);
        string[] columns = [.. WarehouseSchema.Find("fact", fact.Fact).Columns.Select(column => column.Name)];
        string copy = string.Join(", ", columns.Select(column => column == fact.KeyColumn ? $"NEW.{column} + {Math.Max(1, fact.KeysPerRecord / 2)}" : "NEW." + column));
        string act = mutant.Mutation switch
        {
            Mutation.Drop => $"DELETE FROM {table} WHERE {fact.KeyColumn} = NEW.{fact.KeyColumn};",
            Mutation.Double => $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({copy});",
            _ => $"UPDATE {table} SET {string.Join(", ", changes.Select(change => $"{change.Key} = {change.Value}"))} WHERE {fact.KeyColumn} = NEW.{fact.KeyColumn};",
        };
        connection.Run("CREATE TABLE loss_done (Done INTEGER)");
        connection.Run($"CREATE TRIGGER loss AFTER INSERT ON {table} WHEN NOT EXISTS (SELECT 1 FROM loss_done) AND {criterion} BEGIN INSERT INTO loss_done VALUES (1); {act} END");
    }

    /// <summary>Which rows can be changed so, and what their columns say then.</summary>
    private static (string Criterion, IReadOnlyDictionary<string, string> Changes) ChangesOf(LossMutant mutant, string row)
    {
        string[] named = mutant.Columns.Split('+');
        switch (mutant.Mutation)
        {
            case Mutation.Zero:
                return ($"({string.Join(" OR ", named.Select(column => $"{row}.{column} <> 0"))})", named.ToDictionary(column => column, _ => "0"));
            case Mutation.SwapPlace:
                LossPlace place = LossPlace.Of(named).Single();
                return (place.IsKnown(row), place.Swapped(row).ToDictionary(change => change.Column, change => change.Value));
            case Mutation.ShiftMonth:
                return ($"({LossPeriod.IsKnown(mutant.Columns, row)})", new Dictionary<string, string> { [mutant.Columns] = LossPeriod.Shifted(mutant.Columns, row) });
            default:
                return ("1 = 1", new Dictionary<string, string>());
        }
    }

    /// <summary>Some of the records that can be changed so are, all over the files: one alone, or some that lie together, may be of dossiers that are held back or replaced anyway.</summary>
    private static Action<FalsifiedRecord> Falsify(LossMutant mutant, StagedRecord staged)
    {
        const int Every = 5;
        Lock one = new();
        int left = 8;
        int met = 0;
        object? place = null;
        return record =>
        {
            lock (one)
            {
                List<Dictionary<string, (Etl.Staging.RowValueKind Kind, object Value)>> rows = record.Rows(staged.Table);
                // In a small feed the first ones.
                if (left == 0 || rows.Count == 0 || (++met % Every != 0 && met > 3))
                {
                    return;
                }

                Dictionary<string, (Etl.Staging.RowValueKind Kind, object Value)> row = rows[0];
                switch (mutant.Mutation)
                {
                    case Mutation.Drop:
                        rows.RemoveAt(0);
                        left--;
                        break;
                    case Mutation.Double:
                        rows.Add(new(row));
                        left--;
                        break;
                    case Mutation.Zero when staged.Amounts.Any(column => row[column].Value is long and not 0):
                        Set(staged.Amounts, _ => 0L);
                        break;
                    case Mutation.SwapPlace when row[staged.Place!].Value is string { Length: > 0 } here:
                        if (place is not null && !place.Equals(here))
                        {
                            Set([staged.Place!], _ => place);
                        }

                        place ??= here;
                        break;
                    case Mutation.ShiftMonth when staged.Months.Where(column => row[column].Value is long and > 0).ToArray() is { Length: > 0 } known:
                        // Of a year and its month the month alone moves.
                        Set([known[^1]], value => LossPeriod.Shifted((long)value));
                        break;
                }

                void Set(IEnumerable<string> columns, Func<object, object> change)
                {
                    foreach (string column in columns)
                    {
                        row[column] = (row[column].Kind, change(row[column].Value));
                    }

                    left--;
                }
            }
        };
    }

    private LogicalContent CleanAfter(string feed)
    {
        if (!_clean.TryGetValue(feed, out LogicalContent? content))
        {
            using ScratchHome home = ScratchHome.CopyOf(Before(feed));
            home.Load(feed, FolderOf(feed)).IsPublished.ShouldBeTrue(feed);
            home.ComputeFigures();
            _clean[feed] = content = home.Content;
        }

        return content;
    }

    private void Checkpoint()
    {
        using SqliteConnection connection = _loaded.Home.Warehouse.OpenWriter();
        connection.Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private string FolderOf(string feed) => Path.Combine(_folder, feed);

    private string Before(string feed) => Path.Combine(_folder, feed + ".before.db");
}
