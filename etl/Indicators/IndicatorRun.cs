using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Matching;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Evaluates the signals, computes every view of indicator.* and writes what it gives to fact.IndicatorValue, all in one transaction: readers see the figures of one moment.</summary>
/// <remarks>A view is found by its schema; adding indicator/X.sql is enough. Columns that a view does not have are "does not apply" (-1, or '' for texts).</remarks>
public sealed class IndicatorRun(SqliteWarehouse warehouse, TimeProvider time, HostLeases leases)
{
    private const string Table = "fact_IndicatorValue";

    /// <summary>The indicators with their code, in the order of the code.</summary>
    public static IReadOnlyList<WarehouseObject> Indicators { get; } =
        [.. WarehouseSchema.Objects.Where(item => item.Schema == "indicator").OrderBy(item => item.Code, StringComparer.Ordinal)];

    /// <summary>Gets what the last run of the signals came to; null before the first.</summary>
    public SignalOutcome? Signals { get; private set; }

    /// <summary>Told when the figures are computed and not committed yet, and once they stand.</summary>
    public Action<WorkStep>? Told { get; init; }

    /// <summary>Waits for another host that computes figures, then computes them. Returns how many rows each indicator gave.</summary>
    /// <exception cref="WarehouseException">The figures could not be written; those before them stand.</exception>
    public IReadOnlyDictionary<string, int> Run(Action<string>? progress, CancellationToken cancellationToken)
    {
        using Lease figures = leases.Await(LeaseResource.Figures, cancellationToken);
        return Run(figures, progress, cancellationToken);
    }

    /// <summary>Computes them under a lease of the figures that the caller holds.</summary>
    /// <exception cref="WarehouseException">The figures could not be written; those before them stand.</exception>
    public IReadOnlyDictionary<string, int> Run(Lease figures, Action<string>? progress, CancellationToken cancellationToken)
    {
        try
        {
            return Write(figures, progress, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw WarehouseException.From(warehouse.Path, exception);
        }
    }

    private Dictionary<string, int> Write(Lease figures, Action<string>? progress, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = warehouse.OpenWriter();
        using Lease publication = leases.Await(LeaseResource.Publication, cancellationToken);
        using SqliteTransaction transaction = Fence.Begin(connection, figures, publication);
        WarehouseObject fact = WarehouseSchema.Find("fact", "IndicatorValue");
        string[] columns = [.. fact.Columns.Select(column => column.Name).Where(name => name != "IndicatorValueKey")];
        Dictionary<string, int> rows = new(StringComparer.Ordinal);
        new UnitRestatement(connection).Run();
        FollowingSnapshots.Take(connection, new RadarRun(time));
        new WarehouseMatching(connection).Run(cancellationToken);
        PeerComparisons.Take(connection);
        Signals = new SignalRun(connection).Run(progress, cancellationToken);
        connection.Run($"DELETE FROM {Table}");
        foreach (WarehouseObject indicator in Indicators)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Invoke(indicator.Code!);
            HashSet<string> given = [.. indicator.Columns.Select(column => column.Name)];
            string values = string.Join(", ", fact.Columns.Where(column => column.Name != "IndicatorValueKey").Select(column => given.Contains(column.Name) ? column.Name : column.SqliteType == "TEXT" ? "''" : "-1"));
            rows[indicator.Code!] = connection.Run(
                $"INSERT INTO {Table} (IndicatorValueKey, {string.Join(", ", columns)}) SELECT (SELECT COALESCE(MAX(IndicatorValueKey), 0) FROM {Table}) + ROW_NUMBER() OVER (ORDER BY {string.Join(", ", given.Where(name => name.EndsWith("Key", StringComparison.Ordinal)))}), {values} FROM {SqliteWarehouse.Table(indicator.Schema, indicator.Name)}");
        }

        Told?.Invoke(new WorkStep("", DurableStep.Computed));
        transaction.Commit();
        Told?.Invoke(new WorkStep("", DurableStep.FiguresWritten));
        return rows;
    }
}
