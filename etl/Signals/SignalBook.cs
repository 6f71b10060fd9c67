using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>The rules and the alerts as they stand.</summary>
public sealed class SignalBook(SqliteConnection connection)
{
    /// <summary>Every rule with what it found, by its code.</summary>
    public IReadOnlyList<SignalStanding> Standings()
    {
        string alerts = string.Join(" UNION ALL ", AlertTable.All.Select(table => $"SELECT SignalRuleKey, AmountAtRisk, ReviewStateCode FROM {table.Table}"));
        Dictionary<string, SignalStanding> standings = connection.Rows(
            $"""
            SELECT rule.RuleCode, rule.RuleName, rule.RuleNameVietnamese, rule.StateCode, rule.NotApplicableReason, COUNT(alert.SignalRuleKey), COALESCE(SUM(alert.AmountAtRisk), 0),
                COALESCE(SUM(alert.ReviewStateCode = 'New'), 0), COALESCE(SUM(alert.ReviewStateCode = 'Confirmed'), 0), COALESCE(SUM(alert.ReviewStateCode IN ('Explained', 'FalseAlarm')), 0)
            FROM dim_SignalRule AS rule LEFT JOIN ({alerts}) AS alert ON alert.SignalRuleKey = rule.SignalRuleKey
            WHERE rule.SignalRuleKey > 0
            GROUP BY rule.SignalRuleKey
            """,
            reader => new SignalStanding(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetInt64(5), reader.GetDecimal(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9)))
            .ToDictionary(standing => standing.RuleCode, StringComparer.Ordinal);
        return [.. WarehouseSignal.All.Select(signal => standings.GetValueOrDefault(signal.Code) ?? new SignalStanding(signal.Code, signal.View.Title!, signal.VietnameseTitle, SignalRegister.NotYet, "", 0, 0, 0, 0, 0))];
    }

    /// <summary>Alerts with the first to look at first.</summary>
    /// <param name="ruleCode">Null for all rules.</param>
    /// <param name="facilityCode">Null for all facilities.</param>
    /// <param name="monthKey">Null for all months.</param>
    /// <param name="withPersons">Whether alerts about participants are among them: they name a person by a key.</param>
    public IReadOnlyList<Alert> Alerts(string? ruleCode, string? facilityCode, int? monthKey, bool withPersons, int most)
    {
        List<Alert> alerts = [];
        foreach (WarehouseSignalSubject subject in Enum.GetValues<WarehouseSignalSubject>().Where(subject => withPersons || subject != WarehouseSignalSubject.Member))
        {
            AlertTable table = AlertTable.Of(subject);
            alerts.AddRange(connection.Rows(
                $"""
                SELECT alert.{table.Fact}Key, rule.RuleCode, {table.SubjectCode}, alert.MonthKey, facility.FacilityCode, alert.AmountAtRisk, alert.AlarmLevel, alert.RankScore, alert.Evidence, alert.ReviewStateCode, alert.RaisedDateKey
                FROM {table.Table} AS alert
                INNER JOIN dim_SignalRule AS rule ON rule.SignalRuleKey = alert.SignalRuleKey
                INNER JOIN dim_Facility AS facility ON facility.FacilityKey = alert.FacilityKey
                WHERE (@rule = '' OR rule.RuleCode = @rule) AND (@facility = '' OR facility.FacilityCode = @facility) AND (@month = -1 OR alert.MonthKey = @month)
                ORDER BY alert.RankScore DESC, 3 LIMIT @most
                """,
                reader => new Alert(subject, reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4), reader.GetDecimal(5), reader.GetInt32(6), reader.GetDecimal(7), reader.GetString(8), Enum.Parse<AlertReviewState>(reader.GetString(9)), reader.GetInt32(10)),
                ("@rule", ruleCode ?? ""), ("@facility", facilityCode ?? ""), ("@month", monthKey ?? -1), ("@most", most)));
        }

        return [.. alerts.OrderByDescending(alert => alert.RankScore).ThenBy(alert => alert.RuleCode, StringComparer.Ordinal).ThenBy(alert => alert.SubjectCode, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>The alert of a rule about a subject; null when none stands.</summary>
    public Alert? Find(string ruleCode, string subjectCode) =>
        WarehouseSignal.All.Any(signal => signal.Code == ruleCode) ? Alerts(ruleCode, null, null, withPersons: true, int.MaxValue).FirstOrDefault(alert => alert.SubjectCode == subjectCode) : null;

    /// <summary>Whether a rule that the warehouse knows waits for its evaluation, since a limit of it was set.</summary>
    public bool HasPending() => connection.ScalarLong("SELECT EXISTS (SELECT 1 FROM dim_SignalRule WHERE SignalRuleKey > 0 AND EvaluatedLoadRunKey = -1)") == 1;

    /// <summary>The limits of a rule.</summary>
    public IReadOnlyList<(string Name, decimal Value, decimal Proposed, string Meaning, bool IsSet)> Thresholds(string ruleCode) => connection.Rows(
        "SELECT ThresholdName, ThresholdValue, ProposedValue, Meaning, IsSet FROM dim_SignalThreshold WHERE RuleCode = @rule ORDER BY ThresholdName",
        reader => (reader.GetString(0), reader.GetDecimal(1), reader.GetDecimal(2), reader.GetString(3), reader.GetInt32(4) == 1), ("@rule", ruleCode));
}
