using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Leases;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Loads feeds and shows how they go and end; what load, run and demo have in common.</summary>
internal sealed class FeedLoading(WarehouseHome home, SourceRegister sources, HostLeases leases, CommandSurroundings surroundings, Screen screen)
{
    private const int MostRules = 12;
    private const int MostFiles = 15;


    private readonly TimeProvider _time = surroundings.Time;
    private readonly WarehouseLoad _load = new(home, sources, surroundings.Time, leases) { Told = surroundings.Told };

    /// <summary>Ends what an earlier run left half-way, and tells it; loads of hosts that are at work are left to them.</summary>
    public IReadOnlyList<LoadResult> ResumeUnfinished(CancellationToken cancellationToken)
    {
        Resumption resumption = screen.Watch(report => _load.ResumeUnfinished(progress => report(Describe(progress)), cancellationToken));
        foreach ((int run, string feed) in resumption.GivenUp)
        {
            screen.Warn(LoadTexts.GivenUp, run, feed);
        }

        foreach ((int run, string feed) in resumption.Left)
        {
            screen.Line(LoadTexts.LeftToOther, run, feed);
        }

        foreach (LoadResult result in resumption.Ended)
        {
            if (result.IsPublished)
            {
                screen.Good(LoadTexts.Resumed, result.LoadRunKey, result.FeedCode);
            }
            else
            {
                screen.Bad(LoadTexts.ResumedFailed, result.LoadRunKey, result.FeedCode, result.Message);
            }
        }

        return resumption.Ended;
    }

    /// <exception cref="LeaseHeldException">Another host is loading this feed; nothing was changed.</exception>
    public FeedOutcome Load(ISource source, InputFiles input, CancellationToken cancellationToken)
    {
        using Lease slice = leases.Take(LeaseResource.Feed(source.FeedCode));
        return Load(slice, source, input, cancellationToken);
    }

    /// <summary>Loads under a lease that the caller holds, with what it does before and after.</summary>
    public FeedOutcome Load(Lease slice, ISource source, InputFiles input, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        LoadResult result = screen.Watch(report => _load.Run(slice, source, input, progress => report(Describe(progress)), cancellationToken));
        TimeSpan elapsed = _time.GetElapsedTime(start);
        using SqliteConnection connection = home.Warehouse.OpenReader();
        LoadReport report = new(connection, result.LoadRunKey);
        return new FeedOutcome(result, elapsed, report.Findings(), report.RefusedFiles(), new RuleReport(connection).NotApplied(result.LoadRunKey), report.FileStates(), report.NewFilesWithoutAnyGoodRecord());
    }

    public LoadResult Replay(Lease slice, ISource source, IReadOnlyList<HeldRecord> held, CancellationToken cancellationToken) =>
        screen.Watch(report => _load.Replay(slice, source, held, progress => report(Describe(progress)), cancellationToken));

    /// <summary>One line for a load, two when something in it asks for attention.</summary>
    public void TellVerdict(FeedOutcome outcome)
    {
        LoadResult result = outcome.Result;
        if (!result.IsPublished)
        {
            screen.Bad(LoadTexts.NotPublished, result.FeedCode, result.LoadRunKey, result.Message);
            return;
        }

        screen.Good(LoadTexts.Published, result.FeedCode, result.LoadRunKey, screen.Seconds(outcome.Elapsed));
        if (outcome.ChangedNothing && !outcome.WasInVain)
        {
            screen.Line(LoadTexts.NothingNew);
        }
    }

    /// <summary>All there is to tell of one load.</summary>
    public void TellAll(FeedOutcome outcome)
    {
        LoadResult result = outcome.Result;
        TellVerdict(outcome);
        if (result.Totals.Count > 0)
        {
            TellAccount(screen, result.FeedCode, (level, state) => result.Total(level, state));
        }

        TellFindings(outcome);
        RulesCommand.TellNotApplied(outcome.NotApplied, screen);
        TellFiles(LoadTexts.RefusedFiles, LoadTexts.Found, [.. outcome.Refused.Select(file => (file.FileName, $"{file.RuleCode}: {file.Found}"))]);
        TellFiles(LoadTexts.LeftAlone, LoadTexts.Reason, result.LeftAlone);
        if (outcome.Quarantined > 0)
        {
            screen.Warn(LoadTexts.QuarantinedCount, screen.Count(outcome.Quarantined), LoadTexts.Of(LedgerLevel.Record, result.FeedCode).In(screen.Language), result.LoadRunKey);
        }

        if (outcome.WasInVain)
        {
            screen.Bad(LoadTexts.NothingLoaded, screen.Count(outcome.HopelessFileCount));
        }
    }

    /// <summary>States down, levels across; states and levels that hold nothing are left out.</summary>
    public static void TellAccount(Screen screen, string feedCode, Func<LedgerLevel, LedgerState, long> quantity)
    {
        AccountShape shape = AccountShape.Of(quantity);
        screen.Table(
            [new Column(LoadTexts.Where), .. shape.Levels.Select(level => new Column(LoadTexts.Of(level, feedCode), IsNumber: true))],
            shape.States.Select(state => (IReadOnlyList<string>)[LoadTexts.Of(state).In(screen.Language), .. shape.Levels.Select(level => AccountShape.Show(screen.Wording, level, quantity(level, state)))]));
    }

    /// <summary>What breaking the rule does.</summary>
    public static Text EffectOf(LoadFinding finding) => (Severity)finding.SeverityCode switch { Severity.RejectFile => LoadTexts.FileHeld, Severity.RejectRecord => LoadTexts.RecordHeld, _ => LoadTexts.Warning };

    /// <summary>What the rule asks for; where this build has it no more, what the gate told.</summary>
    public static string ExpectationOf(LoadFinding finding, Wording wording) => RuleCatalogue.Find(finding.RuleCode) is { } rule
        ? wording.Say(LoadTexts.Must, wording.Language == Language.Vietnamese ? rule.ExpectationVietnamese : rule.Expectation)
        : finding.Expected;

    private WorkProgress Describe(LoadProgress progress)
    {
        string what = LoadTexts.Stage(progress.Stage).In(screen.Language, progress.FeedCode);
        string done = screen.Count(progress.Done);
        string total = screen.Count(progress.Total);
        string records = LoadTexts.Of(LedgerLevel.Record, progress.FeedCode).In(screen.Language);
        string note = (progress.Stage, progress.FeedCode) switch
        {
            (LoadStage.Landing, _) => screen.Say(LoadTexts.FilesDone, done, total),
            (LoadStage.Reading, "VssClaims") => screen.Say(LoadTexts.RecordsAndDongDone, done, total, records, screen.Dong(decimal.Truncate(progress.AmountHundredths / 100m))),
            (LoadStage.Reading, _) => screen.Say(LoadTexts.RecordsDone, done, total, records),
            _ => "",
        };
        return new WorkProgress(what, progress.Done, progress.Total, note);
    }

    private void TellFindings(FeedOutcome outcome)
    {
        if (outcome.Findings.Count == 0)
        {
            return;
        }

        screen.Heading(LoadTexts.Findings);
        screen.Table(
            [new Column(LoadTexts.Rule), new Column(LoadTexts.Effect), new Column(LoadTexts.Affected, IsNumber: true), new Column(LoadTexts.Field), new Column(LoadTexts.Expectation, Wraps: true)],
            outcome.Findings.Take(MostRules).Select(finding => (IReadOnlyList<string>)
            [
                finding.RuleCode,
                EffectOf(finding).In(screen.Language),
                screen.Count(finding.RecordCount),
                finding.FieldName,
                ExpectationOf(finding, screen.Wording),
            ]));
        if (outcome.Findings.Count > MostRules)
        {
            screen.Line(LoadTexts.AndMore, outcome.Findings.Count - MostRules);
        }
    }

    private void TellFiles(Text title, Text why, IReadOnlyList<(string Name, string Reason)> files)
    {
        if (files.Count == 0)
        {
            return;
        }

        screen.Heading(title);
        screen.Table([new Column(LoadTexts.FileName, Wraps: true), new Column(why, Wraps: true)], files.Take(MostFiles).Select(file => (IReadOnlyList<string>)[file.Name, file.Reason]));
        if (files.Count > MostFiles)
        {
            screen.Line(LoadTexts.AndMore, files.Count - MostFiles);
        }
    }
}
