using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt jobs</c>: the recurring jobs as a table; its subcommands ask, pause, stop and look back.</summary>
internal sealed class JobsCommand : BhytCommand
{
    public JobsCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("jobs", HelpTexts.Jobs, surroundings, language, global)
    {
        Options.Add(global.Warehouse);
        Subcommands.Add(new JobsListCommand(surroundings, language, global));
        foreach (JobAction action in Enum.GetValues<JobAction>())
        {
            Subcommands.Add(new JobsActionCommand(action, surroundings, language, global));
        }

        Subcommands.Add(new JobsHistoryCommand(surroundings, language, global));
        Subcommands.Add(new JobsShowCommand(surroundings, language, global));
    }

    public override IReadOnlyList<string> Examples =>
    [
        "bhyt jobs list", "bhyt jobs run \"load VssClaims\" --reason \"late file of 00013\"", "bhyt jobs pause refresh --reason \"reports are being moved\"", "bhyt jobs history --state failed", "bhyt jobs show 42",
    ];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken) => Task.FromResult(List(WarehousePath(line), Surroundings.Time, screen));

    internal static RunBook BookOf(string warehousePath, TimeProvider time)
    {
        SqliteWarehouse.OpenExisting(warehousePath);
        return new RunBook(WarehouseHome.JobsPathIn(Path.GetDirectoryName(warehousePath)!), time);
    }

    internal static IReadOnlyList<TimetableLine> TimetableOf(string warehousePath)
    {
        TimetableSettings settings = new(Path.GetDirectoryName(warehousePath)!, Timetable.Lines);
        settings.Refresh();
        return settings.Current;
    }

    internal static int List(string path, TimeProvider time, Screen screen)
    {
        RunBook book = BookOf(path, time);
        IReadOnlyList<JobLine> jobs = JobLine.All(book, TimetableOf(path), time.GetUtcNow());
        screen.Table(
            [new Column(JobsTexts.Line), new Column(JobsTexts.Hours), new Column(JobsTexts.Last), new Column(JobsTexts.LastDone), new Column(JobsTexts.Next), new Column(JobsTexts.Standing, Wraps: true)],
            jobs.Select(job => (IReadOnlyList<string>)
            [
                job.Line.Code, job.Line.Cron, job.Last is { } last ? $"{Moment(last.EndedAt)} {JobsTexts.Of(last.State).In(screen.Language)}" : "–", Moment(job.LastDone?.EndedAt), Moment(job.Next),
                JobsTexts.StandingOf(job, screen.Language),
            ]));
        TellWhetherAnybodyWorks(path, time, screen);
        screen.Document(new
        {
            Jobs = jobs.Select(job => new { job.Line.Code, job.Line.Kind, Feed = job.Line.FeedCode, job.Line.Cron, job.Line.Attempts, job.Line.IsOff, job.Line.IsOnWorkdaysOnly, Paused = job.Pause, job.Last, LastDoneAt = job.LastDone?.EndedAt, job.Next }),
            ExitCode = Done,
        });
        return Done;
    }

    /// <summary>With one store for several hosts nobody can tell from here.</summary>
    internal static void TellWhetherAnybodyWorks(string path, TimeProvider time, Screen screen)
    {
        bool isThere = LeaseBook.Standing(WarehouseHome.JobsPathIn(Path.GetDirectoryName(path)!), time).Any(entry => entry.Resource == LeaseResource.Host && !entry.IsOver);
        if (!isThere)
        {
            screen.Warn(JobsTexts.NoHost);
        }
    }

    internal static string Moment(DateTimeOffset? moment) => Wording.Moment(moment);
}
