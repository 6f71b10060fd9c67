using System.Globalization;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

/// <summary>Each rule that a tabular feed has of its own, broken alone in the feed's example (BrokenRules.csv: what is changed in which data row).</summary>
public sealed class BrokenRuleTests
{
    private static readonly string[][] Lines = ReadLines();

    public static TheoryData<string, string, int, string, string> Broken
    {
        get
        {
            TheoryData<string, string, int, string, string> broken = [];
            foreach (string[] line in Lines)
            {
                broken.Add(line[0], line[1], int.Parse(line[2], CultureInfo.InvariantCulture), line[3], line[4]);
            }

            return broken;
        }
    }

    private static string[][] ReadLines()
    {
        using StreamReader text = new(typeof(BrokenRuleTests).Assembly.GetManifestResourceStream("BhytWarehouse.Etl.Tests.Sources.Tables.BrokenRules.csv")!);
        return [.. text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(','))];
    }

    [Fact]
    public void Rules_OfTheseFeeds_AreEachBroken()
    {
        foreach (IGrouping<string, string[]> feed in Lines.GroupBy(line => line[0]))
        {
            SourceRegister.All[feed.Key].Rules.Select(rule => rule.Code).Where(code => string.CompareOrdinal(code[3..], "020") >= 0).Order(StringComparer.Ordinal)
                .ShouldBe(feed.SelectMany(line => line[4].Split('+')).Distinct().Order(StringComparer.Ordinal), feed.Key);
        }
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Rule_BrokenAlone_IsFoundWithItsSeverityAndNothingElse(string feed, string file, int dataRow, string changes, string rules)
    {
        ExampleTable example = EveryFeedTests.Open(feed, file);
        example.Rows.RemoveAll(row => row.Any(cell => cell == "Tổng cộng"));
        example.Read().BrokenRules.ShouldBeEmpty("the example itself");
        foreach (string change in changes.Split('|'))
        {
            example.Change(dataRow, change);
        }

        FeedReading reading = example.Read();

        reading.BrokenRules.Order(StringComparer.Ordinal).ShouldBe(rules.Split('+'));
        bool isRejected = SourceRegister.All[feed].Rules.Where(rule => rules.Contains(rule.Code, StringComparison.Ordinal)).Any(rule => rule.Severity != Severity.Warn);
        (reading.Quarantine.Count > 0).ShouldBe(isRejected);
        reading.Witness.Records.Count.ShouldBe((int)reading.Verdict.RecordCount);
    }
}
