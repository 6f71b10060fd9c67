namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>A table that cannot be laid out; names the rule that it breaks.</summary>
internal sealed class UnreadableTableException(string ruleCode, string found) : Exception($"{ruleCode}: {found}")
{
    public string RuleCode { get; } = ruleCode;

    public string Found { get; } = found;
}
