namespace BhytWarehouse.Etl.Connectors;

/// <summary>A pull cannot go on; nothing of it was delivered and nothing is remembered, so the next one asks for the same again.</summary>
public sealed class PullException(PullFinding finding, Exception? cause = null) : Exception(finding.ToString(), cause)
{
    public PullFinding Finding { get; } = finding;
}
