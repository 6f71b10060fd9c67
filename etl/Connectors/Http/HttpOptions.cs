namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>Patience and limits of a download. The defaults suit a public server of a ministry.</summary>
public sealed record HttpOptions
{
    /// <summary>How long a server may be silent, before its first byte or between two; 100 s.</summary>
    public TimeSpan LongestSilence { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Further attempts after a fault that may pass; 4.</summary>
    public int Retries { get; init; } = 4;

    /// <summary>Wait before the second attempt; each further one waits twice as long; 2 s.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A server that asks for a longer wait (Retry-After) is asked again by the next pull instead; 2 min.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Bytes of one answer; 1 GiB.</summary>
    public long LargestAnswer { get; init; } = 1024L * 1024 * 1024;

    /// <summary>From it the jitter of the waits derives, so that many provinces do not ask at the same moment again.</summary>
    public int Seed { get; init; } = 1;
}
