namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>A fault that may be gone when the source is asked again.</summary>
/// <param name="waitAsked">Retry-After of the answer; zero when it asks for none.</param>
internal sealed class PassingFaultException(PullFinding finding, TimeSpan waitAsked, Exception? cause = null) : Exception(finding.ToString(), cause)
{
    public PullFinding Finding { get; } = finding;

    public TimeSpan WaitAsked { get; } = waitAsked;
}
