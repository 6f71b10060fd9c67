using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Carries out withdrawals: remembers them, takes what they reach out of the star, and moves it in the accounts of the loads that had brought it; all in one transaction, or nothing.</summary>
public sealed class WithdrawalRun(SqliteWarehouse warehouse, SourceRegister sources, TimeProvider time, HostLeases leases)
{
    /// <summary>Stands in audit.LoadRun instead of a feed.</summary>
    public const string RunCode = "Withdrawal";

    /// <param name="slice">The lease of the feed: no load of it is under way meanwhile.</param>
    /// <param name="feedCode">The feed whose records are withdrawn.</param>
    /// <param name="actionNumber">Of the operator's action.</param>
    /// <exception cref="WarehouseException">The ledger would not balance, or the warehouse cannot be written; nothing was changed.</exception>
    public (int LoadRunKey, IReadOnlyList<WithdrawalOutcome> Outcomes) Run(Lease slice, string feedCode, IReadOnlyList<WithdrawnRecord> records, long actionNumber, CancellationToken cancellationToken)
    {
        FeedDelivery feed = sources[feedCode].Delivery;
        FactDelivery delivery = feed.Facts.First(fact => fact.Versions?.Withdrawn is not null);
        WithdrawnRecords withdrawn = delivery.Versions!.Withdrawn!;
        try
        {
            using SqliteConnection connection = warehouse.OpenWriter();
            using Lease publication = leases.Await(LeaseResource.Publication, cancellationToken);
            using SqliteTransaction transaction = Fence.Begin(connection, slice, publication);
            int run = new LoadRunLog(connection, time).BeginAction(RunCode);
            List<WithdrawalEffect> before = [.. records.Select(record => EffectBefore(connection, delivery, withdrawn, record))];
            Remember(connection, feedCode, records, actionNumber, run);

            SnapshotLoader snapshots = new(connection, run);
            WithdrawalRegister register = new(connection, feedCode, delivery);
            IReadOnlyList<long> reached = register.StandingReachedBy(run);
            register.Keep(reached, run);
            IReadOnlyList<LedgerMovement> movements = new RecordRemoval(connection, delivery, snapshots).Remove(reached, feed.Measures, LedgerState.Withdrawn);
            snapshots.Take([]);
            new Ledger(connection, run, feed).Write(movements);
            IReadOnlyList<LedgerDifference> differences = new LedgerReport(connection, sources).Verify();
            if (differences.Count > 0)
            {
                throw new WarehouseException($"The ledger would not balance after the withdrawal: {string.Join("; ", differences.Take(5))}. Nothing was withdrawn; see bhyt ledger --verify.");
            }

            List<WithdrawalOutcome> outcomes = [.. records.Select((record, index) => Outcome(connection, withdrawn, record, before[index], run))];
            transaction.Commit();
            return (run, outcomes);
        }
        catch (SqliteException exception)
        {
            throw WarehouseException.From(warehouse.Path, exception);
        }
    }

    /// <summary>What the record is before: in the star (not yet known whether the withdrawal reaches it), withdrawn, or unknown.</summary>
    private static WithdrawalEffect EffectBefore(SqliteConnection connection, FactDelivery delivery, WithdrawnRecords withdrawn, WithdrawnRecord record) =>
        Find(connection, delivery.Fact, withdrawn, record) ? WithdrawalEffect.NewerStands
        : Find(connection, withdrawn.Fact, withdrawn, record) ? WithdrawalEffect.AlreadyWithdrawn
        : WithdrawalEffect.Remembered;

    private static bool Find(SqliteConnection connection, string fact, WithdrawnRecords withdrawn, WithdrawnRecord record) =>
        connection.ScalarLong($"SELECT EXISTS (SELECT 1 FROM {SqliteWarehouse.Table("fact", fact)} AS row WHERE {Is(withdrawn)})", ("@facility", record.FacilityCode), ("@record", record.RecordCode)) == 1;

    private static WithdrawalOutcome Outcome(SqliteConnection connection, WithdrawnRecords withdrawn, WithdrawnRecord record, WithdrawalEffect before, int run)
    {
        string amount = withdrawn.Quantities.First(quantity => quantity.Level == LedgerLevel.Amount).Expression;
        (int By, long Amount)[] now = [.. connection.Rows($"SELECT row.WithdrawnLoadRunKey, {amount} FROM {SqliteWarehouse.Table("fact", withdrawn.Fact)} AS row WHERE {Is(withdrawn)}", reader => (reader.GetInt32(0), reader.GetInt64(1)), ("@facility", record.FacilityCode), ("@record", record.RecordCode))];
        return now is [var only]
            ? new WithdrawalOutcome(record, only.By == run ? WithdrawalEffect.Withdrawn : WithdrawalEffect.AlreadyWithdrawn, only.Amount)
            : new WithdrawalOutcome(record, before, 0);
    }

    private static string Is(WithdrawnRecords withdrawn) =>
        $"row.{withdrawn.RecordCode} = @record AND row.{withdrawn.FacilityDurableKey} IN (SELECT FacilityDurableKey FROM dim_Facility WHERE FacilityCode = @facility)";

    private void Remember(SqliteConnection connection, string feedCode, IReadOnlyList<WithdrawnRecord> records, long actionNumber, int run)
    {
        long key = connection.ScalarLong("SELECT COALESCE(MAX(WithdrawalKey), 0) FROM audit_Withdrawal");
        string now = time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        foreach (WithdrawnRecord record in records)
        {
            connection.Run(
                "INSERT INTO audit_Withdrawal (WithdrawalKey, FeedCode, FacilityCode, RecordCode, WithdrawalDateKey, EnteredAt, Reason, ActionNumber, LoadRunKey) VALUES (@key, @feed, @facility, @record, @day, @now, @reason, @action, @run)",
                ("@key", ++key), ("@feed", feedCode), ("@facility", record.FacilityCode), ("@record", record.RecordCode), ("@day", record.DateKey), ("@now", now), ("@reason", record.Reason), ("@action", actionNumber), ("@run", run));
        }
    }
}
