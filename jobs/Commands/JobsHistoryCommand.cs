using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt jobs history</c>: runs, newest first.</summary>
internal sealed class JobsHistoryCommand : BhytCommand
{
    private const int MostAtOnce = 10_000;

    private readonly Option<string> _job;
    private readonly Option<string> _feed;
    private readonly Option<string> _state;
    private readonly Option<int?> _load;
    private readonly Option<string> _facility;
    private readonly Option<int?> _month;
    private readonly Option<string> _file;
    private readonly Option<string> _dossier;
    private readonly Option<long?> _before;
    private readonly Option<int?> _most;

    public JobsHistoryCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("history", HelpTexts.JobsHistory, surroundings, language, global)
    {
        _job = new Option<string>("--job") { Description = HelpTexts.JobsLine.In(language), HelpName = "JOB" };
        _feed = new Option<string>("--feed") { Description = HelpTexts.JobsFeed.In(language), HelpName = "FEED" };
        _state = new Option<string>("--state") { Description = HelpTexts.JobsState.In(language, string.Join(", ", Enum.GetNames<RunState>()).ToLowerInvariant()), HelpName = "STATE" };
        _load = new Option<int?>("--load") { Description = HelpTexts.JobsLoad.In(language), HelpName = "N" };
        _facility = new Option<string>("--facility") { Description = HelpTexts.JobsFacility.In(language), HelpName = "CODE" };
        _month = NumberOption.Month("--month", HelpTexts.JobsMonth, language);
        _file = new Option<string>("--file") { Description = HelpTexts.JobsFile.In(language), HelpName = "SHA-256" };
        _dossier = new Option<string>("--dossier") { Description = HelpTexts.JobsDossier.In(language), HelpName = "NUMBER" };
        _before = new Option<long?>("--before") { Description = HelpTexts.JobsBefore.In(language), HelpName = "N" };
        _most = new Option<int?>("--most") { Description = HelpTexts.JobsMost.In(language), HelpName = "N" };
        foreach (Option option in (Option[])[_job, _feed, _state, _load, _facility, _month, _file, _dossier, _before, _most, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt jobs history", "bhyt jobs history --job \"load VssClaims\" --state failed", "bhyt jobs history --load 17 --json", "bhyt jobs history --facility 00013 --month 2025-07", "bhyt jobs history --file 3f2a9c01"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        RunSearch search = new(SqliteWarehouse.OpenExisting(path), JobsCommand.BookOf(path, Surroundings.Time));
        IReadOnlyList<JobRun> runs = search.Find(
            new RunFilter
            {
                LineCode = line.GetValue(_job) ?? "",
                FeedCode = line.GetValue(_feed) ?? "",
                State = StateOf(line.GetValue(_state)),
                Load = line.GetValue(_load),
                Before = line.GetValue(_before),
                FacilityCode = line.GetValue(_facility) ?? "",
                MonthKey = line.GetValue(_month),
                Most = Math.Clamp(line.GetValue(_most) ?? 50, 1, MostAtOnce),
            },
            line.GetValue(_file) ?? "", line.GetValue(_dossier) ?? "");
        if (runs.Count == 0)
        {
            screen.Line(JobsTexts.NoRuns);
        }
        else
        {
            screen.Table(
                [new Column(JobsTexts.Run, IsNumber: true), new Column(JobsTexts.Line), new Column(JobsTexts.State), new Column(JobsTexts.Cause), new Column(JobsTexts.Due), new Column(JobsTexts.Took, IsNumber: true), new Column(JobsTexts.Outcome, Wraps: true)],
                runs.Select(run => (IReadOnlyList<string>)
                [
                    run.Number.ToString(CultureInfo.InvariantCulture), run.LineCode, JobsTexts.Of(run.State).In(Language), JobsTexts.Of(run.Cause).In(Language), JobsCommand.Moment(run.DueAt),
                    run is { StartedAt: { } start, EndedAt: { } end } ? screen.Seconds(end - start) : "–", run.Message.Length > 0 ? run.Message : run.Note,
                ]));
        }

        screen.Document(new { Runs = runs, ExitCode = Done });
        return Task.FromResult(Done);
    }

    private RunState? StateOf(string? text) => text is null ? null
        : Enum.TryParse(text, ignoreCase: true, out RunState state) && Enum.IsDefined(state) ? state
        : throw new UsageException(HelpTexts.JobsState.In(Language, string.Join(", ", Enum.GetNames<RunState>()).ToLowerInvariant()));
}
