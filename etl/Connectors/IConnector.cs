namespace BhytWarehouse.Etl.Connectors;

/// <summary>One way to a source: asks it, and writes what it answers into the work folder exactly as received.</summary>
public interface IConnector
{
    /// <summary>As sources.json calls it.</summary>
    string Kind { get; }

    /// <summary>Everything that shapes the answer, without secrets.</summary>
    string Question { get; }

    /// <summary>The same source limited to one month; null where it cannot be asked for a month.</summary>
    IConnector? OfMonth(int monthKey) => null;

    /// <exception cref="PullException">The source did not answer as expected; the finding says what to do.</exception>
    Task<PullYield> PullAsync(PullFolder folder, PullMemory memory, CancellationToken cancellationToken);
}
