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

    /// <summary>First day of each class of age.</summary>
    private static readonly int[] AgeClasses = [0, 8, 31, 91];

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
        var byAge = held.GroupBy(record => (record.FeedCode, From: AgeClasses.Last(first => first <= record.AgeInDays(now)))).OrderBy(group => group.Key.FeedCode, StringComparer.Ordinal).ThenBy(group => group.Key.From).Select(group => (group.Key, Sums: Sum(group))).ToList();
        var byRule = held.SelectMany(record => record.HoldingRules.Select(rule => (Rule: rule, Record: record))).GroupBy(item => (item.Record.FeedCode, item.Rule)).OrderBy(group => group.Key.FeedCode, StringComparer.Ordinal).ThenBy(group => group.Key.Rule, StringComparer.Ordinal).Select(group => (group.Key, Sums: Sum(group.Select(item => item.Record)))).ToList();
        var bySubmitter = held.GroupBy(record => (record.FeedCode, record.FacilityCode)).OrderBy(group => group.Key.FeedCode, StringComparer.Ordinal).ThenBy(group => group.Key.FacilityCode, StringComparer.Ordinal).Select(group => (group.Key, Sums: Sum(group), Oldest: group.Max(record => record.AgeInDays(now)))).ToList();
        HeldRecord[] oldest = [.. held.OrderByDescending(record => record.AgeInDays(now))];
        if (held.Count == 0)
        {
            screen.Good(QuarantineTexts.Nothing);
        }
        else
        {
            Column[] sums = [new(QuarantineTexts.Records, IsNumber: true), new(QuarantineTexts.HeldFiles, IsNumber: true), new(QuarantineTexts.HeldUp, IsNumber: true)];
            screen.Heading(QuarantineTexts.ByAge);
            screen.Table([new Column(LoadTexts.Feed), new Column(QuarantineTexts.Age), .. sums], byAge.Select(row => (IReadOnlyList<string>)[row.Key.FeedCode, AgeClass(row.Key.From), .. Shown(row.Key.FeedCode, row.Sums)]));
            screen.Heading(QuarantineTexts.ByRule);
            screen.Table(
                // The prefix of a rule's code is its feed's.
                [new Column(LoadTexts.Rule), .. sums, new Column(LoadTexts.Expectation, Wraps: true)],
                byRule.Select(row => (IReadOnlyList<string>)[row.Key.Rule, .. Counted(row.Sums), Expectation(row.Key.Rule, "", screen)]));
            screen.Heading(QuarantineTexts.BySubmitter);
            screen.Table(
                [new Column(LoadTexts.Feed), new Column(QuarantineTexts.Submitter, Wraps: true), .. sums, new Column(QuarantineTexts.Days, IsNumber: true)],
                bySubmitter.Select(row => (IReadOnlyList<string>)[row.Key.FeedCode, Submitter(row.Key.FeedCode, row.Key.FacilityCode), .. Counted(row.Sums), screen.Count(row.Oldest)]));
            screen.Heading(QuarantineTexts.Oldest, Math.Min(MostShown, oldest.Length), oldest.Length);
            screen.Table(
                [new Column(QuarantineTexts.Key), new Column(LoadTexts.Feed), new Column(QuarantineTexts.Submitter, Wraps: true), new Column(QuarantineTexts.Rules), new Column(QuarantineTexts.Days, IsNumber: true), new Column(QuarantineTexts.HeldUp, IsNumber: true)],
                oldest.Take(MostShown).Select(record => (IReadOnlyList<string>)
                    [record.Key, record.FeedCode, Submitter(record.FeedCode, record.FacilityCode), string.Join(' ', record.HoldingRules), screen.Count(record.AgeInDays(now)), screen.DongOfHundredths(record.AmountHundredths)]));
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
            ByAge = byAge.Select(row => new { Feed = row.Key.FeedCode, FromDays = row.Key.From, row.Sums.Records, row.Sums.Files, HeldUp = row.Sums.Hundredths / 100m }),
            ByRule = byRule.Select(row => new { Feed = row.Key.FeedCode, row.Key.Rule, row.Sums.Records, row.Sums.Files, HeldUp = row.Sums.Hundredths / 100m }),
            BySubmitter = bySubmitter.Select(row => new { Feed = row.Key.FeedCode, Facility = row.Key.FacilityCode, row.Sums.Records, row.Sums.Files, HeldUp = row.Sums.Hundredths / 100m, OldestDays = row.Oldest }),
            Repaired = repaired.Select(record => new { Load = record.LoadRunKey, File = record.SourceFileKey, Record = record.RecordNumber, Feed = record.FeedCode, Facility = record.FacilityCode, record.RecordCode, By = record.RepairCode, ByLoad = record.RepairedByLoadRunKey, At = record.RepairedAt, Amount = record.AmountHundredths / 100m }),
            OverridesUndecided = undecided,
            OverridesUnused = unused,
            Held = held.Select(record => new { record.Key, Feed = record.FeedCode, Facility = record.FacilityCode, Month = record.MonthKey, File = record.FileName, record.RecordCode, Rules = record.HoldingRules, Days = record.AgeInDays(now), record.RecordCount, HeldUp = record.AmountHundredths / 100m }),
            ExitCode = Done,
        });
        return Task.FromResult(Done);

        // What is held up is told in its unit once, by feed.
        IEnumerable<string> Shown(string feed, (long Records, int Files, long Hundredths) sums) =>
            sums.Hundredths == 0 ? Counted(sums) : [screen.Count(sums.Records), screen.Count(sums.Files), $"{screen.DongOfHundredths(sums.Hundredths)} {LoadTexts.Of(LedgerLevel.Amount, feed).In(Language)}"];

        IEnumerable<string> Counted((long Records, int Files, long Hundredths) sums) =>
            [screen.Count(sums.Records), screen.Count(sums.Files), sums.Hundredths == 0 ? "–" : screen.DongOfHundredths(sums.Hundredths)];

        string AgeClass(int from) => from == AgeClasses[^1] ? screen.Say(QuarantineTexts.DaysFrom, from) : screen.Say(QuarantineTexts.DaysRange, from, AgeClasses[Array.IndexOf(AgeClasses, from) + 1] - 1);
    }

    public static string Submitter(string feed, string facility) => facility.Length > 0 ? facility : SourceRegister.All[feed].Description.Publisher;

    public static string Expectation(string rule, string written, Screen screen) => RuleCatalogue.Find(rule) is { } known
        ? screen.Say(LoadTexts.Must, screen.IsVietnamese ? known.ExpectationVietnamese : known.Expectation)
        : written;

    private static (long Records, int Files, long Hundredths) Sum(IEnumerable<HeldRecord> held)
    {
        (long records, int files, long hundredths) = (0L, 0, 0L);
        foreach (HeldRecord record in held)
        {
            records += record.RecordCount;
            files += record.IsFile ? 1 : 0;
            hundredths += record.AmountHundredths;
        }

        return (records, files, hundredths);
    }
}
