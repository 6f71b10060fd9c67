using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Schema;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the pages of quarantine, back-fill and signals are posted to, and the feedback files they offer. Each does what the command of its name does, through the same classes.</summary>
internal sealed class DeskEndpoints(WarehouseHome home, RunBook book, CommandSurroundings surroundings, OpenedRules opened)
{
    public const string FeedbackPath = "/quarantine/feedback/";

    private OperatorLog Log => new(home.JobsPath, surroundings.Time);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPageAction("replay", Right.Replay, call => Task.FromResult(Replay(call)));
        routes.MapPageAction("override", Right.Override, call => Task.FromResult(Override(call)));
        routes.MapPageAction("override-decision", Right.DecideOverride, call => Task.FromResult(Decide(call)));
        routes.MapPageAction("backfill", Right.BackFill, call => Task.FromResult(BackFill(call)));
        routes.MapPageAction("open-people", Right.OpenPeople, call => Task.FromResult(Open(call)));
        routes.MapPageAction("review", Right.ReviewSignals, call => Task.FromResult(Review(call)));
        routes.MapGet(FeedbackPath + "{name}", (string name, HttpContext http) => Feedback(name, http)).RequireAuthorization(nameof(Right.SeeQuarantine));
    }

    /// <summary>The held records that the account may see.</summary>
    public static IReadOnlyList<HeldRecord> Held(SqliteConnection connection, QuarantineFilter filter, Caller caller) => [.. new QuarantineBook(connection).Held(filter).Where(record => caller.Area.HasFacility(record.FacilityCode))];

    private ActionAnswer Replay(ActionCall call)
    {
        string feed = call.Field("feed") is { Length: > 0 } named ? LoadCommand.FindFeed(named, call.Wording.Language).FeedCode : "";
        RunScope scope = new(FacilityCode: call.Field("facility"), RuleCode: call.Field("rule").ToUpperInvariant(), LoadRunKey: Number(call, "load"), SourceFileKey: Number(call, "file"));
        if (!call.Caller.Area.IsWhole && !call.Caller.Area.HasFacility(scope.FacilityCode))
        {
            return new ActionAnswer(call.Say(QuarantinePageTexts.ChooseFacility), IsGood: false);
        }

        string line = feed.Length > 0 ? "replay " + feed : "replay";
        long action = Log.Begin(call.Caller.Name, "quarantine replay", $"{line} {scope}".Trim(), call.Reason);
        long run = book.Ask(new RunRequest(line, JobKind.Replay, feed, RunCause.Operator, call.Caller.Name, call.Reason, surroundings.Time.GetUtcNow()) { Scope = scope });
        Log.End(action, string.Create(CultureInfo.InvariantCulture, $"asked for as run {run}"));
        return new ActionAnswer(call.Say(JobsTexts.Asked, run, line));
    }

    private ActionAnswer Override(ActionCall call)
    {
        string word = call.Field("key");
        (int load, int file, int record) = QuarantineShowCommand.Key(word, call.Wording.Language);
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        HeldRecord held = Held(connection, new QuarantineFilter(load, file), call.Caller).FirstOrDefault(item => item.RecordNumber == record) ?? throw new CommandException(call.Say(QuarantineTexts.NotHeld, word));
        RuleOverride asked = new OverrideActions(connection, Log, surroundings.Time, call.Wording.Language).Ask(held, call.Field("rule").ToUpperInvariant(), call.Caller.Name, call.Reason);
        return new ActionAnswer(call.Say(OverrideTexts.OfTheRecord, asked.Number, asked.RuleCode, OverrideTexts.Of(asked.State).In(call.Wording.Language)));
    }

    private ActionAnswer Decide(ActionCall call)
    {
        OverrideState state = call.Field("decision") switch { "approve" => OverrideState.Approved, "reject" => OverrideState.Rejected, _ => OverrideState.Withdrawn };
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        RuleOverride decided = new OverrideActions(connection, Log, surroundings.Time, call.Wording.Language).Decide(Number(call, "number"), call.Field("decision"), state, call.Caller.Name, call.Reason);
        return new ActionAnswer(call.Say(OverrideTexts.Decided, decided.Number, decided.RuleCode, OverrideTexts.Of(decided.State).In(call.Wording.Language)));
    }

    private ActionAnswer BackFill(ActionCall call)
    {
        BackFilling filling = new(home.Warehouse, book, surroundings, Silent(call.Wording.Language));
        BackFillPlan plan = filling.Plan(LoadCommand.FindFeed(call.Field("feed"), call.Wording.Language), BackFilling.MonthOf(call.Field("from"), call.Wording.Language), BackFilling.MonthOf(call.Field("to"), call.Wording.Language), call.Field("facility"));
        IReadOnlyList<(int MonthKey, long Run)> runs = filling.Ask(plan, call.Caller.Name, call.Reason);
        return runs.Count == 0
            ? new ActionAnswer(call.Say(BackFillTexts.Nothing, plan.FeedCode), IsGood: false)
            : new ActionAnswer(call.Say(BackFillPageTexts.Asked, runs.Count, string.Join(", ", runs.Select(run => run.Run.ToString(CultureInfo.InvariantCulture)))), To: "/backfill");
    }

    private ActionAnswer Open(ActionCall call)
    {
        WarehouseSignal signal = SignalsCommand.Find(call.Field("rule"), call.Wording.Language);
        using SqliteConnection connection = home.Warehouse.OpenReader();
        SignalActions actions = new(connection, home.Folder, surroundings.Time, call.Wording.Language);
        int count = actions.Alerts(signal, null, null, isOpened: true, OpenedRules.MostAlerts).Count(alert => call.Caller.Area.HasFacility(alert.FacilityCode));
        actions.NoteOpened(signal, call.Caller.Name, call.Reason, count);
        opened.Open(call.Caller.Session, signal.Code);
        return new ActionAnswer(call.Say(SignalPageTexts.Opened, signal.Code, (int)OpenedRules.OpenFor.TotalMinutes));
    }

    private ActionAnswer Review(ActionCall call)
    {
        WarehouseSignal signal = SignalsCommand.Find(call.Field("rule"), call.Wording.Language);
        if (!Enum.TryParse(call.Field("state"), out AlertReviewState state) || !Enum.IsDefined(state))
        {
            throw new UsageException(call.Say(SignalTexts.NoSuchState, call.Field("state")));
        }

        if (signal.Subject == WarehouseSignalSubject.Member && !opened.IsOpen(call.Caller.Session, signal.Code))
        {
            return new ActionAnswer(call.Say(SignalPageTexts.OpenFirst, signal.Code), IsGood: false);
        }

        string subject = call.Field("subject");
        decimal recovered = call.Field("recovered") is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        if (!call.Caller.Area.IsWhole && new SignalBook(connection).Find(signal.Code, subject) is { } alert && !call.Caller.Area.HasFacility(alert.FacilityCode))
        {
            throw new CommandException(call.Say(SignalTexts.NoSuchAlert, signal.Code, "…"));
        }

        new SignalActions(connection, home.Folder, surroundings.Time, call.Wording.Language).Decide(signal, subject, state, recovered, call.Caller.Name, call.Reason);
        return new ActionAnswer(call.Say(SignalPageTexts.Decided, SignalPageTexts.Of(state).In(call.Wording.Language)));
    }

    private IResult Feedback(string name, HttpContext http)
    {
        Caller caller = Caller.Of(http.User)!;
        using SqliteConnection connection = home.Warehouse.OpenReader();
        if (FeedbackFiles.Bytes(name, Held(connection, new QuarantineFilter(), caller)) is not { } bytes)
        {
            return Results.NotFound();
        }

        Log.End(Log.Begin(caller.Name, "quarantine feedback", name, "downloaded from the page of the quarantine"), "given");
        return Results.File(bytes, name.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv; charset=utf-8" : "application/json", name);
    }

    /// <summary>For classes that tell a screen how they go: a page tells it itself.</summary>
    public static Screen Silent(Language language) => new(new CommandSurroundings(TextWriter.Null, TextWriter.Null, _ => null, TimeProvider.System, TerminalWidth: null), language, isJson: true);

    private static int Number(ActionCall call, string field) => int.TryParse(call.Field(field), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
