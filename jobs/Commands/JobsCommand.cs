using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Jobs.Scheduling;
using BhytWarehouse.Jobs.Scheduling.Quartz;
using Quartz;

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
        IReadOnlyList<PausedLine> paused = book.Paused();
        IReadOnlyList<TimetableLine> lines = TimetableOf(path);
        IReadOnlyDictionary<string, (JobRun? Last, JobRun? LastDone)> ended = book.LastOf(lines.Select(line => line.Code));
        var rows = lines.Select(line =>
        {
            (JobRun? last, JobRun? done) = ended[line.Code];
            PausedLine? pause = paused.FirstOrDefault(item => item.LineCode == line.Code);
            DateTimeOffset? next = line.IsOff || pause is not null ? null : QuartzCron.Parse(line.Cron).WithTimeZone(Timetable.Zone).GetNextValidTimeAfter(time.GetUtcNow());
            return new { line.Code, line.Kind, Feed = line.FeedCode, line.Cron, line.Attempts, line.IsOff, Paused = pause, Last = last, LastDoneAt = done?.EndedAt, Next = next };
        }).ToArray();
        screen.Table(
            [new Column(JobsTexts.Line), new Column(JobsTexts.Hours), new Column(JobsTexts.Last), new Column(JobsTexts.LastDone), new Column(JobsTexts.Next), new Column(JobsTexts.Standing, Wraps: true)],
            rows.Select(row => (IReadOnlyList<string>)
            [
                row.Code, row.Cron, row.Last is { } last ? $"{Moment(last.EndedAt)} {JobsTexts.Of(last.State).In(screen.Language)}" : "–", Moment(row.LastDoneAt), Moment(row.Next),
                row.Paused is { } pause ? screen.Say(JobsTexts.Paused, pause.PausedBy, pause.Reason) : row.IsOff ? screen.Say(JobsTexts.Off) : "",
            ]));
        TellWhetherAnybodyWorks(path, time, screen);
        screen.Document(new { Jobs = rows, ExitCode = Done });
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
