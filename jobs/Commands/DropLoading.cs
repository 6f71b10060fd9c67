using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Loads what lies in the drop folder of a feed and moves it away; what run and the recurring loads have in common.</summary>
internal sealed class DropLoading(WarehouseHome home, HostLeases leases, FeedLoading loading, CommandSurroundings surroundings, Screen screen)
{
    private readonly DropFolders _drop = new(home.Folder, SourceRegister.All, surroundings.Time);

    public string Root => _drop.Root;

    /// <summary>Null when nothing waits, or another host has taken it.</summary>
    /// <param name="isHeldElsewhere">Another host is loading the feed.</param>
    public FeedOutcome? Load(ISource source, out bool isHeldElsewhere, CancellationToken cancellationToken)
    {
        isHeldElsewhere = false;
        if (!HasFiles(source))
        {
            return null;
        }

        using Lease? slice = leases.TryTake(LeaseResource.Feed(source.FeedCode));
        if (slice is null)
        {
            isHeldElsewhere = true;
            screen.Warn(RunTexts.HeldElsewhere, source.FeedCode);
            return null;
        }

        return Load(slice, source, cancellationToken);
    }

    private bool HasFiles(ISource source)
    {
        InputFiles input = _drop.Find(source);
        if (input.Files.Count > 0)
        {
            return true;
        }

        screen.Line(RunTexts.Empty, source.FeedCode);
        foreach ((string name, string reason) in input.LeftAlone)
        {
            screen.Warn(RunTexts.LeftAlone, source.FeedCode, ShownName.Of(name), reason);
        }

        return false;
    }

    private FeedOutcome? Load(Lease slice, ISource source, CancellationToken cancellationToken)
    {
        surroundings.Told?.Invoke(new WorkStep(source.FeedCode, DurableStep.Leased));
        InputFiles input = _drop.Find(source);
        if (input.Files.Count == 0)
        {
            return null;
        }

        IReadOnlyDictionary<string, (long, DateTime)> found = DropFolders.StatesOf(input);
        FeedOutcome outcome = loading.Load(slice, source, input, cancellationToken);
        loading.TellAll(outcome);
        // Who has lost the feed meanwhile leaves the files to its successor, which finds that they were received.
        if (outcome.Result.IsPublished && slice.IsHeld())
        {
            (IReadOnlyDictionary<string, int> moved, IReadOnlyList<string> stays) = _drop.MoveAway(source, input, outcome.FileStates, found);
            foreach ((string folder, int count) in moved)
            {
                screen.Line(RunTexts.Moved, source.FeedCode, screen.Count(count), folder);
            }

            foreach (string name in stays)
            {
                screen.Warn(RunTexts.Unmoved, source.FeedCode, ShownName.Of(name));
            }

            surroundings.Told?.Invoke(new WorkStep(source.FeedCode, DurableStep.Moved));
        }

        return outcome;
    }
}
