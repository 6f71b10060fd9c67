using System.CommandLine;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt ledger</c>: the account, its movements, and whether it still fits the star.</summary>
internal sealed class LedgerCommand : BhytCommand
{
    private const int MostDifferences = 20;

    private readonly Option<int?> _load;
    private readonly Option<string> _feed;
    private readonly Option<int?> _month;
    private readonly Option<string> _facility;
    private readonly Option<bool> _verify;
    private readonly Option<bool> _figures;

    public LedgerCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("ledger", HelpTexts.Ledger, surroundings, language, global)
    {
        _load = NumberOption.Whole("--load", HelpTexts.LedgerLoad, 1, int.MaxValue, language);
        _feed = new Option<string>("--feed") { Description = HelpTexts.LedgerFeed.In(language), HelpName = "FEED" };
        _month = NumberOption.Month("--month", HelpTexts.LedgerMonth, language);
        _facility = new Option<string>("--facility") { Description = HelpTexts.LedgerFacility.In(language), HelpName = "CODE" };
        _verify = new Option<bool>("--verify") { Description = HelpTexts.LedgerVerify.In(language) };
        _figures = new Option<bool>("--figures") { Description = HelpTexts.LedgerFigures.In(language) };
        foreach (Option option in (Option[])[_load, _feed, _month, _facility, _figures, _verify, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt ledger", "bhyt ledger --load 4", "bhyt ledger --feed VssClaims --month 2025-07 --facility 00001", "bhyt ledger --figures", "bhyt ledger --verify"];

    public static void TellVerdict(Screen screen, LedgerReport ledger, IReadOnlyList<LedgerDifference> differences)
    {
        if (differences.Count == 0)
        {
            IReadOnlyList<LoadRunEntry> published = [.. ledger.Loads(new LedgerFilter()).Where(load => load.State == LoadState.Published)];
            screen.Good(LoadTexts.Balanced, screen.Count(published.Count), screen.Count(published.Sum(load => (long)load.FileCount)));
            return;
        }

        screen.Bad(LoadTexts.Unbalanced, screen.Count(differences.Count));
        TellDifferences(screen, [.. differences.Select(difference => difference.ToString())]);
    }

    /// <summary>Whether snapshots, indicators and report tables are what the facts are.</summary>
    public static void TellVerdict(Screen screen, FigureAccount account, IReadOnlyList<FigureDifference> differences)
    {
        if (differences.Count > 0)
        {
            screen.Bad(LoadTexts.FiguresDiffer, screen.Count(differences.Count));
            TellDifferences(screen, [.. differences.Select(difference => difference.ToString())]);
        }
        else if (account.Standing == FigureStanding.Current)
        {
            screen.Good(LoadTexts.FiguresConserved, screen.Count(account.Steps.Count), screen.Count(account.Steps.Select(step => step.Figure).Distinct().Count()), screen.Count(account.Totals.Count), account.FigureRunNumber);
        }
        else
        {
            screen.Warn(account.Standing == FigureStanding.Behind ? LoadTexts.FiguresBehind : LoadTexts.FiguresNotComputed, screen.Count(account.Steps.Count));
        }
    }

    private static void TellDifferences(Screen screen, IReadOnlyList<string> differences)
    {
        foreach (string difference in differences.Take(MostDifferences))
        {
            screen.Plain("  " + difference);
        }

        if (differences.Count > MostDifferences)
        {
            screen.Line(LoadTexts.AndMore, differences.Count - MostDifferences);
        }
    }

    public static object ToDocument(LedgerPeriod period) => new
    {
        Feed = period.FeedCode,
        Month = period.MonthKey,
        period.Received,
        period.Loaded,
        period.Quarantined,
        period.Refused,
        period.Duplicate,
        period.Superseded,
        period.Withdrawn,
        period.NotTaken,
        LoadedAmount = period.LoadedHundredths / 100m,
    };

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        string? feed = line.GetValue(_feed) is { } named ? LoadCommand.FindFeed(named, Language).FeedCode : null;
        LedgerFilter filter = new(line.GetValue(_load), feed, line.GetValue(_month), line.GetValue(_facility));
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        // One moment for all that is shown, also while a load publishes.
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        LedgerReport ledger = new(connection, SourceRegister.All);
        IReadOnlyList<LoadRunEntry> loads = ledger.Loads(filter);
        if (filter.LoadRunKey is { } wanted && loads.Count == 0)
        {
            throw new CommandException(ErrorTexts.NoSuchLoad.In(Language, wanted));
        }

        IReadOnlyList<LedgerEntry> entries = ledger.Entries(filter);
        IReadOnlyList<LedgerMove> moves = ledger.Moves(filter);
        FigureAccount account = new(connection, SourceRegister.All);
        if (!line.GetValue(_verify))
        {
            TellLoads(screen, loads, entries);
            TellAccounts(screen, loads, entries);
            TellMoves(screen, moves, loads);
            if (line.GetValue(_figures))
            {
                TellSteps(screen, account);
            }

            screen.Blank();
        }

        IReadOnlyList<LedgerDifference> differences = ledger.Verify();
        TellVerdict(screen, ledger, differences);
        IReadOnlyList<FigureDifference> figureDifferences = account.Differences();
        TellVerdict(screen, account, figureDifferences);
        int exitCode = differences.Count == 0 && figureDifferences.Count == 0 ? Done : Failed;
        screen.Document(new
        {
            Loads = loads.Select(load => new { Load = load.LoadRunKey, Feed = load.FeedCode, load.State, load.StartedAt, load.EndedAt, load.Message, Files = load.FileCount }),
            Entries = entries.Select(entry => new { Load = entry.LoadRunKey, entry.Level, entry.State, Own = InUnit(entry.Level, entry.Own), Moved = InUnit(entry.Level, entry.Moved), Now = InUnit(entry.Level, entry.Now) }),
            Movements = moves.Select(move => new { OfLoad = move.FromLoadRunKey, ByLoad = move.ByLoadRunKey, move.Cause, Action = move.ActionNumber > 0 ? move.ActionNumber : (long?)null, move.Level, move.State, Quantity = InUnit(move.Level, move.Quantity) }),
            Periods = ledger.Periods(filter).Select(ToDocument),
            Balanced = differences.Count == 0,
            Differences = differences.Select(difference => difference.ToString()),
            Figures = new
            {
                account.Standing,
                Run = account.FigureRunNumber,
                Steps = account.Steps.Select(step => new { step.Figure, step.Measure, step.Source, Slices = step.SliceCount, Behind = step.Behind / 100m, Shown = step.Shown / 100m, step.HiddenCells, Conserved = step.Differences.Count == 0 }),
                ControlTotals = account.Totals.Select(total => new { total.Table, total.Measure, Quantity = total.Hundredths / 100m }),
                Differences = figureDifferences.Select(difference => difference.ToString()),
            },
            ExitCode = exitCode,
        });
        return Task.FromResult(exitCode);
    }

    private static decimal InUnit(LedgerLevel level, long quantity) => level == LedgerLevel.Amount ? quantity / 100m : quantity;

    private static void TellLoads(Screen screen, IReadOnlyList<LoadRunEntry> loads, IReadOnlyList<LedgerEntry> entries)
    {
        screen.Heading(LoadTexts.Loads);
        if (loads.Count == 0)
        {
            screen.Line(LoadTexts.NoLoads);
            return;
        }

        ILookup<(int, LedgerState), long> records = entries.Where(entry => entry.Level == LedgerLevel.Record).ToLookup(entry => (entry.LoadRunKey, entry.State), entry => entry.Now);
        screen.Table(
            [
                new Column(LoadTexts.Load, IsNumber: true), new Column(LoadTexts.Feed), new Column(LoadTexts.State), new Column(LoadTexts.Started), new Column(LoadTexts.Files, IsNumber: true),
                .. ((Text[])[LoadTexts.Received, LoadTexts.Loaded, LoadTexts.Quarantined]).Select(title => new Column(title, IsNumber: true)),
            ],
            loads.Select(load => (IReadOnlyList<string>)
            [
                load.LoadRunKey.ToString(System.Globalization.CultureInfo.InvariantCulture), load.FeedCode, LoadTexts.Of(load.State).In(screen.Language), load.StartedAt.Length >= 16 ? load.StartedAt[..16].Replace('T', ' ') : load.StartedAt, screen.Count(load.FileCount),
                .. ((LedgerState[])[LedgerState.Received, LedgerState.Loaded, LedgerState.Quarantined]).Select(state => screen.Count(records[(load.LoadRunKey, state)].Sum())),
            ]));
        foreach (LoadRunEntry load in loads.Where(load => load.State == LoadState.Failed))
        {
            screen.Bad(LoadTexts.NotPublished, load.FeedCode, load.LoadRunKey, load.Message);
        }
    }

    private static void TellAccounts(Screen screen, IReadOnlyList<LoadRunEntry> loads, IReadOnlyList<LedgerEntry> entries)
    {
        foreach (IGrouping<string, LoadRunEntry> feed in loads.GroupBy(load => load.FeedCode))
        {
            HashSet<int> keys = [.. feed.Select(load => load.LoadRunKey)];
            Dictionary<(LedgerLevel, LedgerState), long> sums = entries.Where(entry => keys.Contains(entry.LoadRunKey)).GroupBy(entry => (entry.Level, entry.State)).ToDictionary(group => group.Key, group => group.Sum(entry => entry.Now));
            if (sums.Count == 0)
            {
                continue;
            }

            screen.Heading(LoadTexts.Account, feed.Key, keys.Count == 1 ? screen.Say(LoadTexts.LoadNumber, keys.Single()) : screen.Say(LoadTexts.LoadCount, keys.Count));
            FeedLoading.TellAccount(screen, feed.Key, (level, state) => sums.GetValueOrDefault((level, state)));
        }
    }

    private static void TellSteps(Screen screen, FigureAccount account)
    {
        screen.Heading(LoadTexts.FigureSteps);
        foreach (IGrouping<(string Source, string Figure), FigureStep> step in account.Steps.GroupBy(step => (step.Source, step.Figure)))
        {
            screen.Plain($"  {step.Key.Source} → {step.Key.Figure}");
            foreach (FigureStep measure in step)
            {
                string shown = screen.DongOfHundredths(measure.Shown);
                screen.Plain("    " + (measure.Differences.Count == 0 ? "✓ " : "✗ ") + (measure.Behind == measure.Shown && measure.HiddenCells == 0
                    ? screen.Say(LoadTexts.FigureEqual, measure.Measure, shown, screen.Count(measure.SliceCount))
                    : screen.Say(LoadTexts.FigureApart, measure.Measure, shown, screen.Count(measure.SliceCount), screen.DongOfHundredths(measure.Behind), screen.Count(measure.HiddenCells))));
            }
        }

        screen.Heading(LoadTexts.ControlTotals, account.FigureRunNumber);
        screen.Table(
            [new Column(FollowUpTexts.ReportTable), new Column(LoadTexts.FigureMeasure), new Column(LoadTexts.FigureThere, IsNumber: true)],
            account.Totals.Select(total => (IReadOnlyList<string>)[total.Table, total.Measure, screen.DongOfHundredths(total.Hundredths)]));
    }

    private static void TellMoves(Screen screen, IReadOnlyList<LedgerMove> moves, IReadOnlyList<LoadRunEntry> loads)
    {
        if (moves.Count == 0)
        {
            return;
        }

        Dictionary<int, string> feeds = loads.ToDictionary(load => load.LoadRunKey, load => load.FeedCode);
        screen.Heading(LoadTexts.Moves);
        screen.Table(
            [new Column(LoadTexts.OfLoad, IsNumber: true), new Column(LoadTexts.MovedBy, Wraps: true), new Column(LoadTexts.Level), new Column(LoadTexts.State), new Column(LoadTexts.Quantity, IsNumber: true)],
            moves.Select(move => (IReadOnlyList<string>)
            [
                move.FromLoadRunKey.ToString(System.Globalization.CultureInfo.InvariantCulture), LoadTexts.Of(move, screen.Language), LoadTexts.Of(move.Level, feeds.GetValueOrDefault(move.FromLoadRunKey, "")).In(screen.Language), LoadTexts.Of(move.State).In(screen.Language), (move.Quantity > 0 ? "+" : "") + (move.Level == LedgerLevel.Amount ? screen.DongOfHundredths(move.Quantity) : screen.Count(move.Quantity)),
            ]));
    }
}
