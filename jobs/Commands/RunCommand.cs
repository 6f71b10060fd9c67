using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Connectors;
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
        DropLoading drop = new(home, leases, loading, Surroundings, screen);
        screen.Line(RunTexts.Looking, drop.Root);

        int exitCode = resumed.All(result => result.IsPublished) ? pullExitCode : Failed;
        List<FeedOutcome> outcomes = [];
        List<(string Feed, string Message)> failures = [];
        List<string> heldElsewhere = [];
        foreach (ISource source in SourceRegister.All.Sources)
        {
            try
            {
                FeedOutcome? outcome = drop.Load(source, out bool isHeldElsewhere, cancellationToken);
                if (isHeldElsewhere)
                {
                    heldElsewhere.Add(source.FeedCode);
                }
                else if (outcome is not null)
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
        exitCode = FollowUp.IsFailure(refresh) || followUp.HeldBackRuleCount > 0 ? Failed : exitCode;
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
}
