using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>The rules and their limits as the warehouse keeps them: dim.SignalRule and dim.SignalThreshold, brought up to what the schema of this build says.</summary>
/// <remarks>A limit that an operator set stays; a rule whose version changed counts as never evaluated.</remarks>
internal sealed class SignalRegister(SqliteConnection connection)
{
    /// <summary>The state of a rule that was evaluated, of one that lacks its reference data, of one whose view contradicts itself, and of one that never was evaluated.</summary>
    public const string Evaluated = "Evaluated";

    public const string HeldBack = "HeldBack";

    public const string NotApplicable = "NotApplicable";

    public const string NotYet = "NotYet";

    public void BringUpToDate()
    {
        connection.Run($"DELETE FROM dim_SignalThreshold WHERE SignalThresholdKey > 0 AND RuleCode || '/' || ThresholdName NOT IN ({Quoted(WarehouseSignal.All.SelectMany(signal => signal.Thresholds).Select(threshold => $"{threshold.RuleCode}/{threshold.Name}"))})");
        foreach (WarehouseSignalThreshold threshold in WarehouseSignal.All.SelectMany(signal => signal.Thresholds))
        {
            connection.Run(
                """
                INSERT INTO dim_SignalThreshold (SignalThresholdKey, RuleCode, ThresholdName, ThresholdValue, ProposedValue, Meaning, IsSet)
                VALUES ((SELECT COALESCE(MAX(SignalThresholdKey), 0) + 1 FROM dim_SignalThreshold WHERE SignalThresholdKey > 0), @rule, @name, @value, @value, @meaning, 0)
                ON CONFLICT (RuleCode, ThresholdName) DO UPDATE SET
                    ThresholdValue = CASE WHEN IsSet = 1 THEN ThresholdValue ELSE excluded.ThresholdValue END, ProposedValue = excluded.ProposedValue, Meaning = excluded.Meaning
                """,
                ("@rule", threshold.RuleCode), ("@name", threshold.Name), ("@value", (double)threshold.ProposedValue), ("@meaning", threshold.Meaning));
        }

        // A rule that this build has not any more leaves with its alerts; what reviewers decided stays.
        foreach (AlertTable table in AlertTable.All)
        {
            connection.Run($"DELETE FROM {table.Table} WHERE SignalRuleKey IN (SELECT SignalRuleKey FROM dim_SignalRule WHERE RuleCode NOT IN ({Quoted(WarehouseSignal.All.Select(signal => signal.Code))}))");
        }

        connection.Run($"DELETE FROM dim_SignalRule WHERE SignalRuleKey > 0 AND RuleCode NOT IN ({Quoted(WarehouseSignal.All.Select(signal => signal.Code))})");
        foreach (WarehouseSignal signal in WarehouseSignal.All)
        {
            connection.Run(
                $"""
                INSERT INTO dim_SignalRule (SignalRuleKey, RuleCode, RuleName, RuleNameVietnamese, SubjectCode, Suspicion, LegalBasis, KnownInnocent, AmountMeaning, AlarmMeaning,
                    VersionNumber, VersionDateKey, ValidFromDateKey, ValidToDateKey, StateCode, NotApplicableReason, EvaluatedLoadRunKey)
                VALUES ((SELECT COALESCE(MAX(SignalRuleKey), 0) + 1 FROM dim_SignalRule WHERE SignalRuleKey > 0), @code, @name, @vietnamese, @subject, @suspicion, @basis, @innocent, @amount, @alarm,
                    @version, @versionDate, @from, @to, '{NotYet}', '', -1)
                ON CONFLICT (RuleCode) DO UPDATE SET
                    RuleName = excluded.RuleName, RuleNameVietnamese = excluded.RuleNameVietnamese, SubjectCode = excluded.SubjectCode, Suspicion = excluded.Suspicion, LegalBasis = excluded.LegalBasis,
                    KnownInnocent = excluded.KnownInnocent, AmountMeaning = excluded.AmountMeaning, AlarmMeaning = excluded.AlarmMeaning, VersionDateKey = excluded.VersionDateKey,
                    ValidFromDateKey = excluded.ValidFromDateKey, ValidToDateKey = excluded.ValidToDateKey,
                    EvaluatedLoadRunKey = CASE WHEN VersionNumber = excluded.VersionNumber THEN EvaluatedLoadRunKey ELSE -1 END, VersionNumber = excluded.VersionNumber
                """,
                ("@code", signal.Code), ("@name", signal.View.Title!), ("@vietnamese", signal.VietnameseTitle), ("@subject", signal.Subject.ToString()), ("@suspicion", signal.View.Header["Suspicion"]),
                ("@basis", signal.View.Header["Basis"]), ("@innocent", signal.View.Header["Known innocent"]), ("@amount", signal.View.Header["Amount at risk"]), ("@alarm", signal.View.Header["Alarm"]),
                ("@version", signal.Version), ("@versionDate", signal.VersionDateKey), ("@from", signal.ValidFromDateKey), ("@to", signal.ValidToDateKey));
        }
    }

    /// <summary>Key of each rule, the newest load when it was last evaluated, and how that ended, by its code.</summary>
    public IReadOnlyDictionary<string, (int Key, int EvaluatedLoadRunKey, string StateCode)> Rules() =>
        connection.Rows("SELECT RuleCode, SignalRuleKey, EvaluatedLoadRunKey, StateCode FROM dim_SignalRule WHERE SignalRuleKey > 0", reader => (reader.GetString(0), (reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3))))
            .ToDictionary(row => row.Item1, row => row.Item2, StringComparer.Ordinal);

    public void Record(string ruleCode, string state, string reason, int newestLoad) => connection.Run(
        "UPDATE dim_SignalRule SET StateCode = @state, NotApplicableReason = @reason, EvaluatedLoadRunKey = @newest WHERE RuleCode = @code",
        ("@code", ruleCode), ("@state", state), ("@reason", reason), ("@newest", newestLoad));

    private static string Quoted(IEnumerable<string> codes) => string.Join(", ", codes.Select(code => $"'{code}'"));
}
