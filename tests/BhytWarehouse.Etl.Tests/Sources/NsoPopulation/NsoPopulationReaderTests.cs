using System.Text;
using System.Text.Json.Nodes;
using BhytWarehouse.Etl.Sources.NsoPopulation;
using static BhytWarehouse.Etl.Tests.Sources.NsoPopulation.PopulationTableText;

namespace BhytWarehouse.Etl.Tests.Sources.NsoPopulation;

public sealed class NsoPopulationReaderTests
{
    private static readonly NsoPopulationSource Source = new();

    [Fact]
    public void Read_TableWithMeasures_TakesAveragePopulationAndCountsTheRest()
    {
        FeedReading reading = Read(Table());

        reading.Verdict.IsRefused.ShouldBeFalse();
        reading.Verdict.RecordCount.ShouldBe(11);
        Taken(reading).ShouldBe(["2 00 2024 F 60125", "5 00 2025 P 61000", "8 04 2024 F 1412300"]);
        reading.Staged("NsoPopulation").Where(row => row["Disposition"] == "6").Select(row => row["RecordNumber"]).ShouldBe(["1", "3", "4", "6", "7", "9", "10", "11"]);
        reading.Staged("NsoPopulation").Where(row => row["Disposition"] == "0").ShouldAllBe(row => row["PopulationBasisCode"] == "NSO-AVG" && row["PublishedAt"] == "2026-06-01T03:00:00Z");
        reading.Staged("NsoPopulation")[1]["AreaName"].ShouldBe("Tỉnh Mẫu");
        reading.Findings.Select(finding => (finding["RuleCode"], finding["OccurrenceCount"])).ShouldBe([("NP-013", "8"), ("NP-014", "1")]);
    }

    [Fact]
    public void Read_SparseValues_FindsTheirPlaces()
    {
        FeedReading reading = Read(Table().Values("""{"7": 1412.3, "1": 60.125, "10": null}"""));

        Taken(reading).ShouldBe(["1 04 2024 F 1412300", "2 00 2024 F 60125"]);
        reading.Findings.Single(finding => finding["RuleCode"] == "NP-014")["OccurrenceCount"].ShouldBe("10");
    }

    [Fact]
    public void Read_IndexAsArrayOrLeftOut_IsTheSameTable()
    {
        JsonObject table = Titled();
        table.CategoryOf(Area).Remove("index");
        table.CategoryOf(Year)["index"] = new JsonArray("1", "0");

        Taken(Read(table)).ShouldBe(["1 00 2025 F 60100", "2 00 2024 F 61200"]);
    }

    [Fact]
    public void Read_ByteOrderMarkAndTrailingNul_AreNotPartOfTheTable() =>
        Taken(new FeedReading(Source, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Titled().ToJsonString()), 0], step: 11)).Count.ShouldBe(2);

    [Fact]
    public void Read_WithoutRoles_GoesByTheNamesOfDimensions() =>
        Taken(Read(Table().With(table => table.Remove("role")))).Count.ShouldBe(3);

    [Fact]
    public void Read_WithoutRolesInEnglish_GoesByTheNamesOfDimensions()
    {
        JsonObject table = PopulationTableText.Table(JsonArray("[1, 60.1]"), ("Cities, provincies", Category(("00", "Sample"))), ("Year", Category(("0", "Prel. 2025"))), ("Items", Category(("0", "Area (Km2)"), ("1", "Average population (Thous. pers.)"))));
        table.Remove("role");

        Taken(Read(table)).ShouldBe(["2 00 2025 P 60100"]);
    }

    [Fact]
    public void Read_UnitAtTheMeasure_CountsBeforeBrackets()
    {
        static JsonObject WithUnit(string unit)
        {
            JsonObject table = Table();
            JsonObject category = table.CategoryOf(Measure);
            category["label"]!["1"] = "Dân số trung bình";
            category["unit"] = new JsonObject { ["1"] = new JsonObject { ["base"] = unit } };
            return table;
        }

        Taken(Read(WithUnit("nghìn  người"))).Count.ShouldBe(3);
        Read(WithUnit("Người")).Verdict.RefusalRuleCode.ShouldBe("NP-010");
    }

    [Fact]
    public void Read_NationAndRegions_AreCountedNotStored()
    {
        JsonObject table = PopulationTableText.Table(JsonArray("[101000.5, 23000, 60.1]"), (Area, Category(("0", "CẢ NƯỚC"), ("1", "Đồng bằng sông Hồng"), ("2", "00 Tỉnh Mẫu"))), (Year, Category(("2025", "2025"))), (Measure, Category(("0", "Dân số trung bình (Nghìn người)"))));
        FeedReading reading = Read(table);

        reading.Staged("NsoPopulation").Select(row => $"{row["Disposition"]} {row["AreaCode"]} {row["AreaName"]} {row["Population"]}").ShouldBe(["6  CẢ NƯỚC 101000500", "6  Đồng bằng sông Hồng 23000000", "0 00 Tỉnh Mẫu 60100"]);
    }

    [Fact]
    public void Read_FurtherDimension_TakesItsTotalOnly()
    {
        JsonObject table = PopulationTableText.Table(JsonArray("[60.1, 30, 30.1]"), (Area, Category(("00", "Tỉnh Mẫu"))), (Year, Category(("0", "2025"))), ("Giới tính", Category(("0", "Tổng số"), ("1", "Nam"), ("2", "Nữ"))));
        table["label"] = "Dân số trung bình phân theo giới tính (Nghìn người)";

        Taken(Read(table)).ShouldBe(["1 00 2025 F 60100"]);
    }

    [Theory]
    [InlineData("2025", "F")]
    [InlineData("Sơ bộ 2025", "P")]
    [InlineData("2025 (Sơ bộ)", "P")]
    [InlineData("Ước tính 2025", "E")]
    [InlineData("Prel. 2025", "P")]
    [InlineData("Est. 2025", "E")]
    public void Read_YearLabel_TellsItsState(string label, string status)
    {
        JsonObject table = Titled();
        table.CategoryOf(Year)["label"]!["1"] = label;

        Taken(Read(table))[1].ShouldBe($"2 00 2025 {status} 61200");
    }

    [Theory]
    [InlineData("""{"1": "p"}""", "F", "P")]
    [InlineData("""["e", ""]""", "E", "F")]
    [InlineData("\"p\"", "P", "P")]
    [InlineData("""{"1": "x"}""", "F", "F")]
    public void Read_StatusOfValue_TellsItsState(string status, string first, string second)
    {
        IReadOnlyList<string> taken = Taken(Read(Titled().With(table => table["status"] = JsonNode.Parse(status))));

        taken.ShouldBe([$"1 00 2024 {first} 60100", $"2 00 2025 {second} 61200"]);
    }

    [Theory]
    [InlineData("8717.6", "8717600")]
    [InlineData("60.1234", "60123")]
    [InlineData("60.1235", "60124")]
    [InlineData("60.1225", "60123")]
    [InlineData("6.01e1", "60100")]
    public void Read_Thousands_BecomeWholePersonsHalfAwayFromZero(string value, string persons) =>
        Read(Titled().Values($"[{value}, 1]")).Staged("NsoPopulation")[0]["Population"].ShouldBe(persons);

    [Fact]
    public void Read_OneBadValue_IsPointedAtAndLeavesTheOthers()
    {
        FeedReading reading = new(Source, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Titled().Values("[-60.1, 61.2]").ToJsonString())]);

        Taken(reading).ShouldBe(["2 00 2025 F 61200"]);
        Dictionary<string, string> quarantine = reading.Quarantine.ShouldHaveSingleItem();
        quarantine["RecordNumber"].ShouldBe("1");
        reading.TextAt(quarantine).ShouldBe("-60.1");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    public void Read_WithoutReadableUpdate_TakesTheTimeOfReceipt(string? updated)
    {
        FeedReading reading = Read(Titled().With(table => table["updated"] = updated));

        reading.Staged("NsoPopulation").ShouldAllBe(row => row["PublishedAt"] == "2026-07-05T01:02:03Z");
        reading.BrokenRules.ShouldBe(["NP-015"]);
    }

    [Fact]
    public void Read_PlacesThatLookLikeProvinceCodes_AreNotTakenForProvinces()
    {
        JsonObject table = PopulationTableText.Table(JsonArray("[1, 2, 3]"), (Area, Category(("01", "Tỉnh A"), ("02", "Tỉnh B"), ("03", "Tỉnh C"))), (Year, Category(("0", "2025"))));
        table["label"] = "Dân số trung bình (Nghìn người)";

        FeedReading reading = Read(table);

        reading.Verdict.RefusalRuleCode.ShouldBe("NP-006");
        reading.Verdict.Found.ShouldBe("3 areas without a code, such as 'Tỉnh A'");
    }

    [Fact]
    public void Read_ContradictoryOrForeignContent_IsRefusedByName()
    {
        Refusal(Table().Values("[1, 2]")).ShouldBe("NP-004: 2 values for 12 cells (2 x 2 x 3)");
        Refusal(Table().Values("""{"12": 1}""")).ShouldBe("NP-004: a sparse value at '12', outside of 12 cells");
        Refusal(Table().Values("""{"01": 1}""")).ShouldBe("NP-004: a sparse value at '01', which is not how a place is written");
        Refusal(Table().Values("5")).ShouldBe("NP-004: no array or object 'value'");
        Refusal(Table().With(table => table["dimension"]!.AsObject().Remove(Year))).ShouldBe("NP-003: no description of dimension 'Năm'");
        Refusal(Table().With(table => table.CategoryOf(Year)["index"]!["1"] = 0)).ShouldBe("NP-003: categories of dimension 'Năm' that do not fill its 2 places once each");
        Refusal(Table().With(table => table.CategoryOf(Year).Remove("index"))).ShouldBe("NP-003: categories of dimension 'Năm' that do not fill its 2 places once each");
        Refusal(Table().With(table => table["class"] = "collection")).ShouldBe("NP-002: class 'collection'");
        Refusal(new JsonObject { ["dataset"] = Table() }).ShouldBe("NP-002: json-stat 1 (a member 'dataset')");
        Refusal(Titled("Dân số trung bình nam phân theo địa phương (Nghìn người)")).ShouldStartWith("NP-009");
        Refusal(Titled("Dân số trung bình phân theo địa phương")).ShouldBe("NP-010: no unit");
        Refusal(Titled().With(table => table.CategoryOf(Year)["label"]!["1"] = "2024")).ShouldBe("NP-008: '2024', '2024'");
        Refusal(Titled().With(table => table.CategoryOf(Year)["label"]!["1"] = "Dự báo 2025")).ShouldBe("NP-008: 'Dự báo 2025'");
    }

    [Fact]
    public void Read_SexWithOneCategory_IsNotTakenForEverybody()
    {
        JsonObject table = PopulationTableText.Table(JsonArray("[30]"), (Area, Category(("00", "Tỉnh Mẫu"))), (Year, Category(("0", "2025"))), ("Giới tính", Category(("1", "Nam"))));
        table["label"] = "Dân số trung bình phân theo giới tính (Nghìn người)";

        Refusal(table).ShouldBe("NP-011: 'Giới tính' with 1 categories, 0 of them a total");
    }

    [Fact]
    public void Read_ValueMemberTwice_IsRefused()
    {
        string json = Titled().ToJsonString();
        new FeedReading(Source, json[..^1] + ""","value":[1,2]}""").Verdict.RefusalRuleCode.ShouldBe("NP-001");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("<html></html>")]
    [InlineData("{\"class\":\"dataset\"")]
    [InlineData("{\"class\":\"\\uD800\"}")]
    public void Read_NoJson_IsRefused(string text) => new FeedReading(Source, text).Verdict.RefusalRuleCode.ShouldBe("NP-001");

    [Fact]
    public void Read_DeepNestingOrHugeFile_IsRefused()
    {
        new FeedReading(Source, new string('[', 100_000)).Verdict.RefusalRuleCode.ShouldBe("NP-001");
        byte[] huge = new byte[NsoPopulationRules.LargestFile + 1];
        Array.Fill(huge, (byte)' ');
        new FeedReading(Source, huge).Verdict.Found.ShouldBe("more than 8 MiB");
    }

    [Fact]
    public void Read_HugeSizes_AreRefusedWithoutMakingRoom() =>
        Refusal(Table().With(table => table["size"] = JsonArray("[2000000000, 2000000000, 3]"))).ShouldStartWith("NP-00");

    internal static FeedReading Read(JsonObject table) => new(Source, table.ToJsonString());

    private static string Refusal(JsonObject table)
    {
        FeedReading reading = Read(table);
        reading.Staged("NsoPopulation").ShouldBeEmpty();
        return $"{reading.Verdict.RefusalRuleCode}: {reading.Verdict.Found}";
    }

    private static IReadOnlyList<string> Taken(FeedReading reading) =>
        [.. reading.Staged("NsoPopulation").Where(row => row["Disposition"] == "0").Select(row => $"{row["RecordNumber"]} {row["AreaCode"]} {row["YearNumber"]} {row["YearStatusCode"]} {row["Population"]}")];
}
