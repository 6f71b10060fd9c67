namespace BhytWarehouse.Etl.Quarantine;

/// <summary>What is held back, by feed and age, by rule, and by submitter.</summary>
public sealed class QuarantineSummary(IReadOnlyList<HeldRecord> held, DateTimeOffset now)
{
    /// <summary>First day of each class of age.</summary>
    public static IReadOnlyList<int> AgeClasses { get; } = [0, 8, 31, 91];

    public HeldSum Total => HeldSum.Of(held);

    /// <summary>By the first day of the class.</summary>
    public IReadOnlyList<(string FeedCode, int FromDays, HeldSum Sum)> ByAge =>
        [.. held.GroupBy(record => (record.FeedCode, From: AgeClasses.Last(first => first <= record.AgeInDays(now)))).OrderBy(group => group.Key.FeedCode, StringComparer.Ordinal).ThenBy(group => group.Key.From).Select(group => (group.Key.FeedCode, group.Key.From, HeldSum.Of(group)))];

    /// <summary>A record counts under each rule that holds it.</summary>
    public IReadOnlyList<(string FeedCode, string RuleCode, HeldSum Sum)> ByRule =>
    [
        .. held.SelectMany(record => record.HoldingRules.Select(rule => (Rule: rule, Record: record))).GroupBy(item => (item.Record.FeedCode, item.Rule)).OrderBy(group => group.Key.FeedCode, StringComparer.Ordinal).ThenBy(group => group.Key.Rule, StringComparer.Ordinal)
            .Select(group => (group.Key.FeedCode, group.Key.Rule, HeldSum.Of(group.Select(item => item.Record)))),
    ];

    /// <summary>By the facility, which is empty where the feed or the file names none.</summary>
    public IReadOnlyList<(string FeedCode, string FacilityCode, HeldSum Sum, int OldestDays)> BySubmitter =>
    [
        .. held.GroupBy(record => (record.FeedCode, record.FacilityCode)).OrderBy(group => group.Key.FeedCode, StringComparer.Ordinal).ThenBy(group => group.Key.FacilityCode, StringComparer.Ordinal)
            .Select(group => (group.Key.FeedCode, group.Key.FacilityCode, HeldSum.Of(group), group.Max(record => record.AgeInDays(now)))),
    ];

    public IReadOnlyList<HeldRecord> OldestFirst => [.. held.OrderByDescending(record => record.AgeInDays(now))];
}
