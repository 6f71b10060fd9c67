using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>What to look at first: half by the đồng at risk, then by severity, by how long it waits, by what reviewers confirmed at the facility, and by the size of the bill; less where a rule was often wrong.</summary>
/// <remarks>Every part lies between 0 and 1. An amount counts a/(a + half), so that one huge bill does not push all others to nothing.</remarks>
internal static class AlertRanking
{
    private const string Formula =
        """
        ROUND({trust} * (0.5 * AmountAtRisk / (AmountAtRisk + 5000000.0) + 0.2 * {severity} + 0.15 * {age} + 0.1 * {returns} + 0.05 * {bill}), 6)
        """;

    /// <summary>With no decision yet a rule is trusted whole; every one that reviewers explained or called false weighs against those confirmed.</summary>
    private const string Trust = "(SELECT (2.0 + rule.ConfirmedCount) / (2.0 + rule.ConfirmedCount + rule.InnocentCount) FROM temp.ruleTrust AS rule WHERE rule.SignalRuleKey = {table}.SignalRuleKey)";

    private const string Returns = "COALESCE((SELECT MIN(1.0, facility.ConfirmedCount / 10.0) FROM temp.facilityReturns AS facility WHERE facility.FacilityDurableKey = {table}.FacilityDurableKey), 0)";

    private const string Age = "COALESCE((SELECT MIN(1.0, MAX(0, today.DayNumber - raised.DayNumber) / 90.0) FROM dim_Date AS raised, dim_Date AS today WHERE raised.DateKey = RaisedDateKey AND today.DateKey = @day), 0)";

    public static void Rank(SqliteConnection connection, int day)
    {
        connection.Run("DROP TABLE IF EXISTS temp.ruleTrust; DROP TABLE IF EXISTS temp.facilityReturns; DROP TABLE IF EXISTS temp.severeClaims");
        string judged = string.Join(" UNION ALL ", AlertTable.All.Select(table => $"SELECT SignalRuleKey, FacilityDurableKey, ReviewStateCode FROM {table.Table} WHERE ReviewStateCode <> 'New'"));
        connection.Run($"CREATE TEMP TABLE ruleTrust (SignalRuleKey INTEGER PRIMARY KEY, ConfirmedCount, InnocentCount)");
        connection.Run($"INSERT INTO temp.ruleTrust SELECT rule.SignalRuleKey, COALESCE(SUM(judged.ReviewStateCode = 'Confirmed'), 0), COALESCE(SUM(judged.ReviewStateCode IN ('Explained', 'FalseAlarm')), 0) FROM dim_SignalRule AS rule LEFT JOIN ({judged}) AS judged ON judged.SignalRuleKey = rule.SignalRuleKey GROUP BY rule.SignalRuleKey");
        connection.Run("CREATE TEMP TABLE facilityReturns (FacilityDurableKey INTEGER PRIMARY KEY, ConfirmedCount)");
        connection.Run($"INSERT INTO temp.facilityReturns SELECT FacilityDurableKey, COUNT(*) FROM ({judged}) WHERE ReviewStateCode = 'Confirmed' GROUP BY FacilityDurableKey");
        connection.Run("CREATE TEMP TABLE severeClaims (ClaimKey INTEGER PRIMARY KEY, AlertCount)");
        connection.Run("INSERT INTO temp.severeClaims SELECT ClaimKey, COUNT(*) FROM fact_ClaimAlert WHERE AlarmLevel >= 2 GROUP BY ClaimKey");
        foreach (AlertTable table in AlertTable.All)
        {
            bool isClaim = table.Fact == "ClaimAlert";
            string formula = Formula
                .Replace("{trust}", Trust, StringComparison.Ordinal)
                .Replace("{severity}", isClaim ? "COALESCE((SELECT MIN(1.0, severe.AlertCount / 3.0) FROM temp.severeClaims AS severe WHERE severe.ClaimKey = fact_ClaimAlert.ClaimKey), 0)" : "(AlarmLevel - 1) / 2.0", StringComparison.Ordinal)
                .Replace("{age}", Age, StringComparison.Ordinal)
                .Replace("{returns}", Returns, StringComparison.Ordinal)
                .Replace("{bill}", isClaim ? "COALESCE((SELECT claim.FundPaidAmount / (claim.FundPaidAmount + 50000000.0) FROM fact_Claim AS claim WHERE claim.ClaimKey = fact_ClaimAlert.ClaimKey), 0)" : "0", StringComparison.Ordinal)
                .Replace("{table}", table.Table, StringComparison.Ordinal);
            connection.Run($"UPDATE {table.Table} SET RankScore = {formula}", ("@day", day));
        }

        connection.Run("DROP TABLE temp.ruleTrust; DROP TABLE temp.facilityReturns; DROP TABLE temp.severeClaims");
    }
}
