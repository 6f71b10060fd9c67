using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>Overrides of rules for single records: one account asks, another decides, each step is a row that stays. They stand in the warehouse, so that every replay honours them.</summary>
public sealed class OverrideBook(SqliteConnection connection, TimeProvider time)
{
    /// <summary>By number.</summary>
    public IReadOnlyList<RuleOverride> All() =>
    [
        .. connection.Rows(
            "SELECT OverrideKey, FeedCode, FileHash, RecordNumber, RuleCode, StateName, StepAt, StepBy, Reason FROM quality_RuleOverride ORDER BY OverrideKey, RuleOverrideKey",
            reader => (Number: reader.GetInt32(0), Feed: reader.GetString(1), Hash: reader.GetString(2), Record: reader.GetInt32(3), Rule: reader.GetString(4), Step: new OverrideStep(Enum.Parse<OverrideState>(reader.GetString(5)), reader.GetString(6), reader.GetString(7), reader.GetString(8))))
            .GroupBy(row => row.Number)
            .Select(group => (First: group.First(), Steps: group.Select(row => row.Step).ToArray()))
            .Select(item => new RuleOverride(item.First.Number, item.First.Feed, item.First.Hash, item.First.Record, item.First.Rule, item.Steps, item.Steps.Any(step => step.State == OverrideState.Approved) ? UserOf(item.First.Feed, item.First.Hash, item.First.Record, item.First.Rule) : 0)),
    ];

    public RuleOverride? Find(int number) => All().FirstOrDefault(item => item.Number == number);

    /// <summary>The same question again is the same override.</summary>
    /// <exception cref="OverrideException">The rule does not hold the record, or may not be overridden.</exception>
    public RuleOverride Ask(HeldRecord held, string ruleCode, string who, string reason)
    {
        string told = OperatorLog.Check(reason);
        if (held.IsFile)
        {
            throw new OverrideException(OverrideFault.WholeFile);
        }

        if (!held.HoldingRules.Contains(ruleCode, StringComparer.Ordinal))
        {
            throw new OverrideException(OverrideFault.RuleDoesNotHold);
        }

        if (RuleCatalogue.Find(ruleCode) is not { Severity: Severity.RejectRecord, Standing.MayBeOverridden: true })
        {
            throw new OverrideException(OverrideFault.RuleStands);
        }

        if (All().FirstOrDefault(item => item.FileHash == held.FileHash && item.FeedCode == held.FeedCode && item.RecordNumber == held.RecordNumber && item.RuleCode == ruleCode && item.State is OverrideState.Asked or OverrideState.Approved) is { } open)
        {
            return open;
        }

        int number = (int)connection.ScalarLong("SELECT COALESCE(MAX(OverrideKey), 0) + 1 FROM quality_RuleOverride");
        Write(number, held.FeedCode, held.FileHash, held.RecordNumber, ruleCode, OverrideState.Asked, who, told);
        return Find(number)!;
    }

    /// <summary>Approves, rejects or withdraws; what is so already stays as it is.</summary>
    /// <exception cref="OverrideException">The account asked for it itself, or it is over.</exception>
    public RuleOverride Decide(RuleOverride item, OverrideState state, string who, string reason)
    {
        string told = OperatorLog.Check(reason);
        if (item.State == state)
        {
            return item;
        }

        if (item.State is OverrideState.Rejected or OverrideState.Withdrawn || (item.State == OverrideState.Approved && state == OverrideState.Rejected))
        {
            throw new OverrideException(OverrideFault.IsOver);
        }

        if (state == OverrideState.Approved && who.Equals(item.Asked.By, StringComparison.OrdinalIgnoreCase))
        {
            throw new OverrideException(OverrideFault.SameAccount);
        }

        Write(item.Number, item.FeedCode, item.FileHash, item.RecordNumber, item.RuleCode, state, who, told);
        return Find(item.Number)!;
    }

    /// <summary>What the gate of a feed has to let pass.</summary>
    public ApprovedOverrides Approved(string feedCode) =>
        new(All().Where(item => item.FeedCode == feedCode && item.State == OverrideState.Approved).Select(item => (item.FileHash, item.RecordNumber, item.RuleCode)));

    private int UserOf(string feed, string hash, int record, string rule) =>
        (int)connection.ScalarLong(
            """
            SELECT COALESCE(MAX(held.RepairedByLoadRunKey), 0)
            FROM quality_Quarantine AS held INNER JOIN audit_SourceFile AS file ON file.SourceFileKey = held.SourceFileKey
            WHERE file.FeedCode = @feed AND file.FileHash = @hash AND held.RecordNumber = @record AND held.RepairCode = 'Override'
                AND EXISTS (SELECT 1 FROM quality_Finding AS finding WHERE finding.SourceFileKey = held.SourceFileKey AND finding.RecordNumber = held.RecordNumber AND finding.RuleCode = @rule)
            """,
            ("@feed", feed), ("@hash", hash), ("@record", record), ("@rule", rule));

    private void Write(int number, string feed, string hash, int record, string rule, OverrideState state, string who, string reason) =>
        connection.Run(
            "INSERT INTO quality_RuleOverride (RuleOverrideKey, OverrideKey, FeedCode, FileHash, RecordNumber, RuleCode, StateName, StepAt, StepBy, Reason) VALUES ((SELECT COALESCE(MAX(RuleOverrideKey), 0) + 1 FROM quality_RuleOverride), @number, @feed, @hash, @record, @rule, @state, @at, @who, @reason)",
            ("@number", number), ("@feed", feed), ("@hash", hash), ("@record", record), ("@rule", rule), ("@state", state.ToString()), ("@at", time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), ("@who", who), ("@reason", reason));
}
