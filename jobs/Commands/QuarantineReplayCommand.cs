using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt quarantine replay</c>: judges what is held again, from the landing zone, and takes over what passes now.</summary>
internal sealed class QuarantineReplayCommand : BhytCommand
{
    private readonly QuarantineOptions _options;
    private readonly Option<string> _reason;

    public QuarantineReplayCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("replay", HelpTexts.QuarantineReplay, surroundings, language, global)
    {
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT", Required = true };
        Options.Add(_reason);
        _options = new QuarantineOptions(language);
        _options.AddTo(this);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt quarantine replay --reason \"new code lists\"", "bhyt quarantine replay --load 4 --rule VC-021 --reason \"register of facilities completed\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        QuarantineFilter filter = _options.Filter(line, Language);
        string reason = line.GetValue(_reason)!;
        OperatorLog.Check(reason);
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        HostLeases leases = LeasesOf(home);
        FeedLoading loading = new(home, SourceRegister.All, leases, Surroundings, screen);
        loading.ResumeUnfinished(cancellationToken);
        OperatorLog log = new(home.JobsPath, Surroundings.Time);
        long action = log.Begin(Surroundings.Account, "quarantine replay", Describe(filter), reason);
        try
        {
            return Task.FromResult(Replay(new QuarantineReplaying(home, SourceRegister.All, leases, loading, screen).Replay(filter, cancellationToken), screen, outcome => log.End(action, outcome)));
        }
        catch (Exception exception)
        {
            log.End(action, "failed: " + Explain(exception, Language.English));
            throw;
        }
    }

    private static int Replay(ReplayOutcome outcome, Screen screen, Action<string> end)
    {
        int exitCode = outcome.IsWell ? Done : Failed;
        end(string.Create(CultureInfo.InvariantCulture, $"{outcome.Moved} of {outcome.Judged} moved{(outcome.Loads.Count > 0 ? $"; {string.Join(", ", outcome.Loads.Select(result => $"load {result.LoadRunKey} ({result.FeedCode}) {StateNames.Of(result.State)}"))}" : "")}{(outcome.Unread > 0 ? $"; {outcome.Unread} without content" : "")}{(outcome.Differences.Count > 0 ? $"; {outcome.Differences.Count} differences in the ledger" : "")}"));
        screen.Document(new
        {
            outcome.Judged,
            outcome.Moved,
            StillHeld = outcome.Judged - outcome.Moved,
            WithoutContent = outcome.Unread,
            Loads = outcome.Loads.Select(result => new
            {
                Load = result.LoadRunKey,
                Feed = result.FeedCode,
                result.State,
                result.Message,
                Loaded = QuarantineReplaying.Records(result, LedgerState.Loaded),
                Duplicate = QuarantineReplaying.Records(result, LedgerState.Duplicate),
                Superseded = QuarantineReplaying.Records(result, LedgerState.Superseded),
                Quarantined = QuarantineReplaying.Records(result, LedgerState.Quarantined),
            }),
            Balanced = outcome.Differences.Count == 0,
            Differences = outcome.Differences.Select(difference => difference.ToString()),
            ExitCode = exitCode,
        });
        return exitCode;
    }

    private static string Describe(QuarantineFilter filter)
    {
        string[] parts =
        [
            filter.FeedCode is { } feed ? $"feed {feed}" : "", filter.FacilityCode is { } facility ? $"facility {facility}" : "", filter.RuleCode is { } rule ? $"rule {rule}" : "",
            filter.LoadRunKey is { } load ? string.Create(CultureInfo.InvariantCulture, $"load {load}") : "", filter.SourceFileKey is { } file ? string.Create(CultureInfo.InvariantCulture, $"file {file}") : "",
        ];
        string told = string.Join(", ", parts.Where(part => part.Length > 0));
        return told.Length > 0 ? told : "everything held";
    }
}
