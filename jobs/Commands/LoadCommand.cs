using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt load FEED --from PATH</c></summary>
internal sealed class LoadCommand : BhytCommand
{
    private readonly Argument<string> _feed;
    private readonly Option<string> _from;

    public LoadCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("load", HelpTexts.Load, surroundings, language, global)
    {
        _feed = new Argument<string>("FEED") { Description = HelpTexts.Feed.In(language, FeedNames()) };
        _from = new Option<string>("--from") { Description = HelpTexts.From.In(language), HelpName = "PATH", Required = true };
        Arguments.Add(_feed);
        Options.Add(_from);
        Options.Add(global.Warehouse);
        Options.Add(global.Strict);
    }

    public override IReadOnlyList<string> Examples => ["bhyt load VssClaims --from /data/claims/2025-07", "bhyt load VssEnrolment --from register.csv --warehouse sqlite:/srv/bhyt/warehouse.db"];

    public static string FeedNames() => string.Join(", ", SourceRegister.All.Sources.Select(source => source.FeedCode));

    /// <summary>The feed by its name in any case; wrong usage where there is none.</summary>
    public static ISource FindFeed(string name, Language language) =>
        SourceRegister.All.Sources.FirstOrDefault(source => source.FeedCode.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException(ErrorTexts.NoSuchFeed.In(language, name, FeedNames()));

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        ISource source = FindFeed(line.GetValue(_feed)!, Language);
        string path = WarehousePath(line);
        InputFiles input = InputFiles.Find(line.GetValue(_from)!, source.FileExtensions, quietSince: null);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        FeedLoading loading = new(home, SourceRegister.All, LeasesOf(home), Surroundings, screen);
        IReadOnlyList<LoadResult> resumed = loading.ResumeUnfinished(cancellationToken);
        FeedOutcome outcome = loading.Load(source, input, cancellationToken);
        loading.TellAll(outcome);
        int exitCode = resumed.All(result => result.IsPublished) ? outcome.ExitCode(line.GetValue(Global.Strict)) : Failed;
        screen.Document(new { Resumed = resumed.Select(result => new { Load = result.LoadRunKey, Feed = result.FeedCode, result.State, result.Message }), Load = outcome.ToDocument(), ExitCode = exitCode });
        return Task.FromResult(exitCode);
    }
}
