using System.CommandLine;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Jobs.Pages;
using BhytWarehouse.Jobs.Scheduling;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt jobs show RUN</c>: one run with its log.</summary>
internal sealed class JobsShowCommand : BhytCommand
{
    private readonly Argument<long> _run;

    public JobsShowCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("show", HelpTexts.JobsShow, surroundings, language, global)
    {
        _run = new Argument<long>("RUN") { Description = HelpTexts.JobsNumber.In(language) };
        Arguments.Add(_run);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt jobs show 42", "bhyt jobs show 42 --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        RunBook book = JobsCommand.BookOf(path, Surroundings.Time);
        long number = line.GetValue(_run);
        JobRun run = book.Find(number) ?? throw new UsageException(JobsTexts.NoRun.In(Language, number));
        IReadOnlyList<(DateTimeOffset At, string Line)> log = book.LogOf(number);
        screen.Table(
            [new Column(JobsTexts.Run), new Column(JobsTexts.Outcome, Wraps: true)],
            new (string Name, string Value)[]
            {
                (JobsTexts.Line.In(Language), $"{run.LineCode} {run.Scope}".Trim()),
                (JobsTexts.State.In(Language), JobsTexts.Of(run.State).In(Language) + (run.EarlierRun > 0 ? " · " + screen.Say(JobsTexts.Attempt, run.Attempt, run.EarlierRun) : "")),
                (JobsTexts.Cause.In(Language), JobsTexts.Of(run.Cause).In(Language) + (run.Reason.Length > 0 ? ": " + run.Reason : "")),
                (JobsTexts.AskedBy.In(Language), run.AskedBy),
                (JobsTexts.Host.In(Language), run.Host),
                (JobsTexts.Due.In(Language), JobsCommand.Moment(run.DueAt)),
                (JobsTexts.Took.In(Language), run is { StartedAt: { } start, EndedAt: { } end } ? screen.Seconds(end - start) : "–"),
                (JobsTexts.Outcome.In(Language), run.Message.Length > 0 ? run.Message : $"{run.Doing} {run.Note}".Trim()),
            }
            .Select(row => (IReadOnlyList<string>)[row.Name, row.Value]));
        IReadOnlyList<HeldBackPart> heldBack = HeldBack(path, book, run);
        if (heldBack.Count > 0)
        {
            screen.Heading(HeldBackTexts.Title);
            foreach (HeldBackPart part in heldBack)
            {
                screen.Warn(new Text("{0}", "{0}"), HeldBackTexts.Told(part, Language));
            }
        }

        if (log.Count > 0)
        {
            screen.Heading(JobsTexts.Log);
            foreach ((_, string text) in log)
            {
                screen.Plain(text);
            }
        }

        screen.Document(new
        {
            Run = run,
            Log = log.Select(entry => new { entry.At, entry.Line }),
            HeldBack = heldBack.Select(part => new { part.Kind, Feed = part.FeedCode, part.Number, part.Since, part.Message, Indicators = part.Figures.Indicators.Select(indicator => indicator.Code), part.Figures.ReportTables }),
            ExitCode = Done,
        });
        return Task.FromResult(Done);
    }

    /// <summary>Of a run of a feed that is not done: what its feed holds back now. A run of figures that failed holds back what they lack.</summary>
    private static IReadOnlyList<HeldBackPart> HeldBack(string path, RunBook book, JobRun run)
    {
        if (run.State is RunState.Done or RunState.Skipped)
        {
            return [];
        }

        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        HeldBackFigures figures = new(connection, SourceRegister.All, book, JobsCommand.TimetableOf(path));
        return run.FeedCode.Length > 0 ? figures.Of(run.FeedCode) : run.Kind == JobKind.Figures ? [.. figures.Parts().Where(part => part.Kind == HeldBackKind.FiguresBehind)] : [];
    }
}
