namespace BhytWarehouse.Etl.Sources;

/// <summary>How the reading of a file ended.</summary>
/// <param name="RefusalRuleCode">The rule that refused the whole file, null when its records were judged one by one.</param>
/// <param name="RecordCount">Records the reader met, whatever became of them.</param>
public sealed record FileVerdict(string? RefusalRuleCode, string? Found, string? Expected, long RecordCount)
{
    /// <summary>Values of the file's frame that came after its records, by column of the record table: the load fills them in for the rows of this file.</summary>
    public IReadOnlyList<(string Column, long Value)> LateValues { get; init; } = [];

    public bool IsRefused => RefusalRuleCode is not null;

    public static FileVerdict Read(long recordCount) => new(null, null, null, recordCount);

    public static FileVerdict Refused(string ruleCode, string found, string expected, long recordCount) => new(ruleCode, found, expected, recordCount);
}
