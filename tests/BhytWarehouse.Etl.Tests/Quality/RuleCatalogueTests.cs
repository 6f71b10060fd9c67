using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Sources.MohCheckups;
using BhytWarehouse.Etl.Sources.Tables;
using BhytWarehouse.Etl.Sources.VssClaims;

namespace BhytWarehouse.Etl.Tests.Quality;

public sealed class RuleCatalogueTests
{
    private const string File = "etl/Quality/Rules.md";

    [Fact]
    public void Catalogue_EveryRule_SaysWhatWhyWhoAndWhen()
    {
        SourceRegister.All.Sources.SelectMany(source => source.Rules.Select(rule => rule.Code)).ShouldBeUnique();
        foreach (CatalogueRule rule in RuleCatalogue.All)
        {
            rule.Expectation.ShouldNotBeNullOrWhiteSpace(rule.Code);
            rule.ExpectationVietnamese.ShouldNotBeNullOrWhiteSpace(rule.Code);
            rule.LegalBasis.ShouldNotBeNullOrWhiteSpace(rule.Code);
            rule.Owner.Name.ShouldNotBeNullOrWhiteSpace(rule.Code);
            rule.Owner.NameVietnamese.ShouldNotBeNullOrWhiteSpace(rule.Code);
            rule.Version.ShouldBeGreaterThan(0, rule.Code);
            rule.Standing.ValidFromDateKey.ShouldBeLessThanOrEqualTo(rule.Standing.ValidToDateKey, rule.Code);
            (rule.Expectation.Length <= 400 && rule.ExpectationVietnamese.Length <= 400 && rule.LegalBasis.Length <= 400 && rule.Owner.Name.Length <= 200 && rule.Field.Length <= 100).ShouldBeTrue(rule.Code);
        }
    }

    /// <summary>A rule that the reader itself finds broken is asked of whatever comes, so a limit of time on it would say what is not done.</summary>
    [Fact]
    public void Catalogue_RulesOfReading_HoldAtAllTimes()
    {
        IEnumerable<RuleText> reading =
        [
            .. ReadingRules.All, .. VssClaimsRules.Staged, .. MohCheckupsRules.Reading, .. MohCheckupsRules.Staged,
            .. SourceRegister.All.Sources.OfType<TableSource>().SelectMany(source => source.CommonRules.All),
            .. BhytWarehouse.Etl.Sources.VssEnrolment.VssEnrolmentRules.Field.Select(rule => rule.Text),
            .. BhytWarehouse.Etl.Sources.NsoPopulation.NsoPopulationRules.File.Select(entry => RuleText.Of(entry.Rule)),
            .. BhytWarehouse.Etl.Sources.MohStatistics.MohStatisticsRules.File.Select(RuleText.Of),
        ];

        reading.ShouldAllBe(rule => !rule.Standing.IsLimited);
        reading.Where(rule => !rule.Code.EndsWith("-016", StringComparison.Ordinal)).ShouldAllBe(rule => rule.Standing.Lists.Count == 0 && !rule.Standing.MayBeOverridden);
    }

    [Fact]
    public void Catalogue_RulesThatMayBeOverridden_HoldRecordsAndNothingThatWouldMakeFiguresWrong()
    {
        CatalogueRule[] overridable = [.. RuleCatalogue.All.Where(rule => rule.Standing.MayBeOverridden)];
        overridable.Where(rule => rule.Severity == Severity.RejectFile).ShouldBeEmpty();
        string[] holding = [.. overridable.Where(rule => rule.Severity == Severity.RejectRecord).Select(rule => rule.Code)];
        holding.ShouldBe(["MF-028", "VC-051", "VC-052", "VC-054", "VC-056", "VC-057", "VC-066", "VC-070", "VC-072", "VC-074", "VC-078", "VC-111"], ignoreOrder: true);
    }

    [Fact]
    public void LegalBasis_InVietnamese_HasNoEnglishWordLeft()
    {
        foreach (string basis in RuleCatalogue.All.Select(rule => rule.LegalBasis).Distinct())
        {
            string vietnamese = LegalText.InVietnamese(basis);
            foreach (string word in (string[])[" the ", " of ", " and ", " with ", " its ", "table", "annex", "form", "art.", "decision", "yearly", "lists"])
            {
                vietnamese.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{word}: {vietnamese}");
            }
        }
    }

    [Fact]
    public void Edition_OfRules_ChangesWithAnyWordDayOrVersion()
    {
        IReadOnlyList<CatalogueRule> rules = RuleCatalogue.Of(SourceRegister.All["VssClaims"]);
        string edition = RuleCatalogue.EditionOf(rules);
        CatalogueRule first = rules[0];

        RuleCatalogue.EditionOf(RuleCatalogue.Of(SourceRegister.All["VssClaims"])).ShouldBe(edition);
        foreach (CatalogueRule changed in (CatalogueRule[])
        [
            first with { LegalBasis = "another" }, first with { Owner = new Office("another", "khác") }, first with { Text = first.Text with { Expectation = "another" } },
            first with { Text = first.Text with { Standing = new RuleStanding { Version = 2 } } }, first with { Text = first.Text with { Standing = new RuleStanding { ValidToDateKey = 20301231 } } },
        ])
        {
            RuleCatalogue.EditionOf([changed, .. rules.Skip(1)]).ShouldNotBe(edition);
        }
    }

    /// <summary>The committed list is what the rules say; a rule that says or does something else than before has a higher version. BHYT_ACCEPT=1 rewrites it.</summary>
    [Fact]
    public void RulesMd_IsTheCatalogue_AndNoRuleChangedWithoutItsVersion()
    {
        string path = Path.Combine(Repository(), File);
        string[] before = System.IO.File.Exists(path) ? System.IO.File.ReadAllLines(path) : [];
        string after = Text();
        Dictionary<string, string[]> old = before.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells).Where(cells => cells[0].Contains('-', StringComparison.Ordinal) && !cells[0].StartsWith('-')).ToDictionary(cells => cells[0], StringComparer.Ordinal);
        foreach (string[] cells in after.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(Cells))
        {
            if (old.TryGetValue(cells[0], out string[]? earlier) && !earlier.SequenceEqual(cells) && earlier[1] == cells[1] && cells[0] != "Rule")
            {
                throw new InvalidOperationException($"{cells[0]} says something else than in {File} ({string.Join(" | ", earlier)}). Raise its Version, then accept with BHYT_ACCEPT=1.");
            }
        }

        if (Environment.GetEnvironmentVariable("BHYT_ACCEPT") == "1" && string.Join('\n', before) + "\n" != after)
        {
            System.IO.File.WriteAllText(path, after);
            return;
        }

        (string.Join('\n', before) + "\n").ShouldBe(after);
    }

    private static string[] Cells(string line) => [.. line.Trim('|', ' ').Split(" | ").Select(cell => cell.Trim())];

    private static string Text()
    {
        StringBuilder text = new("# Rules of the gates\n\nWritten from the code by RuleCatalogueTests (`BHYT_ACCEPT=1 dotnet test`). `bhyt rules` shows the same with what each found. A code is never reused.\n");
        foreach (IGrouping<string, CatalogueRule> feed in RuleCatalogue.All.GroupBy(rule => rule.FeedCode).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            SourceDescription of = SourceRegister.All[feed.Key].Description;
            text.Append("\n## ").Append(feed.Key).Append("\n\nWhere a rule names no other, its legal basis is ").Append(of.LegalBasis).Append(", and ").Append(of.Contact.Name).Append(" answers for it.\n\n| Rule | Version | Does | Field | Must | Phải | Legal basis | Owner | Records of | Needs | Override |\n|---|--:|---|---|---|---|---|---|---|---|---|\n");
            foreach (CatalogueRule rule in feed.OrderBy(rule => rule.Code, StringComparer.Ordinal))
            {
                text.Append("| ").AppendJoin(" | ",
                    rule.Code, rule.Version.ToString(CultureInfo.InvariantCulture), rule.Severity switch { Severity.RejectFile => "refuses the file", Severity.RejectRecord => "holds the record", _ => "warns" }, rule.Field.Length > 0 ? rule.Field : "–",
                    Cell(rule.Expectation), Cell(rule.ExpectationVietnamese), rule.LegalBasis == of.LegalBasis ? "–" : Cell(rule.LegalBasis), rule.Owner == of.Contact ? "–" : Cell(rule.Owner.Name), Days(rule.Standing), rule.Standing.Lists.Count > 0 ? string.Join(", ", rule.Standing.Lists) : "–",
                    rule.Severity == Severity.Warn ? "–" : rule.Standing.MayBeOverridden ? "by approval" : "never").Append(" |\n");
            }
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "/", StringComparison.Ordinal);

    private static string Days(RuleStanding standing) =>
        !standing.IsLimited ? "any day" : $"{(standing.ValidFromDateKey == RuleStanding.FirstDateKey ? "" : Day(standing.ValidFromDateKey))} … {(standing.ValidToDateKey == RuleStanding.OpenDateKey ? "" : Day(standing.ValidToDateKey))}".Trim();

    private static string Day(int key) => string.Create(CultureInfo.InvariantCulture, $"{key / 10_000:0000}-{key / 100 % 100:00}-{key % 100:00}");

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "BhytWarehouse.sln")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
