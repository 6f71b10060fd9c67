namespace BhytWarehouse.Etl.Quality;

/// <summary>Which rules let a record pass because two people decided so. Bound to the bytes of the file and the record's number: another file's record is not covered, nor is this one once it was changed.</summary>
public sealed class ApprovedOverrides
{
    private readonly Dictionary<(string FileHash, int RecordNumber), HashSet<string>> _rules;

    public ApprovedOverrides(IEnumerable<(string FileHash, int RecordNumber, string RuleCode)> approved) =>
        _rules = approved.GroupBy(item => (item.FileHash, item.RecordNumber)).ToDictionary(group => group.Key, group => group.Select(item => item.RuleCode).ToHashSet(StringComparer.Ordinal));

    public static ApprovedOverrides None { get; } = new([]);

    public bool IsEmpty => _rules.Count == 0;

    /// <summary>Never for a rule that may not be overridden, whatever was approved before it was made so.</summary>
    public bool Cover(string fileHash, int recordNumber, RuleText rule) =>
        rule.Standing.MayBeOverridden && rule.Severity == Severity.RejectRecord && _rules.TryGetValue((fileHash, recordNumber), out HashSet<string>? codes) && codes.Contains(rule.Code);
}
