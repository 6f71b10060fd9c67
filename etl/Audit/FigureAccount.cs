using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>The account beyond the facts as it stands: every step from facts over snapshots and indicators to the report tables, and the control totals that Power BI is held against.</summary>
public sealed class FigureAccount(SqliteConnection connection, SourceRegister sources)
{
    private readonly ControlTotals _totals = new(connection);
    private FigureStanding? _standing;
    private IReadOnlyList<FigureStep>? _steps;
    private IReadOnlyList<string>? _changedFacts;

    public int FigureRunNumber => _totals.FigureRunNumber;

    public IReadOnlyList<ControlTotal> Totals => _totals.Read();

    public FigureStanding Standing => _standing ??= FigureRunNumber == 0 ? FigureStanding.NotComputed : ChangedFacts.Count > 0 ? FigureStanding.Behind : FigureStanding.Current;

    /// <summary>The facts that changed since the figures were computed, such as fact.Claim.</summary>
    public IReadOnlyList<string> ChangedFacts => _changedFacts ??= Changed();

    /// <summary>Every step that can be checked, weighed.</summary>
    public IReadOnlyList<FigureStep> Steps => _steps ??= new Conservation(connection).Weigh(figure => Standing == FigureStanding.Current || IsTakenByLoads(figure));

    public IReadOnlyList<FigureDifference> Differences() =>
        [.. Steps.SelectMany(step => step.Differences), .. Standing == FigureStanding.Current ? _totals.Differences() : []];

    /// <summary>Where no load was published since, nothing has to be counted to know that nothing changed.</summary>
    private IReadOnlyList<string> Changed()
    {
        LedgerReport ledger = new(connection, sources);
        return ledger.NewestPublication() <= _totals.PublicationNumber
            ? []
            : [.. ledger.Changes(_totals.PublicationNumber).Select(change => change.Table).Where(table => table.StartsWith("fact.", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Snapshots that a load takes stand, and are checked, in the same transaction as its facts, whether figures followed or not.</summary>
    internal static bool IsTakenByLoads(WarehouseObject figure) =>
        figure.Schema == "derive" && !FollowingSnapshots.Names.Contains(figure.Name) && WarehouseSchema.Objects.Any(item => item.Schema == "fact" && item.Name == figure.Name);
}
