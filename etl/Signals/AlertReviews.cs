using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>What reviewers decided about alerts: only added to, and found again by every evaluation.</summary>
public sealed class AlertReviews(SqliteConnection connection, TimeProvider time)
{
    /// <summary>The decision that holds for each rule and subject.</summary>
    internal const string LastOfEach =
        "SELECT decided.RuleCode, decided.SubjectCode, decided.StateCode, CAST(REPLACE(SUBSTR(decided.ReviewedAt, 1, 10), '-', '') AS INTEGER) AS ReviewedDateKey FROM quality_AlertReview AS decided WHERE decided.AlertReviewKey IN (SELECT MAX(AlertReviewKey) FROM quality_AlertReview GROUP BY RuleCode, SubjectCode)";

    /// <summary>Keeps a decision and shows it in the alert at once.</summary>
    /// <param name="alert">An alert that stands.</param>
    /// <param name="recovered">Đồng taken back; 0 unless confirmed.</param>
    /// <exception cref="ArgumentException">The reason is missing or holds what looks like a number of a person, or money is taken back on an alert that is not confirmed.</exception>
    public void Decide(Alert alert, AlertReviewState state, decimal recovered, string who, string reason)
    {
        string told = OperatorLog.Check(reason);
        if (recovered != 0 && (state != AlertReviewState.Confirmed || recovered < 0))
        {
            throw new ArgumentException("Only a confirmed alert has an amount that was taken back, and it is not negative.");
        }

        string at = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        AlertTable table = AlertTable.Of(alert.Subject);
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        connection.Run(
            "INSERT INTO quality_AlertReview (AlertReviewKey, RuleCode, SubjectCode, StateCode, AmountAtRisk, RecoveredAmount, ReviewedAt, ReviewedBy, Reason) VALUES ((SELECT COALESCE(MAX(AlertReviewKey), 0) + 1 FROM quality_AlertReview), @rule, @subject, @state, @amount, @recovered, @at, @who, @reason)",
            ("@rule", alert.RuleCode), ("@subject", alert.SubjectCode), ("@state", state.ToString()), ("@amount", (double)alert.AmountAtRisk), ("@recovered", (double)recovered), ("@at", at), ("@who", who), ("@reason", told));
        connection.Run(
            $"UPDATE {table.Table} SET ReviewStateCode = @state, ReviewedDateKey = @day WHERE {table.Fact}Key = @key",
            ("@state", state.ToString()), ("@day", int.Parse(at[..10].Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)), ("@key", alert.AlertKey));
        new ControlTotals(connection).Restate("AlertMonth");
        transaction.Commit();
    }

    /// <summary>The decisions about one subject, oldest first.</summary>
    public IReadOnlyList<AlertDecision> Of(string ruleCode, string subjectCode) => connection.Rows(
        "SELECT StateCode, ReviewedAt, ReviewedBy, Reason, RecoveredAmount FROM quality_AlertReview WHERE RuleCode = @rule AND SubjectCode = @subject ORDER BY AlertReviewKey",
        reader => new AlertDecision(Enum.Parse<AlertReviewState>(reader.GetString(0)), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetDecimal(4)),
        ("@rule", ruleCode), ("@subject", subjectCode));
}
