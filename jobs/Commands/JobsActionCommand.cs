using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt jobs run|pause|resume JOB</c> and <c>bhyt jobs stop|retry RUN</c>.</summary>
internal sealed class JobsActionCommand : BhytCommand
{
    private readonly JobAction _action;
    private readonly Argument<string> _subject;
    private readonly Option<string> _reason;

    public JobsActionCommand(JobAction action, CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base(NameOf(action), HelpOf(action), surroundings, language, global)
    {
        _action = action;
        _subject = action is JobAction.Stop or JobAction.Retry
            ? new Argument<string>("RUN") { Description = HelpTexts.JobsNumber.In(language) }
            : new Argument<string>("JOB") { Description = HelpTexts.JobsLine.In(language) };
        _reason = new Option<string>("--reason") { Description = HelpTexts.JobsReason.In(language), HelpName = "TEXT", Required = true };
        Arguments.Add(_subject);
        Options.Add(_reason);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => _action is JobAction.Stop or JobAction.Retry
        ? [$"bhyt jobs {NameOf(_action)} 42 --reason \"wrong folder\""]
        : [$"bhyt jobs {NameOf(_action)} \"load VssClaims\" --reason \"late file of 00013\"", $"bhyt jobs {NameOf(_action)} refresh --reason \"reports are being moved\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        RunBook book = JobsCommand.BookOf(path, Surroundings.Time);
        string subject = line.GetValue(_subject)!;
        string reason = OperatorLog.Check(line.GetValue(_reason)!);
        OperatorLog log = new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(path)!), Surroundings.Time);
        JobActions actions = new(book, log, Surroundings.Time);
        JobAnswer answer = _action switch
        {
            JobAction.Run => actions.Run(LineOf(path, subject), Surroundings.Account, reason, notBefore: null),
            JobAction.Pause => actions.Pause(LineOf(path, subject), Surroundings.Account, reason),
            JobAction.Resume => actions.Resume(LineOf(path, subject), Surroundings.Account, reason),
            JobAction.Stop => actions.Stop(RunOf(book, subject), Surroundings.Account, reason),
            _ => actions.Retry(RunOf(book, subject), Surroundings.Account, reason),
        };
        if (answer.IsDone)
        {
            screen.Good(answer.Told, [.. answer.Values]);
        }
        else
        {
            screen.Warn(answer.Told, [.. answer.Values]);
        }

        if (_action is JobAction.Run or JobAction.Retry)
        {
            JobsCommand.TellWhetherAnybodyWorks(path, Surroundings.Time, screen);
        }

        screen.Document(new { Action = _action, Subject = subject, answer.Run, Done = answer.IsDone, Message = answer.In(Language), ExitCode = Done });
        return Task.FromResult(Done);
    }

    private static string NameOf(JobAction action) => action.ToString().ToLowerInvariant();

    private static Text HelpOf(JobAction action) => action switch
    {
        JobAction.Run => HelpTexts.JobsRun,
        JobAction.Pause => HelpTexts.JobsPause,
        JobAction.Resume => HelpTexts.JobsResume,
        JobAction.Stop => HelpTexts.JobsStop,
        _ => HelpTexts.JobsRetry,
    };

    private JobRun RunOf(RunBook book, string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && book.Find(number) is { } run ? run : throw new UsageException(JobsTexts.NoRun.In(Language, text));

    private TimetableLine LineOf(string path, string code)
    {
        IReadOnlyList<TimetableLine> lines = JobsCommand.TimetableOf(path);
        return lines.FirstOrDefault(line => line.Code.Equals(code, StringComparison.OrdinalIgnoreCase))
            ?? throw new UsageException(JobsTexts.NoLine.In(Language, code, string.Join(", ", lines.Select(line => line.Code))));
    }
}
