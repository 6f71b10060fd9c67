using System.CommandLine;
using BhytWarehouse.Etl.Connectors;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt pull [FEED]</c>: from where sources.json says into the drop folders.</summary>
internal sealed class PullCommand : BhytCommand
{
    private readonly Argument<string?> _feed;

    public PullCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("pull", HelpTexts.Pull, surroundings, language, global)
    {
        _feed = new Argument<string?>("FEED") { Description = HelpTexts.PullFeed.In(language, LoadCommand.FeedNames()), Arity = ArgumentArity.ZeroOrOne };
        Arguments.Add(_feed);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt pull", "bhyt pull NsoPopulation --warehouse sqlite:/srv/bhyt/warehouse.db --json"];

    protected override async Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string? feedCode = line.GetValue(_feed) is { } name ? LoadCommand.FindFeed(name, Language).FeedCode : null;
        string path = WarehousePath(line);
        SourcePulling pulling = new(Path.GetDirectoryName(Path.GetFullPath(path))!, SourceRegister.All, Surroundings, Terms, screen);
        IReadOnlyList<PullOutcome> outcomes = await pulling.PullAsync(feedCode, cancellationToken);
        int exitCode = outcomes.All(outcome => outcome.State is PullState.Received or PullState.Unchanged) ? Done : Failed;
        screen.Document(new { Pulls = SourcePulling.ToDocument(outcomes), ExitCode = exitCode });
        return exitCode;
    }
}
