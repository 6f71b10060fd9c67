using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt run</c>: what lies in the drop folders, then figures, then refresh.</summary>
internal sealed class RunCommand : BhytCommand
{
    public RunCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("run", HelpTexts.Run, surroundings, language, global)
    {
        Options.Add(global.Warehouse);
        Options.Add(global.Strict);
    }

    public override IReadOnlyList<string> Examples => ["bhyt run", "bhyt run --warehouse sqlite:/srv/bhyt/warehouse.db --json"];

    protected override async Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        HostLeases leases = LeasesOf(home);
        FeedLoading loading = new(home, SourceRegister.All, leases, Surroundings, screen);
        IReadOnlyList<LoadResult> resumed = loading.ResumeUnfinished(cancellationToken);
        (IReadOnlyList<PullOutcome> pulls, int pullExitCode) = await PullAsync(home, screen, cancellationToken);
        DropFolders drop = new(home.Folder, SourceRegister.All, Surroundings.Time);
        screen.Line(RunTexts.Looking, drop.Root);

        int exitCode = resumed.All(result => result.IsPublished) ? pullExitCode : Failed;
        List<FeedOutcome> outcomes = [];
        List<(string Feed, string Message)> failures = [];
        List<string> heldElsewhere = [];
        foreach (ISource source in SourceRegister.All.Sources)
        {
            try
            {
                if (!HasFiles(source, drop, screen))
                {
                    continue;
                }

                using Lease? slice = leases.TryTake(LeaseResource.Feed(source.FeedCode));
                if (slice is null)
                {
                    heldElsewhere.Add(source.FeedCode);
                    screen.Warn(RunTexts.HeldElsewhere, source.FeedCode);
                }
                else if (LoadDropped(slice, source, drop, loading, screen, cancellationToken) is { } outcome)
                {
                    outcomes.Add(outcome);
                    exitCode = Math.Max(exitCode, outcome.ExitCode(line.GetValue(Global.Strict)));
                }
            }
#pragma warning disable CA1031 // One feed's failure does not stop the others; it is told here and in the exit code.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                string message = Explain(exception, Language);
                failures.Add((source.FeedCode, message));
                screen.Bad(ErrorTexts.FeedFailed, source.FeedCode, message);
                exitCode = Failed;
            }
        }

        FollowUp followUp = new(home, SourceRegister.All, leases, Surroundings, screen);
        IReadOnlyDictionary<string, int>? figures = followUp.ComputeFigures(cancellationToken);
        RadarPicture radar = followUp.TellRadar(figures is not null, cancellationToken);
        (RefreshPlan plan, RefreshResult refresh) = await followUp.RefreshAsync(cancellationToken);
        exitCode = FollowUp.IsFailure(refresh) ? Failed : exitCode;
        screen.Document(new
        {
            Resumed = resumed.Select(result => new { Load = result.LoadRunKey, Feed = result.FeedCode, result.State, result.Message }),
            Pulls = SourcePulling.ToDocument(pulls),
            Loads = outcomes.Select(outcome => outcome.ToDocument()),
            HeldElsewhere = heldElsewhere,
            Failures = failures.Select(failure => new { failure.Feed, failure.Message }),
            Figures = figures,
            Radar = RadarTables.ToSummary(radar),
            Refresh = followUp.ToDocument(plan, refresh),
            ExitCode = exitCode,
        });
        return exitCode;
    }

    /// <summary>What cannot be pulled stops no load: files that lie in the drop folders are as good as before.</summary>
    private async Task<(IReadOnlyList<PullOutcome> Pulls, int ExitCode)> PullAsync(WarehouseHome home, Screen screen, CancellationToken cancellationToken)
    {
        SourcePulling pulling = new(home.Folder, SourceRegister.All, Surroundings, Terms, screen);
        if (!pulling.IsConfigured)
        {
            return ([], Done);
        }

        try
        {
            IReadOnlyList<PullOutcome> pulls = await pulling.PullAsync(feedCode: null, cancellationToken);
            return (pulls, pulls.All(pull => pull.State != PullState.Failed) ? Done : Failed);
        }
        catch (CommandException faulty)
        {
            screen.Bad(ErrorTexts.Error, faulty.Message);
            return ([], Failed);
        }
    }

    private static bool HasFiles(ISource source, DropFolders drop, Screen screen)
    {
        InputFiles input = drop.Find(source);
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

    /// <summary>Null when another host has taken the files meanwhile.</summary>
    private FeedOutcome? LoadDropped(Lease slice, ISource source, DropFolders drop, FeedLoading loading, Screen screen, CancellationToken cancellationToken)
    {
        Surroundings.Told?.Invoke(new WorkStep(source.FeedCode, DurableStep.Leased));
        InputFiles input = drop.Find(source);
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
            (IReadOnlyDictionary<string, int> moved, IReadOnlyList<string> stays) = drop.MoveAway(source, input, outcome.FileStates, found);
            foreach ((string folder, int count) in moved)
            {
                screen.Line(RunTexts.Moved, source.FeedCode, screen.Count(count), folder);
            }

            foreach (string name in stays)
            {
                screen.Warn(RunTexts.Unmoved, source.FeedCode, ShownName.Of(name));
            }

            Surroundings.Told?.Invoke(new WorkStep(source.FeedCode, DurableStep.Moved));
        }

        return outcome;
    }
}
