using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Quarantine;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt rules [FEED]</c>: what every gate asks, on which law, who answers for it, and what it found.</summary>
internal sealed class RulesCommand : BhytCommand
{
    private readonly Argument<string?> _feed;
    private readonly Option<string> _code;

    public RulesCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("rules", HelpTexts.Rules, surroundings, language, global)
    {
        _feed = new Argument<string?>("FEED") { Description = HelpTexts.RulesFeed.In(language, string.Join(", ", SourceRegister.All.Sources.Select(source => source.FeedCode))), Arity = ArgumentArity.ZeroOrOne };
        _code = new Option<string>("--code") { Description = HelpTexts.RulesCode.In(language), HelpName = "CODE" };
        Arguments.Add(_feed);
        Options.Add(_code);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt rules", "bhyt rules VssClaims", "bhyt rules --code VC-110", "bhyt rules VssClaims --json --lang vi"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string? code = line.GetValue(_code)?.ToUpperInvariant();
        string? feed = line.GetValue(_feed) is { } named ? LoadCommand.FindFeed(named, Language).FeedCode : null;
        if (code is not null && RuleCatalogue.Find(code) is null)
        {
            throw new UsageException(QuarantineTexts.NoSuchRule.In(Language, code));
        }

        CatalogueRule[] rules = [.. RuleCatalogue.All.Where(rule => (feed is null || rule.FeedCode == feed) && (code is null || rule.Code == code)).OrderBy(rule => rule.Code, StringComparer.Ordinal)];
        Findings found = Look(WarehousePath(line), code);
        if (code is null)
        {
            TellList(rules, found, screen);
        }
        else
        {
            foreach (CatalogueRule rule in rules)
            {
                TellOne(rule, found, screen);
            }
        }

        screen.Document(new
        {
            found.HasWarehouse,
            Editions = SourceRegister.All.Sources.Where(source => feed is null || source.FeedCode == feed).ToDictionary(source => source.FeedCode, source => RuleCatalogue.EditionOf(RuleCatalogue.Of(source))),
            Rules = rules.Select(rule => Document(rule, found)),
            ExitCode = Done,
        });
        return Task.FromResult(Done);
    }

    private static Findings Look(string path, string? code)
    {
        if (!File.Exists(path))
        {
            return new Findings(false, new Dictionary<string, RuleCount>(), [], [], []);
        }

        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        RuleReport report = new(connection);
        return new Findings(true, report.Counts(), report.NotApplied(), [.. new QuarantineBook(connection).Held(new QuarantineFilter(RuleCode: code))], code is null ? [] : report.Versions(code));
    }

    private void TellList(CatalogueRule[] rules, Findings found, Screen screen)
    {
        foreach (IGrouping<string, CatalogueRule> feed in rules.GroupBy(rule => rule.FeedCode).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            screen.Heading(RulesTexts.Feed, feed.Key, feed.Count(), RuleCatalogue.EditionOf(RuleCatalogue.Of(SourceRegister.All[feed.Key])));
            // Columns without anything in them would only narrow the sentence.
            bool wasFound = feed.Any(rule => found.Count(rule.Code) is not null);
            bool isHeld = feed.Any(rule => found.HeldRecords(rule.Code) > 0);
            screen.Table(
                [
                    new Column(LoadTexts.Rule), new Column(LoadTexts.Effect), .. (wasFound ? (Column[])[new Column(RulesTexts.Found, IsNumber: true), new Column(RulesTexts.Last)] : []),
                    .. (isHeld ? (Column[])[new Column(RulesTexts.Held, IsNumber: true), new Column(QuarantineTexts.HeldUp, IsNumber: true)] : []), new Column(LoadTexts.Expectation, Wraps: true),
                ],
                feed.Select(rule => (IReadOnlyList<string>)
                [
                    rule.Code, Short(rule.Severity).In(Language), .. (wasFound ? (string[])[Or(found.Count(rule.Code)?.RecordCount, screen), Day(found.Count(rule.Code)?.LastAt)] : []),
                    .. (isHeld ? (string[])[Or(found.HeldRecords(rule.Code), screen), found.HeldHundredths(rule.Code) is > 0 and long hundredths ? screen.DongOfHundredths(hundredths) : ""] : []),
                    $"{(rule.Field.Length > 0 ? rule.Field + " " : "")}{screen.Say(LoadTexts.Must, Expectation(rule))}",
                ]));
        }

        TellNotApplied(found.NotApplied.Where(item => rules.Any(rule => rule.Code == item.RuleCode)), screen);
        screen.Line(found.HasWarehouse ? RulesTexts.HowToShow : RulesTexts.NoWarehouse);
    }

    /// <summary>Rules that did not judge, with the reason; also told after a load.</summary>
    public static void TellNotApplied(IEnumerable<RuleNotApplied> items, Screen screen)
    {
        RuleNotApplied[] all = [.. items];
        if (all.Length == 0)
        {
            return;
        }

        screen.Heading(RulesTexts.NotAppliedTitle);
        screen.Table(
            [new Column(LoadTexts.Rule), new Column(LoadTexts.Load, IsNumber: true), new Column(QuarantineTexts.Records, IsNumber: true), new Column(LoadTexts.Reason, Wraps: true)],
            all.Select(item => (IReadOnlyList<string>)[item.RuleCode, item.LoadRunKey.ToString(CultureInfo.InvariantCulture), screen.Count(item.RecordCount), Reason(item).In(screen.Language, item.ListName)]));
    }

    private static Text Reason(RuleNotApplied item) => item.State == ListState.Empty ? RulesTexts.ListEmpty : RulesTexts.ListStale;

    private void TellOne(CatalogueRule rule, Findings found, Screen screen)
    {
        screen.Heading(RulesTexts.One, rule.Code, rule.FeedCode, Effect(rule.Severity).In(Language));
        screen.Line(RulesTexts.Says, rule.Field, screen.Say(LoadTexts.Must, Expectation(rule)));
        screen.Line(RulesTexts.SaysOther, rule.Field, Language == Language.Vietnamese ? LoadTexts.Must.In(Language.English, rule.Expectation) : LoadTexts.Must.In(Language.Vietnamese, rule.ExpectationVietnamese));
        screen.Line(RulesTexts.Basis, screen.IsVietnamese ? LegalText.InVietnamese(rule.LegalBasis) : rule.LegalBasis);
        screen.Line(RulesTexts.Owner, screen.IsVietnamese ? rule.Owner.NameVietnamese : rule.Owner.Name);
        screen.Line(RulesTexts.Validity, rule.Version, rule.Standing.ValidFromDateKey == RuleStanding.FirstDateKey ? "…" : Key(rule.Standing.ValidFromDateKey), rule.Standing.ValidToDateKey == RuleStanding.OpenDateKey ? "…" : Key(rule.Standing.ValidToDateKey));
        if (rule.Standing.Lists.Count > 0)
        {
            screen.Line(RulesTexts.Reads, string.Join(", ", rule.Standing.Lists));
        }

        if (rule.Severity != Severity.Warn)
        {
            screen.Line(rule.Standing.MayBeOverridden ? RulesTexts.Overridable : RulesTexts.NotOverridable);
        }

        if (found.HasWarehouse)
        {
            RuleCount? count = found.Count(rule.Code);
            screen.Line(RulesTexts.FoundSoFar, screen.Count(count?.RecordCount ?? 0), screen.Count(count?.OccurrenceCount ?? 0), screen.Count(count?.LoadCount ?? 0), count is null ? "–" : Day(count.LastAt));
            screen.Line(RulesTexts.HeldNow, screen.Count(found.HeldRecords(rule.Code)), screen.DongOfHundredths(found.HeldHundredths(rule.Code)), LoadTexts.Of(LedgerLevel.Amount, rule.FeedCode).In(Language));
            TellNotApplied(found.NotApplied.Where(item => item.RuleCode == rule.Code), screen);
            if (found.Versions.Count > 0)
            {
                screen.Heading(RulesTexts.History);
                screen.Table(
                    [new Column(RulesTexts.Version, IsNumber: true), new Column(RulesTexts.SinceLoad, IsNumber: true), new Column(RulesTexts.Edition), new Column(LoadTexts.Expectation, Wraps: true)],
                    found.Versions.Select(version => (IReadOnlyList<string>)[version.Version.ToString(CultureInfo.InvariantCulture), version.FirstLoadRunKey.ToString(CultureInfo.InvariantCulture), version.EditionCode, LoadTexts.Must.In(Language.English, version.Expectation)]));
            }
        }
        else
        {
            screen.Line(RulesTexts.NoWarehouse);
        }
    }

    private static object Document(CatalogueRule rule, Findings found) => new
    {
        rule.Code,
        Feed = rule.FeedCode,
        rule.Severity,
        rule.Field,
        rule.Expectation,
        rule.ExpectationVietnamese,
        rule.LegalBasis,
        Owner = rule.Owner.Name,
        OwnerVietnamese = rule.Owner.NameVietnamese,
        rule.Version,
        ValidFrom = rule.Standing.ValidFromDateKey,
        ValidTo = rule.Standing.ValidToDateKey,
        rule.Standing.Lists,
        rule.Standing.MayBeOverridden,
        FoundRecords = found.Count(rule.Code)?.RecordCount ?? 0,
        FoundTimes = found.Count(rule.Code)?.OccurrenceCount ?? 0,
        LastFoundAt = found.Count(rule.Code)?.LastAt,
        HeldRecords = found.HeldRecords(rule.Code),
        HeldUp = found.HeldHundredths(rule.Code) / 100m,
        NotApplied = found.NotApplied.Where(item => item.RuleCode == rule.Code).Select(item => new { Load = item.LoadRunKey, List = item.ListName, Reason = item.State, Records = item.RecordCount }),
        Versions = found.Versions.Select(version => new { version.Version, FirstLoad = version.FirstLoadRunKey, Edition = version.EditionCode, version.Expectation }),
    };

    private static Text Effect(Severity severity) => severity switch { Severity.RejectFile => LoadTexts.FileHeld, Severity.RejectRecord => LoadTexts.RecordHeld, _ => LoadTexts.Warning };

    private static Text Short(Severity severity) => severity switch { Severity.RejectFile => RulesTexts.Refuses, Severity.RejectRecord => RulesTexts.Holds, _ => RulesTexts.Warns };

    private string Expectation(CatalogueRule rule) => Language == Language.Vietnamese ? rule.ExpectationVietnamese : rule.Expectation;

    private static string Or(long? count, Screen screen) => count is > 0 ? screen.Count(count.Value) : "";

    private static string Day(string? at) => at is { Length: >= 10 } ? at[..10] : "";

    private static string Key(int dateKey) => string.Create(CultureInfo.InvariantCulture, $"{dateKey / 10_000:0000}-{dateKey / 100 % 100:00}-{dateKey % 100:00}");

    /// <summary>What a warehouse knows of the rules.</summary>
    private sealed class Findings(
        bool hasWarehouse, IReadOnlyDictionary<string, RuleCount> counts, IReadOnlyList<RuleNotApplied> notApplied, HeldRecord[] held, IReadOnlyList<(int Version, int FirstLoadRunKey, string EditionCode, string Expectation)> versions)
    {
        private readonly ILookup<string, HeldRecord> _held = held.SelectMany(record => record.HoldingRules.Select(rule => (Rule: rule, Record: record))).ToLookup(item => item.Rule, item => item.Record, StringComparer.Ordinal);

        public bool HasWarehouse { get; } = hasWarehouse;

        public IReadOnlyList<RuleNotApplied> NotApplied { get; } = notApplied;

        public IReadOnlyList<(int Version, int FirstLoadRunKey, string EditionCode, string Expectation)> Versions { get; } = versions;

        public RuleCount? Count(string code) => counts.GetValueOrDefault(code);

        public long HeldRecords(string code) => _held[code].Sum(record => record.RecordCount);

        public long HeldHundredths(string code) => _held[code].Sum(record => record.AmountHundredths);
    }
}
