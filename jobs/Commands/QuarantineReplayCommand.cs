using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

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
        IReadOnlyList<HeldRecord> held = Look(home, book => book.Held(filter));
        int differences = Verify(home).Count;
        if (differences > 0)
        {
            throw new CommandException(QuarantineTexts.UnbalancedBefore.In(Language, differences));
        }

        OperatorLog log = new(home.JobsPath, Surroundings.Time);
        long action = log.Begin(Surroundings.Account, "quarantine replay", Describe(filter), reason);
        try
        {
            return Task.FromResult(Replay(home, held, filter, leases, loading, screen, outcome => log.End(action, outcome), cancellationToken));
        }
        catch (Exception exception)
        {
            log.End(action, "failed: " + Explain(exception, Language.English));
            throw;
        }
    }

    private static int Replay(WarehouseHome home, IReadOnlyList<HeldRecord> held, QuarantineFilter filter, HostLeases leases, FeedLoading loading, Screen screen, Action<string> end, CancellationToken cancellationToken)
    {
        List<(LoadResult Result, int Judged)> results = [];
        foreach (ISource source in SourceRegister.All.Sources)
        {
            if (!held.Any(record => record.FeedCode == source.FeedCode))
            {
                continue;
            }

            // Read again under the lease: what another host has moved meanwhile is no longer held.
            using Lease slice = leases.Take(LeaseResource.Feed(source.FeedCode));
            HeldRecord[] ofFeed = [.. Look(home, book => book.Held(filter)).Where(record => record.FeedCode == source.FeedCode)];
            if (ofFeed.Length > 0)
            {
                results.Add((loading.Replay(slice, source, ofFeed, cancellationToken), ofFeed.Length));
            }
        }

        HashSet<string> left = [.. Look(home, book => book.Held(filter)).Select(record => record.Key)];
        int moved = held.Count(record => !left.Contains(record.Key));
        LoadResult[] loads = [.. results.Select(item => item.Result).Where(result => result.LoadRunKey > 0)];
        IReadOnlyList<LedgerDifference> differences = Verify(home);
        int exitCode = differences.Count == 0 && loads.All(result => result.IsPublished) ? Done : Failed;
        end(string.Create(CultureInfo.InvariantCulture, $"{moved} of {held.Count} moved{(loads.Length > 0 ? $"; {string.Join(", ", loads.Select(result => $"load {result.LoadRunKey} ({result.FeedCode}) {StateNames.Of(result.State)}"))}" : "")}{(differences.Count > 0 ? $"; {differences.Count} differences in the ledger" : "")}"));
        Tell(results, loads, held.Count, moved, differences, screen);
        screen.Document(new
        {
            Judged = held.Count,
            Moved = moved,
            StillHeld = held.Count - moved,
            Loads = loads.Select(result => new { Load = result.LoadRunKey, Feed = result.FeedCode, result.State, result.Message, Loaded = Records(result, LedgerState.Loaded), Duplicate = Records(result, LedgerState.Duplicate), Superseded = Records(result, LedgerState.Superseded), Quarantined = Records(result, LedgerState.Quarantined) }),
            Balanced = differences.Count == 0,
            Differences = differences.Select(difference => difference.ToString()),
            ExitCode = exitCode,
        });
        return exitCode;
    }

    private static void Tell(List<(LoadResult Result, int Judged)> results, LoadResult[] loads, int judged, int moved, IReadOnlyList<LedgerDifference> differences, Screen screen)
    {
        foreach (LoadResult failed in loads.Where(result => !result.IsPublished))
        {
            screen.Bad(LoadTexts.NotPublished, failed.FeedCode, failed.LoadRunKey, failed.Message);
        }

        foreach (LedgerDifference difference in differences)
        {
            screen.Bad(LoadTexts.FileRefused, "ledger", difference);
        }

        if (loads.Length > 0)
        {
            screen.Table(
                [new Column(LoadTexts.Feed), new Column(LoadTexts.Load, IsNumber: true), new Column(QuarantineTexts.Judged, IsNumber: true), .. ((Text[])[LoadTexts.Loaded, LoadTexts.Duplicate, LoadTexts.Superseded, LoadTexts.Quarantined]).Select(title => new Column(title, IsNumber: true))],
                results.Where(item => item.Result.LoadRunKey > 0).Select(item => (IReadOnlyList<string>)
                [
                    item.Result.FeedCode, item.Result.LoadRunKey.ToString(CultureInfo.InvariantCulture), screen.Count(item.Judged),
                    .. ((LedgerState[])[LedgerState.Loaded, LedgerState.Duplicate, LedgerState.Superseded, LedgerState.Quarantined]).Select(state => screen.Count(Records(item.Result, state))),
                ]));
        }

        if (differences.Count == 0 && loads.All(result => result.IsPublished))
        {
            screen.Good(moved > 0 ? QuarantineTexts.Replayed : QuarantineTexts.NothingMoved, moved > 0 ? screen.Count(moved) : screen.Count(judged), screen.Count(judged));
        }
    }

    private static long Records(LoadResult result, LedgerState state) => result.Total(LedgerLevel.Record, state);

    private static IReadOnlyList<HeldRecord> Look(WarehouseHome home, Func<QuarantineBook, IReadOnlyList<HeldRecord>> look)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        return look(new QuarantineBook(connection));
    }

    private static IReadOnlyList<LedgerDifference> Verify(WarehouseHome home)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        return new LedgerReport(connection, SourceRegister.All).Verify();
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
