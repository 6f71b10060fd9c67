using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.PowerBI;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What follows loads: the figures, then the refresh of the reports. Both go by what the warehouse holds, so a crash in between leaves nothing stale unseen.</summary>
internal sealed class FollowUp(WarehouseHome home, SourceRegister sources, HostLeases leases, CommandSurroundings surroundings, Screen screen)
{
    private readonly FollowUpLog _log = OpenLog(home);

    /// <summary>Gets how many signals the last computation held back, because their views contradict themselves.</summary>
    public int HeldBackRuleCount { get; private set; }

    public static FollowUpLog OpenLog(WarehouseHome home)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        return new FollowUpLog(home.JobsPath, FollowUpLog.IdentityOf(connection));
    }

    /// <summary>Whether loads were published that the figures do not hold, by what the warehouse holds, not by what a run did: the run before may have been killed after its load was published.</summary>
    public static bool AreFiguresBehind(WarehouseHome home, SourceRegister sources)
    {
        FollowUpLog log = OpenLog(home);
        using SqliteConnection connection = home.Warehouse.OpenReader();
        return new LedgerReport(connection, sources).NewestPublication() > log.FindPublication(FollowUpLog.FiguresMark);
    }

    /// <summary>Computes the figures when loads since the last time changed a fact; null when none did.</summary>
    public IReadOnlyDictionary<string, int>? ComputeFigures(CancellationToken cancellationToken)
    {
        if (Since(FollowUpLog.FiguresMark) is { HasChanged: false } seen)
        {
            _log.SetPublication(FollowUpLog.FiguresMark, seen.Newest);
            screen.Line(FollowUpTexts.FiguresUnchanged);
            return null;
        }

        // Another host may be computing them: its figures need not include what this one loaded, so this one waits and looks again.
        using Lease lease = leases.Await(LeaseResource.Figures, cancellationToken);
        (int newest, bool hasChanged) = Since(FollowUpLog.FiguresMark);
        if (!hasChanged)
        {
            screen.Line(FollowUpTexts.FiguresUnchanged);
            return null;
        }

        int count = IndicatorRun.Indicators.Count + WarehouseSignal.All.Count;
        int done = 0;
        IndicatorRun run = new(home.Warehouse, surroundings.Time, leases) { Told = surroundings.Told };
        IReadOnlyDictionary<string, int> rows = screen.Watch(report => run.Run(
            lease,
            code => report(new WorkProgress(FollowUpTexts.Computing.In(screen.Language), done++, count, code)), cancellationToken));
        _log.SetPublication(FollowUpLog.FiguresMark, newest);
        Tell(DurableStep.FiguresMarked);
        screen.Good(FollowUpTexts.Computed, screen.Count(rows.Count), screen.Count(rows.Values.Sum()));
        if (run.Signals is { RuleCount: > 0 } signals)
        {
            screen.Good(SignalTexts.Evaluated, screen.Count(signals.AlertCount), screen.Count(signals.NewAlertCount), screen.Count(signals.GoneAlertCount), signals.EvaluatedCount, signals.RuleCount);
            foreach ((string code, string reason) in signals.HeldBack)
            {
                screen.Bad(SignalTexts.HeldBack, code, reason);
            }

            HeldBackRuleCount = signals.HeldBack.Count;
            foreach ((string code, string missing) in signals.NotApplicable)
            {
                screen.Warn(SignalTexts.NotApplicable, code, missing);
            }
        }

        return rows;
    }

    /// <summary>What is missing now, in a few lines. Where no figure was computed the radar looks all the same: silence is that nothing comes.</summary>
    public RadarPicture TellRadar(bool wereFiguresComputed, CancellationToken cancellationToken)
    {
        RadarRun radar = new(surroundings.Time);
        RadarPicture picture;
        if (wereFiguresComputed)
        {
            using SqliteConnection connection = home.Warehouse.OpenReader();
            picture = radar.Look(connection);
        }
        else
        {
            using Lease figures = leases.Await(LeaseResource.Figures, cancellationToken);
            picture = radar.Keep(home.Warehouse, leases, figures, cancellationToken);
        }

        new RadarTables(screen).TellSummary(picture);
        return picture;
    }

    /// <summary>Asks for the refresh of what changed since the last one, or tells what would be asked.</summary>
    public async Task<(RefreshPlan Plan, RefreshResult Result)> RefreshAsync(CancellationToken cancellationToken)
    {
        bool isConfigured = PowerBiOptions.FromEnvironment(surroundings.ReadVariable).Missing.Count == 0;
        using Lease? refreshing = isConfigured ? leases.Await(LeaseResource.Refresh, cancellationToken) : null;
        string mark = isConfigured ? FollowUpLog.RefreshAskedMark : FollowUpLog.RefreshToldMark;
        RefreshPlan plan;
        int newest;
        string alerts;
        IReadOnlyList<ControlTotal> totals;
        int figureRunNumber;
        // The import reads over several connections: no load is delivered from the moment of the control totals on.
        using Lease? standing = isConfigured ? leases.AwaitShare(LeaseResource.Publication, cancellationToken) : null;
        using (SqliteConnection connection = home.Warehouse.OpenReader())
        using (SqliteTransaction moment = connection.BeginTransaction(deferred: true))
        {
            // One moment for the plan and the totals, so that what is refreshed and what it is held against are of the same figures.
            FigureAccount account = new(connection, sources);
            if (isConfigured && account.Standing == FigureStanding.Behind)
            {
                throw new CommandException(FollowUpTexts.FiguresBehind.In(screen.Language));
            }

            (totals, figureRunNumber) = (account.Totals, account.FigureRunNumber);
            LedgerReport ledger = new(connection, sources);
            newest = ledger.NewestPublication();
            alerts = DeliveryBook.MarkOf(connection);
            // Alerts also come and go by the clock alone, without a load.
            IEnumerable<LoadDelivery> looked = alerts == (_log.Find(AlertsMark(mark)) ?? "") ? [] : [new LoadDelivery(LoadRunLog.NewestPublished(connection), "radar", "fact.DeliveryAlert", connection.ScalarLong("SELECT COUNT(*) FROM fact_DeliveryAlert"))];
            plan = RefreshPlan.For(PowerBiDatasets.BhytMonitoring(ViewReads.Marts), ViewReads.All, ledger.Changes(_log.FindPublication(mark)).Select(change => new LoadDelivery(change.LoadRunKey, change.FeedCode, change.Table, change.RowCount)).Concat(looked));
        }

        screen.Heading(FollowUpTexts.RefreshTitle);
        TellPlan(plan, isConfigured);
        Progress<RefreshStep> steps = new(step => screen.Plain($"  {FollowUpTexts.Asking.In(screen.Language)} ({step.Kind}{(step.Status is null ? "" : ", " + step.Status)})"));
        DatasetRefresh refresh = DatasetRefresh.FromEnvironment(home.JobsPath, surroundings.ReadVariable, surroundings.Time, (totals, figureRunNumber), steps);
        RefreshResult result = await refresh.RunAsync(plan, cancellationToken);
        if (result.Outcome == RefreshOutcome.NotConfigured)
        {
            screen.Line(FollowUpTexts.NotConfigured, string.Join(", ", result.Missing));
        }
        else if (result.Outcome == RefreshOutcome.Completed)
        {
            screen.Plain("✓ " + result.Message(LanguageCode));
        }
        else if (!result.ReportsAreCurrent)
        {
            screen.Plain("✗ " + result.Message(LanguageCode));
        }

        Tell(DurableStep.Refreshed);
        // Where the lease ran out, a delivery may have come into the import: it is asked again.
        if ((result.ReportsAreCurrent && standing?.IsHeld() == true) || result.Outcome == RefreshOutcome.NotConfigured)
        {
            _log.SetPublication(mark, newest);
            _log.Set(AlertsMark(mark), alerts);
            Tell(DurableStep.RefreshMarked);
        }

        return (plan, result);
    }

    private static string AlertsMark(string mark) => mark + " alerts";

    public static bool IsFailure(RefreshResult result) => !result.ReportsAreCurrent && result.Outcome != RefreshOutcome.NotConfigured;

    /// <summary>The refresh for --json.</summary>
    public object ToDocument(RefreshPlan plan, RefreshResult result) => new
    {
        Outcome = result.Outcome,
        Message = result.Message(LanguageCode),
        result.RequestId,
        result.Control,
        Tables = plan.Entries.Select(entry => new { entry.Table, entry.Mart, Because = entry.Because.Select(delivery => new { Load = delivery.LoadRunKey, delivery.Feed, delivery.Table, Rows = delivery.RowCount }) }),
        MissingSettings = result.Missing,
    };

    private string LanguageCode => screen.IsVietnamese ? RefreshMessages.Vietnamese : RefreshMessages.English;

    private void Tell(DurableStep step) => surroundings.Told?.Invoke(new WorkStep("", step));

    private (int Newest, bool HasChanged) Since(string mark)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        LedgerReport ledger = new(connection, sources);
        return (ledger.NewestPublication(), ledger.Changes(_log.FindPublication(mark)).Any(change => change.Table.StartsWith("fact.", StringComparison.Ordinal)) || new SignalBook(connection).HasPending());
    }

    private void TellPlan(RefreshPlan plan, bool isConfigured)
    {
        if (plan.Entries.Count == 0)
        {
            screen.Line(FollowUpTexts.NothingToRefresh);
            return;
        }

        screen.Line(isConfigured ? FollowUpTexts.ToRefresh : FollowUpTexts.WouldRefresh, plan.DatasetName);
        screen.Table(
            [new Column(FollowUpTexts.ReportTable), new Column(FollowUpTexts.Because)],
            plan.Entries.Select(entry => (IReadOnlyList<string>)
            [
                entry.Table,
                string.Join("\n", entry.Because
                    .Where(delivery => delivery.Table.StartsWith("fact.", StringComparison.Ordinal) || !entry.Because.Any(other => other.Table.StartsWith("fact.", StringComparison.Ordinal)))
                    .Select(delivery => screen.Say(FollowUpTexts.Reason, delivery.LoadRunKey, screen.Count(delivery.RowCount), delivery.Table))),
            ]));
    }
}
