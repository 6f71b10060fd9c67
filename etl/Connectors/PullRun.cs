using BhytWarehouse.Etl.Leases;

namespace BhytWarehouse.Etl.Connectors;

/// <summary>Pulls sources one after another into the drop folders of their feeds; a source that fails stops no other.</summary>
/// <param name="home">The folder of the installation.</param>
/// <param name="leases">A source is pulled by one host at a time: its parts and its memory lie in one folder.</param>
public sealed class PullRun(string home, TimeProvider time, LeaseBook leases)
{
    public async Task<IReadOnlyList<PullOutcome>> RunAsync(IReadOnlyList<PullSource> sources, Action<PullOutcome>? tell, CancellationToken cancellationToken)
    {
        List<PullOutcome> outcomes = [];
        foreach (PullSource source in sources)
        {
            cancellationToken.ThrowIfCancellationRequested();
            PullOutcome outcome = await RunAsync(source, cancellationToken);
            outcomes.Add(outcome);
            tell?.Invoke(outcome);
        }

        return outcomes;
    }

    private async Task<PullOutcome> RunAsync(PullSource source, CancellationToken cancellationToken)
    {
        Lease lease;
        try
        {
            lease = leases.Take(LeaseResource.Pull(source.Name));
        }
        catch (LeaseHeldException held)
        {
            return new PullOutcome(source.Name, source.FeedCode, PullState.HeldElsewhere, [], 0, [], new PullFinding(source.Name, held.Message, "one pull of a source at a time", "What it brings lies in the drop folder then."));
        }

        using Lease own = lease;
        try
        {
            PullFolder folder = new(home, source.Name, time);
            PullYield yield = await source.Connector.PullAsync(folder, folder.Recall(source.Connector.Question), cancellationToken);
            if (!own.IsHeld())
            {
                return Failed(source, new PullFinding(source.Name, "another bhyt took the source over while this process stood still", "one pull of a source at a time", "Nothing was delivered by this one; pull again if something is missing."));
            }

            IReadOnlyList<string> names = folder.Deliver(yield, Path.Combine(home, "drop", source.FeedCode));
            return new PullOutcome(source.Name, source.FeedCode, names.Count > 0 ? PullState.Received : PullState.Unchanged, names, yield.Files.Sum(file => file.ByteCount), yield.Warnings, Finding: null);
        }
        catch (PullException fault)
        {
            return Failed(source, fault.Finding);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Failed(source, new PullFinding(home, fault.Message.ReplaceLineEndings(" "), "room and the right to write there", "Free space or give this account the right, then pull again."));
        }
    }

    private static PullOutcome Failed(PullSource source, PullFinding finding) =>
        new(source.Name, source.FeedCode, PullState.Failed, [], 0, [], finding);
}
