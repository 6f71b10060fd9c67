using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Radar;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.PowerBI;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What follows loads: the figures, then the refresh of the reports. Both go by what the warehouse holds, so a crash in between leaves nothing stale unseen.</summary>
internal sealed class FollowUp(WarehouseHome home, SourceRegister sources, CommandSurroundings surroundings, Screen screen)
{
    private readonly FollowUpLog _log = OpenLog(home);

    public static FollowUpLog OpenLog(WarehouseHome home)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        return new FollowUpLog(home.JobsPath, FollowUpLog.IdentityOf(connection));
    }

    /// <summary>Computes the figures when loads since the last time changed a fact; null when none did.</summary>
    public IReadOnlyDictionary<string, int>? ComputeFigures(CancellationToken cancellationToken)
    {
        (int newest, bool hasChanged) = Since(FollowUpLog.FiguresMark);
        if (!hasChanged)
        {
            _log.SetLoad(FollowUpLog.FiguresMark, newest);
            screen.Line(FollowUpTexts.FiguresUnchanged);
            return null;
        }

        int count = IndicatorRun.Indicators.Count + WarehouseSignal.All.Count;
        int done = 0;
        IndicatorRun run = new(home.Warehouse, surroundings.Time);
        IReadOnlyDictionary<string, int> rows = screen.Watch(report => run.Run(
            code => report(new WorkProgress(FollowUpTexts.Computing.In(screen.Language), done++, count, code)), cancellationToken));
        _log.SetLoad(FollowUpLog.FiguresMark, newest);
        screen.Good(FollowUpTexts.Computed, screen.Count(rows.Count), screen.Count(rows.Values.Sum()));
        if (run.Signals is { RuleCount: > 0 } signals)
        {
            screen.Good(SignalTexts.Evaluated, screen.Count(signals.AlertCount), screen.Count(signals.NewAlertCount), screen.Count(signals.GoneAlertCount), signals.EvaluatedCount, signals.RuleCount);
            foreach ((string code, string missing) in signals.NotApplicable)
            {
                screen.Warn(SignalTexts.NotApplicable, code, missing);
            }
        }

        return rows;
    }

    /// <summary>What is missing now, in a few lines. Where no figure was computed the radar looks all the same: silence is that nothing comes.</summary>
    public RadarPicture TellRadar(bool wereFiguresComputed)
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
            picture = radar.Keep(home.Warehouse);
        }

        new RadarTables(screen).TellSummary(picture);
        return picture;
    }

    /// <summary>Asks for the refresh of what changed since the last one, or tells what would be asked.</summary>
    public async Task<(RefreshPlan Plan, RefreshResult Result)> RefreshAsync(CancellationToken cancellationToken)
    {
        bool isConfigured = PowerBiOptions.FromEnvironment(surroundings.ReadVariable).Missing.Count == 0;
        string mark = isConfigured ? FollowUpLog.RefreshAskedMark : FollowUpLog.RefreshToldMark;
        RefreshPlan plan;
        int newest;
        string alerts;
        using (SqliteConnection connection = home.Warehouse.OpenReader())
        {
            LedgerReport ledger = new(connection, sources);
            newest = ledger.NewestPublished();
            alerts = DeliveryBook.MarkOf(connection);
            // Alerts also come and go by the clock alone, without a load.
            IEnumerable<LoadDelivery> looked = alerts == (_log.Find(AlertsMark(mark)) ?? "") ? [] : [new LoadDelivery(newest, "radar", "fact.DeliveryAlert", connection.ScalarLong("SELECT COUNT(*) FROM fact_DeliveryAlert"))];
            plan = RefreshPlan.For(PowerBiDatasets.BhytMonitoring(ViewReads.Marts), ViewReads.All, ledger.Changes(_log.FindLoad(mark)).Select(change => new LoadDelivery(change.LoadRunKey, change.FeedCode, change.Table, change.RowCount)).Concat(looked));
        }

        screen.Heading(FollowUpTexts.RefreshTitle);
        TellPlan(plan, isConfigured);
        Progress<RefreshStep> steps = new(step => screen.Plain($"  {FollowUpTexts.Asking.In(screen.Language)} ({step.Kind}{(step.Status is null ? "" : ", " + step.Status)})"));
        DatasetRefresh refresh = DatasetRefresh.FromEnvironment(home.JobsPath, surroundings.ReadVariable, surroundings.Time, steps);
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

        if (result.ReportsAreCurrent || result.Outcome == RefreshOutcome.NotConfigured)
        {
            _log.SetLoad(mark, newest);
            _log.Set(AlertsMark(mark), alerts);
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
        Tables = plan.Entries.Select(entry => new { entry.Table, entry.Mart, Because = entry.Because.Select(delivery => new { Load = delivery.LoadRunKey, delivery.Feed, delivery.Table, Rows = delivery.RowCount }) }),
        MissingSettings = result.Missing,
    };

    private string LanguageCode => screen.IsVietnamese ? RefreshMessages.Vietnamese : RefreshMessages.English;

    private (int Newest, bool HasChanged) Since(string mark)
    {
        using SqliteConnection connection = home.Warehouse.OpenReader();
        LedgerReport ledger = new(connection, sources);
        return (ledger.NewestPublished(), ledger.Changes(_log.FindLoad(mark)).Any(change => change.Table.StartsWith("fact.", StringComparison.Ordinal)) || new SignalBook(connection).HasPending());
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
