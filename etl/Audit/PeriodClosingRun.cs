using System.Globalization;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Audit;

/// <summary>Closes a settlement month: freezes its dossiers, figures and control totals under a number. Only adds; what arrives later is loaded and shows as a revision.</summary>
public sealed class PeriodClosingRun(SqliteWarehouse warehouse, SourceRegister sources, FollowUpLog followUp, TimeProvider time)
{
    /// <summary>Stands in audit.LoadRun instead of a feed.</summary>
    public const string RunCode = "PeriodClosing";

    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private static readonly string[] Totals = ["FacilityChargeAmount", "CoveredChargeAmount", "FundPaidAmount", "CopaymentAmount", "OutOfPocketAmount", "OtherSourceAmount"];

    /// <summary>What stands against closing the month; null when nothing does.</summary>
    public (ClosingObstacle Obstacle, long Detail)? ObstacleToClosing(int monthKey)
    {
        using SqliteConnection connection = warehouse.OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        return ObstacleToClosing(connection, monthKey);
    }

    /// <summary>What stands against reopening the month; null when nothing does.</summary>
    public (ClosingObstacle Obstacle, long Detail)? ObstacleToReopening(int monthKey)
    {
        using SqliteConnection connection = warehouse.OpenReader();
        return ObstacleToReopening(connection, monthKey);
    }

    /// <param name="actionNumber">Of the operator's action.</param>
    /// <exception cref="WarehouseException">Something stands against it, or the warehouse cannot be written; nothing was changed.</exception>
    public PeriodClosing Close(int monthKey, long actionNumber) => Act(connection =>
    {
        Refuse(ObstacleToClosing(connection, monthKey), monthKey);
        int newest = LoadRunLog.NewestPublished(connection);
        int run = new LoadRunLog(connection, time).BeginAction(RunCode);
        ClosingBook book = new(connection);
        int key = (int)connection.ScalarLong("SELECT COALESCE(MAX(PeriodClosingKey), 0) + 1 FROM fact_PeriodClosing");
        FreezeClaims(connection, key, monthKey);
        FreezeIndicators(connection, key, monthKey);
        connection.Run(
            $"""
            INSERT INTO fact_PeriodClosing (PeriodClosingKey, MonthKey, ClosingNumber, ClosedDateKey, AsOfLoadRunKey, ClaimCount, LineCount, {string.Join(", ", Totals)}, IndicatorValueCount, HeldDossierCount, HeldAmount, FrozenHash, ActionNumber, LoadRunKey)
            SELECT @key, @month, @number, @day, @newest, COUNT(*), COALESCE(SUM(frozen.LineCount), 0), {string.Join(", ", Totals.Select(total => $"ROUND(COALESCE(SUM(frozen.{total}), 0), 2)"))},
                (SELECT COUNT(*) FROM fact_IndicatorValueAtClosing AS value WHERE value.PeriodClosingKey = @key),
                (SELECT COUNT(*) FROM quality_Quarantine AS held INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = held.LoadRunKey WHERE run.FeedCode = 'VssClaims' AND run.StateName = 'published' AND held.StateCode = {(int)LedgerState.Quarantined} AND held.MonthKey = @month),
                (SELECT ROUND(COALESCE(SUM(held.Amount), 0), 2) FROM quality_Quarantine AS held INNER JOIN audit_LoadRun AS run ON run.LoadRunKey = held.LoadRunKey WHERE run.FeedCode = 'VssClaims' AND run.StateName = 'published' AND held.StateCode = {(int)LedgerState.Quarantined} AND held.MonthKey = @month),
                @hash, @action, @run
            FROM fact_ClaimAtClosing AS frozen WHERE frozen.PeriodClosingKey = @key
            """,
            ("@key", key), ("@month", monthKey), ("@number", (book.Last(monthKey)?.ClosingNumber ?? 0) + 1), ("@day", Today()), ("@newest", newest), ("@hash", book.HashOf(key)), ("@action", actionNumber), ("@run", run));
        CheckTotals(connection, key, monthKey);
        return (run, book.Last(monthKey)!);
    });

    /// <summary>Lets the month be closed again; what was frozen stays.</summary>
    /// <exception cref="WarehouseException">The month is not closed, or the warehouse cannot be written; nothing was changed.</exception>
    public PeriodClosing Reopen(int monthKey, long actionNumber) => Act(connection =>
    {
        Refuse(ObstacleToReopening(connection, monthKey), monthKey);
        int run = new LoadRunLog(connection, time).BeginAction(RunCode);
        ClosingBook book = new(connection);
        connection.Run(
            "INSERT INTO fact_PeriodReopening (PeriodReopeningKey, PeriodClosingKey, ReopenedDateKey, ActionNumber, LoadRunKey) SELECT COALESCE(MAX(PeriodReopeningKey), 0) + 1, @closing, @day, @action, @run FROM fact_PeriodReopening",
            ("@closing", book.Last(monthKey)!.Key), ("@day", Today()), ("@action", actionNumber), ("@run", run));
        return (run, book.Last(monthKey)!);
    });

    private PeriodClosing Act(Func<SqliteConnection, (int Run, PeriodClosing Closing)> act)
    {
        try
        {
            using SqliteConnection connection = warehouse.OpenWriter();
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            bool isCurrent = StaleSince(connection) is null;
            (_, PeriodClosing closing) = act(connection);
            int publication = new LedgerReport(connection, sources).NewestPublication();
            ControlTotals totals = new(connection);
            totals.Restate("PeriodRevision", "IndicatorRevision");
            if (isCurrent)
            {
                totals.CarryForward(publication);
            }

            transaction.Commit();
            if (isCurrent)
            {
                // A closing changes no figure. A crash before this line only has them computed once more.
                followUp.SetPublication(FollowUpLog.FiguresMark, publication);
            }

            return closing;
        }
        catch (SqliteException exception)
        {
            throw WarehouseException.From(warehouse.Path, exception);
        }
    }

    private (ClosingObstacle, long)? ObstacleToClosing(SqliteConnection connection, int monthKey)
    {
        if (monthKey >= Today() / 100)
        {
            return (ClosingObstacle.NotOver, monthKey);
        }

        if (new ClosingBook(connection).Last(monthKey) is { IsReopened: false } standing)
        {
            return (ClosingObstacle.AlreadyClosed, standing.ClosingNumber);
        }

        if (new LoadRunLog(connection, time).Unfinished().Count is int unfinished and > 0)
        {
            return (ClosingObstacle.UnfinishedLoads, unfinished);
        }

        if (new LedgerReport(connection, sources).Verify().Count is int differences and > 0)
        {
            return (ClosingObstacle.UnbalancedLedger, differences);
        }

        if (StaleSince(connection) is { } load)
        {
            return (ClosingObstacle.StaleFigures, load);
        }

        bool isEmpty = connection.ScalarLong("SELECT EXISTS (SELECT 1 FROM fact_Claim WHERE SettlementMonthKey = @month) OR EXISTS (SELECT 1 FROM fact_IndicatorValue WHERE MonthKey = @month)", ("@month", monthKey)) == 0;
        return isEmpty ? (ClosingObstacle.Nothing, monthKey) : null;
    }

    private static (ClosingObstacle, long)? ObstacleToReopening(SqliteConnection connection, int monthKey) =>
        new ClosingBook(connection).Last(monthKey) is { IsReopened: false } ? null : (ClosingObstacle.NotClosed, monthKey);

    /// <summary>The newest load that changed a fact after the figures were computed.</summary>
    private int? StaleSince(SqliteConnection connection)
    {
        (int LoadRunKey, string FeedCode, string Table, long RowCount)[] changes = [.. new LedgerReport(connection, sources).Changes(followUp.FindPublication(FollowUpLog.FiguresMark)).Where(change => change.Table.StartsWith("fact.", StringComparison.Ordinal) && change.FeedCode != RunCode)];
        return changes.Length > 0 ? changes.Max(change => change.LoadRunKey) : null;
    }

    private static void Refuse((ClosingObstacle Obstacle, long Detail)? found, int monthKey)
    {
        if (found is { } obstacle)
        {
            throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"Month {monthKey}: {obstacle.Obstacle} ({obstacle.Detail}); nothing was changed."));
        }
    }

    private static void FreezeClaims(SqliteConnection connection, int key, int monthKey)
    {
        string[] taken = [.. WarehouseSchema.Find("fact", "ClaimAtClosing").Columns.Select(column => column.Name).Where(name => name is not ("PeriodClosingKey" or "FileHash" or "VersionLoadRunKey"))];
        connection.Run(
            $"""
            INSERT INTO fact_ClaimAtClosing (PeriodClosingKey, {string.Join(", ", taken)}, FileHash, VersionLoadRunKey)
            SELECT @key, {string.Join(", ", taken.Select(column => "claim." + column))}, file.FileHash, claim.LoadRunKey
            FROM fact_Claim AS claim INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = claim.SourceFileKey
            WHERE claim.SettlementMonthKey = @month
            """,
            ("@key", key), ("@month", monthKey));
    }

    private static void FreezeIndicators(SqliteConnection connection, int key, int monthKey) =>
        connection.Run(
            """
            INSERT INTO fact_IndicatorValueAtClosing (PeriodClosingKey, ValueNumber, IndicatorCode, MonthKey, AdministrativeUnitDurableKey, FacilityDurableKey, CareTypeKey, CostGroupKey, ParticipantGroupKey, PopulationBasisKey, BasisYear, SliceCode, Numerator, Denominator)
            SELECT @key, ROW_NUMBER() OVER (ORDER BY value.IndicatorCode, value.IndicatorValueKey), value.IndicatorCode, value.MonthKey, unit.AdministrativeUnitDurableKey, facility.FacilityDurableKey,
                value.CareTypeKey, value.CostGroupKey, value.ParticipantGroupKey, value.PopulationBasisKey, value.BasisYear, value.SliceCode, value.Numerator, value.Denominator
            FROM fact_IndicatorValue AS value
            INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
            INNER JOIN dim_Facility AS facility ON facility.FacilityKey = value.FacilityKey
            WHERE value.MonthKey = @month
            """,
            ("@key", key), ("@month", monthKey));

    /// <summary>What was frozen must be all there is, counted on the other side.</summary>
    private static void CheckTotals(SqliteConnection connection, int key, int monthKey)
    {
        foreach ((string what, string now) in ((string, string)[])
        [
            ("ClaimCount", "SELECT COUNT(*) FROM fact_Claim WHERE SettlementMonthKey = @month"),
            ("CAST(ROUND(FundPaidAmount * 100) AS INTEGER)", "SELECT COALESCE(SUM(CAST(ROUND(FundPaidAmount * 100) AS INTEGER)), 0) FROM fact_Claim WHERE SettlementMonthKey = @month"),
            ("IndicatorValueCount", "SELECT COUNT(*) FROM fact_IndicatorValue WHERE MonthKey = @month"),
        ])
        {
            long frozen = connection.ScalarLong($"SELECT {what} FROM fact_PeriodClosing WHERE PeriodClosingKey = @key", ("@key", key));
            long standing = connection.ScalarLong(now, ("@month", monthKey));
            if (frozen != standing)
            {
                throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"Month {monthKey}, {what}: {frozen} frozen, {standing} in the star. Nothing was closed; see bhyt ledger --verify and bhyt doctor."));
            }
        }
    }

    private int Today()
    {
        DateTimeOffset now = time.GetUtcNow() + VietnamOffset;
        return (now.Year * 10_000) + (now.Month * 100) + now.Day;
    }
}
