using System.CommandLine;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt quarantine</c>: what is held back, for how long, and what it would have brought.</summary>
internal sealed class QuarantineCommand : BhytCommand
{
    private const int MostShown = 20;

    private readonly QuarantineOptions _options;

    public QuarantineCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("quarantine", HelpTexts.Quarantine, surroundings, language, global)
    {
        _options = new QuarantineOptions(language);
        _options.AddTo(this);
        Options.Add(global.Warehouse);
        Subcommands.Add(new QuarantineShowCommand(surroundings, language, global));
        Subcommands.Add(new QuarantineFeedbackCommand(surroundings, language, global));
        Subcommands.Add(new QuarantineReplayCommand(surroundings, language, global));
        Subcommands.Add(new QuarantineOverrideCommand(surroundings, language, global));
        Subcommands.Add(new QuarantineDecisionCommand("approve", OverrideState.Approved, HelpTexts.QuarantineApprove, surroundings, language, global));
        Subcommands.Add(new QuarantineDecisionCommand("reject", OverrideState.Rejected, HelpTexts.QuarantineReject, surroundings, language, global));
        Subcommands.Add(new QuarantineDecisionCommand("withdraw", OverrideState.Withdrawn, HelpTexts.QuarantineWithdraw, surroundings, language, global));
        Subcommands.Add(new QuarantineOverridesCommand(surroundings, language, global));
    }

    public override IReadOnlyList<string> Examples => ["bhyt quarantine", "bhyt quarantine --feed VssClaims --facility 00001", "bhyt quarantine show 4:12:37", "bhyt quarantine feedback --to feedback", "bhyt quarantine replay --load 4 --reason \"code list of drugs was brought up to date\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        QuarantineFilter filter = _options.Filter(line, Language);
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(WarehousePath(line)).OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        QuarantineBook book = new(connection);
        IReadOnlyList<HeldRecord> held = book.Held(filter);
        RepairedRecord[] repaired = filter.RuleCode is null ? [.. book.Repaired(filter)] : [];
        IReadOnlyList<RuleOverride> overrides = new OverrideBook(connection, Surroundings.Time).All();
        int undecided = overrides.Count(item => item.State == OverrideState.Asked);
        int unused = overrides.Count(item => item is { State: OverrideState.Approved, UsedByLoadRunKey: 0 });
        DateTimeOffset now = Surroundings.Time.GetUtcNow();
        QuarantineSummary summary = new(held, now);
        HeldRecord[] oldest = [.. summary.OldestFirst];
        if (held.Count == 0)
        {
            screen.Good(QuarantineTexts.Nothing);
        }
        else
        {
            Column[] sums = [new(QuarantineTexts.Records, IsNumber: true), new(QuarantineTexts.HeldFiles, IsNumber: true), new(QuarantineTexts.HeldUp, IsNumber: true)];
            screen.Heading(QuarantineTexts.ByAge);
            screen.Table([new Column(LoadTexts.Feed), new Column(QuarantineTexts.Age), .. sums], summary.ByAge.Select(row => (IReadOnlyList<string>)[row.FeedCode, AgeClass(row.FromDays, Language), .. Shown(row.FeedCode, row.Sum)]));
            screen.Heading(QuarantineTexts.ByRule);
            screen.Table(
                // The prefix of a rule's code is its feed's.
                [new Column(LoadTexts.Rule), .. sums, new Column(LoadTexts.Expectation, Wraps: true)],
                summary.ByRule.Select(row => (IReadOnlyList<string>)[row.RuleCode, .. Counted(row.Sum), Expectation(row.RuleCode, "", Language)]));
            screen.Heading(QuarantineTexts.BySubmitter);
            screen.Table(
                [new Column(LoadTexts.Feed), new Column(QuarantineTexts.Submitter, Wraps: true), .. sums, new Column(QuarantineTexts.Days, IsNumber: true)],
                summary.BySubmitter.Select(row => (IReadOnlyList<string>)[row.FeedCode, Submitter(row.FeedCode, row.FacilityCode, Language), .. Counted(row.Sum), screen.Count(row.OldestDays)]));
            screen.Heading(QuarantineTexts.Oldest, Math.Min(MostShown, oldest.Length), oldest.Length);
            screen.Table(
                [new Column(QuarantineTexts.Key), new Column(LoadTexts.Feed), new Column(QuarantineTexts.Submitter, Wraps: true), new Column(QuarantineTexts.Rules), new Column(QuarantineTexts.Days, IsNumber: true), new Column(QuarantineTexts.HeldUp, IsNumber: true)],
                oldest.Take(MostShown).Select(record => (IReadOnlyList<string>)
                    [record.Key, record.FeedCode, Submitter(record.FeedCode, record.FacilityCode, Language), string.Join(' ', record.HoldingRules), screen.Count(record.AgeInDays(now)), screen.DongOfHundredths(record.AmountHundredths)]));
            screen.Line(QuarantineTexts.HowToShow);
        }

        foreach (IGrouping<string, RepairedRecord> way in repaired.GroupBy(record => record.RepairCode).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            screen.Line(QuarantineTexts.RepairedSoFar, screen.Count(way.Count()), QuarantineTexts.OfRepair(way.Key).In(Language), screen.DongOfHundredths(way.Sum(record => record.AmountHundredths)));
        }

        if (undecided + unused > 0)
        {
            screen.Line(OverrideTexts.Counts, undecided, unused);
        }

        screen.Document(new
        {
            Records = held.Sum(record => record.RecordCount),
            Entries = held.Count,
            ByAge = summary.ByAge.Select(row => new { Feed = row.FeedCode, row.FromDays, row.Sum.Records, row.Sum.Files, HeldUp = row.Sum.Hundredths / 100m }),
            ByRule = summary.ByRule.Select(row => new { Feed = row.FeedCode, Rule = row.RuleCode, row.Sum.Records, row.Sum.Files, HeldUp = row.Sum.Hundredths / 100m }),
            BySubmitter = summary.BySubmitter.Select(row => new { Feed = row.FeedCode, Facility = row.FacilityCode, row.Sum.Records, row.Sum.Files, HeldUp = row.Sum.Hundredths / 100m, row.OldestDays }),
            Repaired = repaired.Select(record => new { Load = record.LoadRunKey, File = record.SourceFileKey, Record = record.RecordNumber, Feed = record.FeedCode, Facility = record.FacilityCode, record.RecordCode, By = record.RepairCode, ByLoad = record.RepairedByLoadRunKey, At = record.RepairedAt, Amount = record.AmountHundredths / 100m }),
            OverridesUndecided = undecided,
            OverridesUnused = unused,
            Held = held.Select(record => new { record.Key, Feed = record.FeedCode, Facility = record.FacilityCode, Month = record.MonthKey, File = record.FileName, record.RecordCode, Rules = record.HoldingRules, Days = record.AgeInDays(now), record.RecordCount, HeldUp = record.AmountHundredths / 100m }),
            ExitCode = Done,
        });
        return Task.FromResult(Done);

        // What is held up is told in its unit once, by feed.
        IEnumerable<string> Shown(string feed, HeldSum sums) =>
            sums.Hundredths == 0 ? Counted(sums) : [screen.Count(sums.Records), screen.Count(sums.Files), $"{screen.DongOfHundredths(sums.Hundredths)} {LoadTexts.Of(LedgerLevel.Amount, feed).In(Language)}"];

        IEnumerable<string> Counted(HeldSum sums) =>
            [screen.Count(sums.Records), screen.Count(sums.Files), sums.Hundredths == 0 ? "–" : screen.DongOfHundredths(sums.Hundredths)];
    }

    public static string AgeClass(int from, Language language) => from == QuarantineSummary.AgeClasses[^1]
        ? QuarantineTexts.DaysFrom.In(language, from)
        : QuarantineTexts.DaysRange.In(language, from, QuarantineSummary.AgeClasses.First(next => next > from) - 1);

    public static string Submitter(string feed, string facility, Language language) => facility.Length > 0 ? facility : language == Language.Vietnamese ? SourceRegister.All[feed].Description.Contact.NameVietnamese : SourceRegister.All[feed].Description.Publisher;

    public static string Expectation(string rule, string written, Language language) => RuleCatalogue.Find(rule) is { } known
        ? LoadTexts.Must.In(language, language == Language.Vietnamese ? known.ExpectationVietnamese : known.Expectation)
        : written;
}
