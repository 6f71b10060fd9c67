using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>Tries a rule with other limits over all that the warehouse holds, and takes everything back: what it would find, how that differs, and what reviewers said of such alerts before.</summary>
public sealed class SignalTrial(SqliteConnection connection)
{
    /// <param name="limits">Limits to try, by name; those not named stay.</param>
    /// <exception cref="ArgumentException">The rule has no such limit.</exception>
    public TrialOutcome Try(WarehouseSignal signal, IReadOnlyDictionary<string, decimal> limits)
    {
        AlertTable table = AlertTable.Of(signal.Subject);
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        new SignalRegister(connection).BringUpToDate();
        foreach ((string name, decimal value) in limits)
        {
            if (connection.Run("UPDATE dim_SignalThreshold SET ThresholdValue = @value WHERE RuleCode = @rule AND ThresholdName = @name", ("@value", (double)value), ("@rule", signal.Code), ("@name", name)) == 0)
            {
                throw new ArgumentException($"{signal.Code} has no limit '{name}'; expected {(signal.Thresholds.Count == 0 ? "none at all" : string.Join(", ", signal.Thresholds.Select(threshold => threshold.Name)))}.");
            }
        }

        if (SignalReading.MissingNeed(connection, signal) is { } missing)
        {
            return new TrialOutcome(missing.ToString(), 0, 0, 0, 0, 0, 0, 0, [], []);
        }

        connection.Run("DROP TABLE IF EXISTS temp.tried");
        connection.Run(
            $"""
            CREATE TEMP TABLE tried AS
            SELECT found.MonthKey, found.FacilityDurableKey, found.AmountAtRisk{string.Concat(table.Found.Select(column => $", {column}"))}
            FROM ({SignalReading.Rows(signal)}) AS found {table.Join}
            """);
        string same = string.Join(" AND ", table.Identity.Select(column => $"alert.{column} = tried.{column}"));
        string standing = $"FROM {table.Table} AS alert INNER JOIN dim_SignalRule AS rule ON rule.SignalRuleKey = alert.SignalRuleKey AND rule.RuleCode = @rule";
        (string, object)[] rule = [("@rule", signal.Code)];
        (long hits, decimal amount, long facilities) = connection.Rows("SELECT COUNT(*), COALESCE(SUM(AmountAtRisk), 0), COUNT(DISTINCT FacilityDurableKey) FROM temp.tried", reader => (reader.GetInt64(0), reader.GetDecimal(1), reader.GetInt64(2)))[0];
        long now = connection.ScalarLong($"SELECT COUNT(*) {standing}", rule);
        long both = connection.ScalarLong($"SELECT COUNT(*) {standing} WHERE EXISTS (SELECT 1 FROM temp.tried AS tried WHERE {same})", rule);
        (long confirmed, long innocent) = connection.Rows(
            $"SELECT COALESCE(SUM(alert.ReviewStateCode = 'Confirmed'), 0), COALESCE(SUM(alert.ReviewStateCode IN ('Explained', 'FalseAlarm')), 0) {standing} WHERE EXISTS (SELECT 1 FROM temp.tried AS tried WHERE {same})",
            reader => (reader.GetInt64(0), reader.GetInt64(1)), rule)[0];
        IReadOnlyList<(string, long)> overlap = signal.Subject != WarehouseSignalSubject.Claim ? [] : connection.Rows(
            "SELECT rule.RuleCode, COUNT(*) FROM temp.tried AS tried INNER JOIN fact_ClaimAlert AS alert ON alert.ClaimKey = tried.ClaimKey INNER JOIN dim_SignalRule AS rule ON rule.SignalRuleKey = alert.SignalRuleKey AND rule.RuleCode <> @rule GROUP BY 1 ORDER BY 2 DESC, 1",
            reader => (reader.GetString(0), reader.GetInt64(1)), rule);
        IReadOnlyList<TrialMonth> months = connection.Rows(
            $"""
            SELECT tried.MonthKey, COUNT(*), COALESCE(SUM(tried.AmountAtRisk), 0), COUNT(DISTINCT tried.FacilityDurableKey),
                COALESCE(SUM(judged.ReviewStateCode = 'Confirmed'), 0), COALESCE(SUM(judged.ReviewStateCode IN ('Explained', 'FalseAlarm')), 0)
            FROM temp.tried AS tried
            LEFT JOIN (SELECT alert.* {standing}) AS judged ON {string.Join(" AND ", table.Identity.Select(column => $"judged.{column} = tried.{column}"))}
            GROUP BY 1 ORDER BY 1
            """,
            reader => new TrialMonth(reader.GetInt32(0), reader.GetInt64(1), reader.GetDecimal(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5)), rule);
        transaction.Rollback();
        return new TrialOutcome("", hits, amount, facilities, now, both, confirmed, innocent, overlap, months);
    }
}
