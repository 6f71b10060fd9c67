using System.Globalization;
using BhytWarehouse.Etl.Audit;
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

/// <summary>Evaluates the signals, computes the views of indicator.* and writes what they give to fact.IndicatorValue, all in one transaction: readers see the figures of one moment.</summary>
/// <remarks>Figures that stand are continued: only what reads something that changed since is taken again, and of it only the facilities whose dossiers changed where the view is cut by them (Slices). What that comes to is
/// what a run over everything comes to; where it cannot be shown, everything is computed. A view is found by its schema; adding indicator/X.sql is enough. Columns that a view does not have are "does not apply" (-1, or '' for texts).
/// Before anything of it is published, every figure up to the report tables is held against what it was made of; one difference, and the figures before stand.</remarks>
public sealed class IndicatorRun(SqliteWarehouse warehouse, TimeProvider time, HostLeases leases)
{
    private const string Table = "fact_IndicatorValue";
    private const int MostDifferences = 5;

    /// <summary>What the restatement of units writes.</summary>
    private static readonly string[] Restated = ["dim.AdministrativeUnitBridge", "fact.EnrolmentRestated", "fact.PopulationRestated"];

    /// <summary>What the matching writes.</summary>
    private static readonly string[] Matched = ["dim.MatchedPerson", "fact.IdentityLink"];

    /// <summary>The indicators with their code, in the order of the code.</summary>
    public static IReadOnlyList<WarehouseObject> Indicators { get; } =
        [.. WarehouseSchema.Objects.Where(item => item.Schema == "indicator").OrderBy(item => item.Code, StringComparer.Ordinal)];

    /// <summary>Gets what the last run of the signals came to; null before the first.</summary>
    public SignalOutcome? Signals { get; private set; }

    /// <summary>Told when the figures are computed and not committed yet, and once they stand.</summary>
    public Action<WorkStep>? Told { get; init; }

    /// <summary>Gets whether everything is computed, whatever changed.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Told the name of each part before it is computed, such as "signal R24", for measuring.</summary>
    public Action<string>? PartBegan { get; init; }

    /// <summary>Waits for another host that computes figures, then computes them. Returns how many rows each indicator gave.</summary>
    /// <exception cref="WarehouseException">The figures could not be written, or are not what they were made of; those before them stand.</exception>
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
        FigureMemory memory = new(connection);
        ControlTotals totals = new(connection);
        PartBegan?.Invoke("changes");
        FigureChanges changes = !IsWhole && memory.PublicationOf(totals.FigureRunNumber) is { } standing ? FigureChanges.Since(connection, standing) : FigureChanges.Everything;
        if (Restated.Any(changes.HasChanged))
        {
            PartBegan?.Invoke("units");
            new UnitRestatement(connection).Run();
        }

        FollowingSnapshots.Take(connection, new RadarRun(time), PartBegan);
        if (Matched.Any(changes.HasChanged))
        {
            PartBegan?.Invoke("matching");
            new WarehouseMatching(connection).Run(cancellationToken);
        }

        if (changes.HasChanged("fact.PeerComparison"))
        {
            PartBegan?.Invoke("peers");
            PeerComparisons.Take(connection, changes);
        }

        if (changes.HasChanged("fact.UncoveredPeopleByEntitlement"))
        {
            PartBegan?.Invoke("uncovered");
            UncoveredPeople.Take(connection);
        }

        IndicatorList.Write(connection);
        Signals = new SignalRun(connection, changes).Run(
            code =>
            {
                PartBegan?.Invoke("signal " + code);
                progress?.Invoke(code);
            }, cancellationToken);
        if (changes.IsEverything)
        {
            connection.Run($"DELETE FROM {Table}");
        }

        foreach (WarehouseObject indicator in Indicators.Where(indicator => changes.HasChanged($"indicator.{indicator.Name}")))
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Invoke(indicator.Code!);
            PartBegan?.Invoke("indicator " + indicator.Code);
            Take(connection, indicator, changes);
        }

        if (changes.HasChanged(IndicatorRestatement.Table))
        {
            PartBegan?.Invoke("units of indicators");
            new IndicatorRestatement(connection).Run();
        }

        PartBegan?.Invoke("methods");
        StatisticRun.Take(connection, changes, cancellationToken);
        IReadOnlyList<FigureDifference> differences = Control(connection, changes, PartBegan);
        if (differences.Count > 0)
        {
            transaction.Rollback();
            throw new WarehouseException(string.Create(
                CultureInfo.InvariantCulture,
                $"{warehouse.Path}: {differences.Count} figures are not what they were made of: {string.Join("; ", differences.Take(MostDifferences))}{(differences.Count > MostDifferences ? $"; and {differences.Count - MostDifferences} more" : "")}. None of these figures was published; those before stand. The law is the Conserves line of the named view: correct the view or the facts behind it, then run again."));
        }

        PartBegan?.Invoke("memory");
        memory.Keep(totals.FigureRunNumber, changes.Dossiers);
        Dictionary<string, int> rows = Indicators.ToDictionary(indicator => indicator.Code!, _ => 0, StringComparer.Ordinal);
        foreach ((string code, int count) in connection.Rows($"SELECT IndicatorCode, COUNT(*) FROM {Table} GROUP BY IndicatorCode", reader => (reader.GetString(0), reader.GetInt32(1))))
        {
            rows[code] = count;
        }

        Told?.Invoke(new WorkStep("", DurableStep.Computed));
        PartBegan?.Invoke("commit");
        transaction.Commit();
        Told?.Invoke(new WorkStep("", DurableStep.FiguresWritten));
        return rows;
    }

    /// <summary>Takes an indicator again, whole or of the facilities whose dossiers changed.</summary>
    private static void Take(SqliteConnection connection, WarehouseObject indicator, FigureChanges changes)
    {
        if (FacilitySlices.AreOf(indicator) && changes.AreOnlyDossiers($"indicator.{indicator.Name}"))
        {
            connection.Run(
                $"DELETE FROM {Table} WHERE IndicatorCode = @code AND FacilityKey IN (SELECT FacilityKey FROM dim_Facility WHERE FacilityDurableKey IN ({DossierReach.Facilities}))", ("@code", indicator.Code!));
            Compute(connection, indicator, changes.Dossiers!.OfFacilities.ViewOf(indicator));
            return;
        }

        connection.Run($"DELETE FROM {Table} WHERE IndicatorCode = @code", ("@code", indicator.Code!));
        Compute(connection, indicator);
    }

    /// <summary>Adds the rows of one indicator; how many.</summary>
    internal static int Compute(SqliteConnection connection, WarehouseObject indicator) => Compute(connection, indicator, indicator.SqliteName);

    private static int Compute(SqliteConnection connection, WarehouseObject indicator, string view)
    {
        WarehouseColumn[] columns = [.. WarehouseSchema.Find("fact", "IndicatorValue").Columns.Where(column => column.Name != "IndicatorValueKey")];
        HashSet<string> given = [.. indicator.Columns.Select(column => column.Name)];
        string values = string.Join(", ", columns.Select(column => given.Contains(column.Name) ? column.Name : column.SqliteType == "TEXT" ? "''" : "-1"));
        return connection.Run(
            $"INSERT INTO {Table} (IndicatorValueKey, {string.Join(", ", columns.Select(column => column.Name))}) SELECT (SELECT COALESCE(MAX(IndicatorValueKey), 0) FROM {Table}) + ROW_NUMBER() OVER (ORDER BY {string.Join(", ", given.Where(name => name.EndsWith("Key", StringComparison.Ordinal)))}), {values} FROM {view}");
    }

    /// <summary>Takes the control totals of the figures that stand in this transaction and holds every figure against what it was made of; one difference, and they may not be published.</summary>
    internal static IReadOnlyList<FigureDifference> Control(SqliteConnection connection) => Control(connection, FigureChanges.Everything, partBegan: null);

    private static IReadOnlyList<FigureDifference> Control(SqliteConnection connection, FigureChanges changes, Action<string>? partBegan)
    {
        new ControlTotals(connection) { PartBegan = partBegan }.Write(changes);
        return [.. new Conservation(connection) { PartBegan = partBegan }.WeighChanged(figure => !FigureAccount.IsTakenByLoads(figure), changes).SelectMany(step => step.Differences)];
    }
}
