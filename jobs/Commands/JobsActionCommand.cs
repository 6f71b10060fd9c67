using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt jobs run|pause|resume JOB</c> and <c>bhyt jobs stop RUN</c>.</summary>
internal sealed class JobsActionCommand : BhytCommand
{
    private readonly JobAction _action;
    private readonly Argument<string> _subject;
    private readonly Option<string> _reason;

    public JobsActionCommand(JobAction action, CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base(NameOf(action), HelpOf(action), surroundings, language, global)
    {
        _action = action;
        _subject = action == JobAction.Stop
            ? new Argument<string>("RUN") { Description = HelpTexts.JobsNumber.In(language) }
            : new Argument<string>("JOB") { Description = HelpTexts.JobsLine.In(language) };
        _reason = new Option<string>("--reason") { Description = HelpTexts.JobsReason.In(language), HelpName = "TEXT", Required = true };
        Arguments.Add(_subject);
        Options.Add(_reason);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => _action == JobAction.Stop
        ? ["bhyt jobs stop 42 --reason \"wrong folder\""]
        : [$"bhyt jobs {NameOf(_action)} \"load VssClaims\" --reason \"late file of 00013\"", $"bhyt jobs {NameOf(_action)} refresh --reason \"reports are being moved\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        RunBook book = JobsCommand.BookOf(path, Surroundings.Time);
        string subject = line.GetValue(_subject)!;
        string reason = OperatorLog.Check(line.GetValue(_reason)!);
        OperatorLog log = new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(path)!), Surroundings.Time);
        (string told, long run, bool isDone) = _action == JobAction.Stop ? Stop(book, NumberOf(subject), reason, log, screen) : Act(book, LineOf(path, subject), reason, log, screen);
        if (isDone)
        {
            screen.Good(new Text(told, told));
        }
        else
        {
            screen.Warn(new Text(told, told));
        }

        if (_action == JobAction.Run)
        {
            JobsCommand.TellWhetherAnybodyWorks(path, Surroundings.Time, screen);
        }

        screen.Document(new { Action = _action, Subject = subject, Run = run, Done = isDone, Message = told, ExitCode = Done });
        return Task.FromResult(Done);
    }

    private static string NameOf(JobAction action) => action.ToString().ToLowerInvariant();

    private static Text HelpOf(JobAction action) => action switch
    {
        JobAction.Run => HelpTexts.JobsRun,
        JobAction.Pause => HelpTexts.JobsPause,
        JobAction.Resume => HelpTexts.JobsResume,
        _ => HelpTexts.JobsStop,
    };

    private (string Told, long Run, bool IsDone) Act(RunBook book, TimetableLine job, string reason, OperatorLog log, Screen screen)
    {
        long action = log.Begin(Surroundings.Account, "jobs " + NameOf(_action), job.Code, reason);
        switch (_action)
        {
            case JobAction.Run:
                long run = book.Ask(RunRequest.Of(job, RunCause.Operator, Surroundings.Account, reason, Surroundings.Time.GetUtcNow()));
                log.End(action, $"asked for as run {run.ToString(CultureInfo.InvariantCulture)}");
                return (screen.Say(JobsTexts.Asked, run, job.Code), run, true);
            case JobAction.Pause:
                bool isPaused = book.Pause(job.Code, Surroundings.Account, reason);
                log.End(action, isPaused ? "paused" : "was paused already");
                return (screen.Say(isPaused ? JobsTexts.PausedNow : JobsTexts.PausedAlready, job.Code), 0, isPaused);
            default:
                bool goesOn = book.Resume(job.Code);
                log.End(action, goesOn ? "goes on" : "was not paused");
                return (screen.Say(goesOn ? JobsTexts.ResumedNow : JobsTexts.NotPaused, job.Code), 0, goesOn);
        }
    }

    private (string Told, long Run, bool IsDone) Stop(RunBook book, long number, string reason, OperatorLog log, Screen screen)
    {
        JobRun run = book.Find(number) ?? throw new UsageException(JobsTexts.NoRun.In(Language, number));
        long action = log.Begin(Surroundings.Account, "jobs stop", $"run {number.ToString(CultureInfo.InvariantCulture)} of {run.LineCode}", reason);
        bool isAsked = book.AskToStop(number, Surroundings.Account);
        log.End(action, isAsked ? "asked to stop" : "had ended already");
        return (isAsked ? screen.Say(JobsTexts.StopAsked, number) : screen.Say(JobsTexts.OverAlready, number, JobsTexts.Of(run.State).In(Language)), number, isAsked);
    }

    private long NumberOf(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : throw new UsageException(JobsTexts.NoRun.In(Language, text));

    private TimetableLine LineOf(string path, string code)
    {
        IReadOnlyList<TimetableLine> lines = JobsCommand.TimetableOf(path);
        return lines.FirstOrDefault(line => line.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException(JobsTexts.NoLine.In(Language, code, string.Join(", ", lines.Select(line => line.Code))));
    }
}
