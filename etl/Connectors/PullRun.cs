namespace BhytWarehouse.Etl.Connectors;

/// <summary>Pulls sources one after another into the drop folders of their feeds; a source that fails stops no other.</summary>
/// <param name="home">The folder of the installation.</param>
public sealed class PullRun(string home, TimeProvider time)
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
        try
        {
            PullFolder folder = new(home, source.Name, time);
            PullYield yield = await source.Connector.PullAsync(folder, folder.Recall(source.Connector.Question), cancellationToken);
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
