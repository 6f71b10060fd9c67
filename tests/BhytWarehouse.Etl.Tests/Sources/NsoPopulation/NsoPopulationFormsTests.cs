using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.NsoPopulation;
using static BhytWarehouse.Etl.Tests.Sources.NsoPopulation.PopulationTableText;

namespace BhytWarehouse.Etl.Tests.Sources.NsoPopulation;

/// <summary>The other forms in which the statistics office hands out the same tables, and the other basis.</summary>
public sealed class NsoPopulationFormsTests
{
    private const string Title = "Dân số trung bình (Nghìn người) phân theo địa phương (dữ liệu tổng hợp)";

    private static readonly NsoPopulationSource Source = new();

    [Fact]
    public void Read_JsonStat1_IsTheSameTable()
    {
        byte[] first = [.. Encoding.UTF8.GetBytes(First(Table()).ToJsonString()), 0];
        FeedReading reading = Read(first);
        Taken(reading).ShouldBe(Taken(Read(Encoding.UTF8.GetBytes(Table().ToJsonString()))));
        reading.TextAt(new Dictionary<string, string> { ["ByteOffset"] = Encoding.UTF8.GetString(first).IndexOf("60.125", StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture), ["ByteCount"] = "6" }).ShouldBe("60.125");
    }

    [Fact]
    public void Read_JsonStat1_HoldsBackAFaultyValueByItsPlace()
    {
        JsonObject table = First(Titled());
        table["dataset"]!["value"] = new JsonArray(-5, 61.2m);
        FeedReading reading = Read(Encoding.UTF8.GetBytes(table.ToJsonString()));
        reading.BrokenRules.ShouldBe(["NP-021"]);
        reading.TextAt(reading.Quarantine.ShouldHaveSingleItem()).ShouldBe("-5");
    }

    [Theory]
    [InlineData("value", "[1]")]
    [InlineData("class", "\"dataset\"")]
    public void Read_JsonStatOfBothEditions_IsRefused(string member, string content)
    {
        JsonObject table = First(Titled());
        table[member] = JsonNode.Parse(content);
        new FeedReading(Source, table.ToJsonString()).Verdict.RefusalRuleCode.ShouldBe("NP-002");
    }

    [Theory]
    [InlineData("Dân số cuối năm (Nghìn người) phân theo địa phương", "NSO-END")]
    [InlineData("Dân số trung bình (Nghìn người) phân theo địa phương", "NSO-AVG")]
    public void Read_Title_TellsTheBasis(string title, string basis)
    {
        FeedReading reading = Read(Encoding.UTF8.GetBytes(Titled(title).ToJsonString()));
        reading.Staged("NsoPopulation").Select(row => row["PopulationBasisCode"]).Distinct().ShouldBe([basis]);
        CodeListRegister.Embedded["PopulationBasis"].Holds(basis, 20260101).ShouldBeTrue();
    }

    [Fact]
    public void Read_MeasuresOfBothBases_TakesTheAverageOnly()
    {
        JsonObject table = Table();
        table.CategoryOf(Measure)["label"]!["0"] = "Dân số cuối năm (Nghìn người)";
        FeedReading reading = Read(Encoding.UTF8.GetBytes(table.ToJsonString()));
        Taken(reading).ShouldBe(["2 00 2024 F 60125", "5 00 2025 P 61000", "8 04 2024 F 1412300"]);
        table.CategoryOf(Measure)["label"]!["1"] = "Diện tích (Km2)";
        Read(Encoding.UTF8.GetBytes(table.ToJsonString())).Staged("NsoPopulation").Where(row => row["Disposition"] == "0").ShouldAllBe(row => row["PopulationBasisCode"] == "NSO-END");
    }

    [Fact]
    public void Read_Workbook_TakesYearsAcrossColumns()
    {
        FeedReading reading = Read(PopulationSheet.Of(
            [Title],
            [],
            [null, 2023, "2024", "Sơ bộ 2025", "Ước tính 2026"],
            ["CẢ NƯỚC", 100309.2, 101343.9, 102000.4, 103000.0],
            ["Đồng bằng sông Hồng"],
            ["00 Tỉnh Mẫu", 60.1, 60.125, 61, ".."],
            ["04 Tỉnh Mẫu Hai", 8717.6000000000004, "..", 1412.3, 1413],
            [],
            ["Nguồn: dữ liệu tổng hợp"],
            ["Cập nhật: 20260601 09:30"]));
        Taken(reading).ShouldBe(["5 00 2023 F 60100", "6 00 2024 F 60125", "7 00 2025 P 61000", "8 04 2023 F 8717600", "9 04 2025 P 1412300", "10 04 2026 E 1413000"]);
        reading.Staged("NsoPopulation")[0]["PublishedAt"].ShouldBe("2026-06-01T02:30:00Z");
        reading.BrokenRules.ShouldBe(["NP-013", "NP-014"], ignoreOrder: true);
    }

    [Fact]
    public void Read_WorkbookWithMergedHeadings_SpreadsThem()
    {
        FeedReading reading = Read(PopulationSheet.Of(
            ["Diện tích, dân số (dữ liệu tổng hợp)"],
            [null, "2024", null, "Sơ bộ 2025"],
            [null, "Diện tích (Km2)", "Dân số trung bình (Nghìn người)", "Diện tích (Km2)", "Dân số trung bình (Nghìn người)"],
            ["00 Tỉnh Mẫu", 412.5, 60.1, 412.5, 61.2]));
        Taken(reading).ShouldBe(["2 00 2024 F 60100", "4 00 2025 P 61200"]);
    }

    [Fact]
    public void Read_WorkbookWithAFaultyValue_HoldsItBackAlone()
    {
        FeedReading reading = Read(PopulationSheet.Of([Title], [null, "2023", "2024"], ["00 Tỉnh Mẫu", 0, 61.2]));
        reading.BrokenRules.ShouldContain("NP-021");
        reading.Quarantine.ShouldHaveSingleItem()["RecordNumber"].ShouldBe("1");
        Taken(reading).Count.ShouldBe(1);
    }

    public static TheoryData<string, byte[]> Faulty => new()
    {
        { "NP-004", PopulationSheet.Of([Title], [null, "2024"], ["00 Tỉnh Mẫu", "60,1"]) },
        { "NP-004", PopulationSheet.Of([Title], [null, "2024"], ["00 Tỉnh Mẫu", 60.1, 61.2]) },
        { "NP-003", PopulationSheet.Of([Title], [null, "2024"], ["00 Tỉnh Mẫu", 60.1], [null, 61.2]) },
        { "NP-003", PopulationSheet.Of([Title], [null, "2024", "2024"], ["00 Tỉnh Mẫu", 60.1, 61.2]) },
        { "NP-003", PopulationSheet.OfSheets([[Title], [null, "2024"], ["00 Tỉnh Mẫu", 60.1]], [["more"]]) },
        { "NP-003", PopulationSheet.Of([Title], ["Địa phương", "2024"], ["00 Tỉnh Mẫu", 60.1]) },
        { "NP-005", PopulationSheet.Of([Title], [null, "Nam", "Nữ"], ["00 Tỉnh Mẫu", 60.1, 61.2]) },
        { "NP-006", PopulationSheet.Of([Title], [null, "2024"], ["Tỉnh Mẫu", 60.1]) },
        { "NP-004", PopulationSheet.Of([Title], [null, "2024", null], ["00 Tỉnh Mẫu", 60.1, 60.2]) },
        { "NP-009", PopulationSheet.Of(["Dân số nông thôn (Nghìn người)"], [null, "2024"], ["00 Tỉnh Mẫu", 60.1]) },
        { "NP-010", PopulationSheet.Of(["Dân số trung bình (Người)"], [null, "2024"], ["00 Tỉnh Mẫu", 60100]) },
        { "NP-001", [.. PopulationSheet.Of([Title], [null, "2024"], ["00 Tỉnh Mẫu", 60.1])[..200]] },
        { "NP-001", "PK"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Read_FaultyWorkbook_IsRefused(string rule, byte[] content)
    {
        FeedReading reading = new(Source, content);
        reading.Verdict.RefusalRuleCode.ShouldBe(rule, reading.Verdict.Found);
    }

    /// <summary>The same table as json-stat 1 writes it.</summary>
    private static JsonObject First(JsonObject table)
    {
        JsonObject described = table["dimension"]!.DeepClone().AsObject();
        foreach (string member in (string[])["id", "size", "role"])
        {
            described[member] = table[member]!.DeepClone();
        }

        return new JsonObject
        {
            ["dataset"] = new JsonObject { ["label"] = table["label"]!.DeepClone(), ["updated"] = table["updated"]!.DeepClone(), ["dimension"] = described, ["value"] = table["value"]!.DeepClone() },
        };
    }

    private static FeedReading Read(byte[] content)
    {
        FeedReading reading = new(Source, content, step: 13);
        reading.Verdict.IsRefused.ShouldBeFalse(reading.Messages);
        reading.Witness.Records.Count.ShouldBe((int)reading.Verdict.RecordCount);
        foreach (Dictionary<string, string> row in reading.Staged("NsoPopulation"))
        {
            reading.Witness.Records[int.Parse(row["RecordNumber"], CultureInfo.InvariantCulture) - 1].AmountHundredths.ShouldBe(long.Parse(row["Population"], CultureInfo.InvariantCulture) * 100);
        }

        return reading;
    }

    private static List<string> Taken(FeedReading reading) => [.. reading.Staged("NsoPopulation").Where(row => row["Disposition"] == "0").Select(row => $"{row["RecordNumber"]} {row["AreaCode"]} {row["YearNumber"]} {row["YearStatusCode"]} {row["Population"]}")];
}
