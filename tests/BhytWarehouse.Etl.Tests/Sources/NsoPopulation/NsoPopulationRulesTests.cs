using System.Text.Json.Nodes;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.NsoPopulation;
using static BhytWarehouse.Etl.Tests.Sources.NsoPopulation.PopulationTableText;

namespace BhytWarehouse.Etl.Tests.Sources.NsoPopulation;

public sealed class NsoPopulationRulesTests
{
    private static readonly NsoPopulationSource Source = new();

    /// <summary>A table for each rule that breaks it and nothing else.</summary>
    private static readonly Dictionary<string, string> Failing = new(StringComparer.Ordinal)
    {
        ["NP-001"] = "{",
        ["NP-002"] = Text(Titled().With(table => table["class"] = "bundle")),
        ["NP-003"] = Text(Titled().With(table => table["dimension"]!.AsObject().Remove(Year))),
        ["NP-004"] = Text(Titled().Values("[1]")),
        ["NP-005"] = Text(Renamed()),
        ["NP-006"] = Text(Titled().With(table => table["dimension"]![Area]!["category"] = Category(("0", "Tỉnh Mẫu")))),
        ["NP-007"] = Text(Titled().With(table =>
        {
            table["dimension"]![Area]!["category"] = Category(("00", "Tỉnh Mẫu"), ("x", "00 Tỉnh Mẫu"));
            table["size"] = JsonArray("[2, 2]");
        }).Values("[1, 2, 3, 4]")),
        ["NP-008"] = Text(Titled().With(table => table.CategoryOf(Year)["label"]!["0"] = "Kỳ 1")),
        ["NP-009"] = Text(Titled("Dân số nông thôn (Nghìn người)")),
        ["NP-010"] = Text(Titled("Dân số trung bình (Người)")),
        ["NP-011"] = Text(Titled().With(table =>
        {
            table["id"]!.AsArray().Add("Khu vực");
            table["size"]!.AsArray().Add(2);
            table["dimension"]!["Khu vực"] = new JsonObject { ["category"] = Category(("0", "Thành thị"), ("1", "Nông thôn")) };
        }).Values("[1, 2, 3, 4]")),
        ["NP-012"] = Text(Titled().Values("[null, null]")),
        ["NP-013"] = Text(Table().Values("[100.5, 60.125, 598, 100.5, 61, 607, 200, 1412.3, 7061, 200, 1413, 7100]")),
        ["NP-014"] = Text(Titled().Values("[null, 1]")),
        ["NP-015"] = Text(Titled().With(table => table.Remove("updated"))),
        ["NP-020"] = Text(Titled().Values("""["..", 1]""")),
        ["NP-021"] = Text(Titled().Values("[0, 1]")),
        ["NP-022"] = Text(Titled().Values("[1412300, 1]")),
        ["NP-023"] = Text(Titled().With(table => table.CategoryOf(Year)["label"]!["1"] = "Ước tính 2027")),
        ["NP-024"] = Text(Titled().Values("[60.12345, 1]")),
        // 56 and 58 were two provinces of which 56 took the other in; 58 went.
        ["NP-025"] = Text(Titled().With(table =>
        {
            table["dimension"]![Area]!["category"] = Category(("58", "Tỉnh Mẫu"));
            table["dimension"]![Year]!["category"] = Category(("0", "2024"), ("1", "2025"));
        })),
        ["NP-026"] = Text(Titled().With(table => table["dimension"]![Area]!["category"] = Category(("56", "Tỉnh Mẫu")))),
    };

    public static TheoryData<string> Codes => [.. All.Select(rule => rule.Code)];

    private static IReadOnlyList<(string Code, Severity Severity, string Expectation, string ExpectationVietnamese)> All { get; } =
    [
        .. NsoPopulationRules.File.Select(entry => (entry.Rule.Code, entry.Rule.Severity, entry.Rule.Expectation, entry.Rule.ExpectationVietnamese)),
        .. NsoPopulationRules.Cell.Select(entry => (entry.Rule.Code, entry.Rule.Severity, entry.Rule.Expectation, entry.Rule.ExpectationVietnamese)),
    ];

    /// <summary>The code of a province that took others in, for the years on both sides of the merger.</summary>
    [Theory]
    [InlineData("56", "58", "2024-12-01", "2024")]
    [InlineData("56", "01", "2026-06-01", "2025")]
    [InlineData("56", "01", "2025-06-01", "2024")]
    [InlineData("01", "38", "2026-06-01", "2024,2025")]
    public void Values_OfAMergedProvince_AreTakenOnlyForTheTimeOfTheList(string code, string other, string updated, string taken)
    {
        FeedReading reading = new(Source, Text(Titled().With(table =>
        {
            table["updated"] = updated;
            table["dimension"]![Area]!["category"] = Category((code, "Tỉnh Mẫu"), (other, "Tỉnh Mẫu Hai"));
            table["size"] = JsonArray("[2, 2]");
        }).Values("[60.1, 61.2, 70.1, 71.2]")));

        reading.Staged("NsoPopulation").Where(row => row["AreaCode"] == code).Select(row => row["YearNumber"]).ShouldBe(taken.Split(','));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_FailingExample_BreaksItAloneWithItsSeverity(string code)
    {
        FeedReading reading = new(Source, Failing[code]);

        reading.BrokenRules.ShouldBe([code]);
        Severity severity = All.Single(rule => rule.Code == code).Severity;
        reading.Verdict.IsRefused.ShouldBe(severity == Severity.RejectFile);
        (reading.Quarantine.Count > 0).ShouldBe(severity == Severity.RejectRecord);
    }

    [Fact]
    public void Rules_PassingExample_BreaksNone() => new FeedReading(Source, Text(Titled())).BrokenRules.ShouldBeEmpty();

    [Fact]
    public void Rules_Codes_AreUniqueAndEachHasItsExample()
    {
        All.Select(rule => rule.Code).ShouldBeUnique();
        Failing.Keys.ShouldBe(All.Select(rule => rule.Code), ignoreOrder: true);
        All.ShouldAllBe(rule => rule.Expectation.Length > 0 && rule.Expectation.Length <= 400 && rule.ExpectationVietnamese.Length > 0);
    }

    private static string Text(JsonObject table) => table.ToJsonString();

    private static JsonObject Renamed()
    {
        JsonObject table = PopulationTableText.Table(JsonArray("[1, 2]"), ("Vùng lạ", Category(("00", "Tỉnh Mẫu"))), (Year, Category(("0", "2024"), ("1", "2025"))));
        table.Remove("role");
        return table;
    }
}
