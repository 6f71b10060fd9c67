using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.MohStatistics;

namespace BhytWarehouse.Etl.Tests.Sources.MohStatistics;

public sealed class MohStatisticsReaderTests
{
    private const string Head = "Mã chỉ tiêu,Kỳ báo cáo,Mã đơn vị,Giá trị,Ngày cập nhật\n";

    private static readonly MohStatisticsSource Source = new();

    [Fact]
    public void Read_Analytics_TakesMappedElementsAndCountsTheRest()
    {
        FeedReading reading = Read(Analytics("""["BEDS", "202505", "00001", "520.0"], ["STATIONS_WITH_DOCTOR", "2025Q1", "99001", "1"], ["SOMETHING", "2025", "00001", "7.25"]"""));
        Rows(reading).ShouldBe(["0 BED F 00001 M 20250501 20250531 520", "0 STATION-DOCTOR A 99001 Q 20250101 20250331 1", "6     0 0 7.25"]);
        reading.Findings.Select(finding => (finding["RuleCode"], finding["Found"], finding["OccurrenceCount"])).ShouldBe([("MS-010", "'SOMETHING'", "1")]);
        reading.Staged("MohStatistics")[0]["UpdatedAt"].ShouldBe("2026-07-05T01:02:03.000Z");
    }

    [Fact]
    public void Read_AnalyticsWithHeadersAfterTheRowsInAnotherOrder_IsTheSame() =>
        Rows(Read("""{"rows": [["520", "00001", "BEDS", "202505"]], "width": 4, "headers": [{"name": "value"}, {"name": "ou"}, {"name": "dx"}, {"name": "pe"}]}""")).ShouldBe(["0 BED F 00001 M 20250501 20250531 520"]);

    [Fact]
    public void Read_DataValues_TakesTheWholeAndTheTimeOfChange()
    {
        FeedReading reading = Read(Values(Value("BEDS", "120", "default", "2026-06-30T10:00:00.000+0700"), Value("BEDS", "20", "children", "2026-06-30T10:00:00.000+0700"), Value("BEDS", "", "default", "")));
        Rows(reading).ShouldBe(["0 BED F 00001 M 20250601 20250630 120", "6     0 0 20"]);
        reading.Staged("MohStatistics")[0]["UpdatedAt"].ShouldBe("2026-06-30T03:00:00.000Z");
        reading.BrokenRules.ShouldBe(["MS-011", "MS-020"], ignoreOrder: true);
    }

    [Fact]
    public void Read_DataValuesWithoutOwnPeriodAndUnit_TakeThoseOfTheSet() =>
        Rows(Read("""{"period": "202506", "orgUnit": "00001", "dataValues": [{"dataElement": "BEDS", "value": "1"}]}""")).ShouldBe(["0 BED F 00001 M 20250601 20250630 1"]);

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    public void Read_Csv_GoesByItsHeadings(string separator)
    {
        string text = "\uFEFF" + (Head + "BAC_SI,2025,00001,\"84\",05/07/2025\r\n\r\nLUOT_KHAM,20250131,00001,12.5,2025-02-01\n").Replace(",", separator, StringComparison.Ordinal);
        FeedReading reading = Read(text);
        Rows(reading).ShouldBe(["0 DOCTOR F 00001 Y 20250101 20251231 84", "0 VISIT F 00001 D 20250131 20250131 12.5"]);
        reading.Staged("MohStatistics").Select(row => row["UpdatedAt"]).ShouldBe(["2025-07-05T00:00:00.000Z", "2025-02-01T00:00:00.000Z"]);
    }

    [Fact]
    public void Read_Example_HoldsOfEveryFileOfTheFolder()
    {
        string folder = Path.Combine(RepositoryRoot(), "etl", "Sources", "MohStatistics", "Examples");
        foreach (string example in Directory.GetFiles(folder))
        {
            FeedReading reading = new(Source, File.ReadAllBytes(example), step: 7);
            reading.Verdict.IsRefused.ShouldBeFalse(example);
            reading.Quarantine.ShouldBeEmpty(example);
            Agree(reading);
        }
    }

    [Theory]
    [InlineData("MS-020", "BAC_SI,2025,00001,many,")]
    [InlineData("MS-020", "BAC_SI,2025,00001,,")]
    [InlineData("MS-020", "BAC_SI,2025,00001,1 234,")]
    [InlineData("MS-020", "BAC_SI,2025,00001,99999999999999,")]
    [InlineData("MS-021", "BAC_SI,2025,00001,-1,")]
    [InlineData("MS-022", "BAC_SI,2025,00001,1.234,")]
    [InlineData("MS-023", "BAC_SI,2025W07,00001,1,")]
    [InlineData("MS-023", "BAC_SI,202513,00001,1,")]
    [InlineData("MS-023", "BAC_SI,20250230,00001,1,")]
    [InlineData("MS-023", "BAC_SI,2025Q5,00001,1,")]
    [InlineData("MS-023", "BAC_SI,,00001,1,")]
    [InlineData("MS-024", "BAC_SI,202608,00001,1,")]
    [InlineData("MS-025", "BAC_SI,2025,ImspTQPwCqd,1,")]
    [InlineData("MS-025", "TRAM_Y_TE,2025,0099,1,")]
    [InlineData("MS-025", "TRAM_Y_TE,2025,00A01,1,")]
    public void Read_FaultyRow_IsHeldBackAlone(string rule, string row)
    {
        FeedReading reading = Read(Head + "BAC_SI,2025,00002,5,\n" + row + "\nBAC_SI,2025,00003,7,\n");
        reading.BrokenRules.ShouldContain(rule);
        reading.Quarantine.Select(held => held["RecordNumber"]).ShouldBe(["2"]);
        reading.TextAt(reading.Quarantine[0]).ShouldBe(row + "\n");
        Rows(reading).Count.ShouldBe(2);
    }

    [Fact]
    public void Read_TwoValuesOfOneMoment_HoldsBackBothAndKeepsEqualOnes()
    {
        FeedReading reading = Read(Head + "BAC_SI,2025,00001,5,01/02/2026\nDOCTORS,2025,00001,6,01/02/2026\nBAC_SI,2025,00002,5,01/02/2026\nBAC_SI,2025,00002,5,01/02/2026\nBAC_SI,2025,00003,5,01/02/2026\nBAC_SI,2025,00003,6,02/02/2026\n");
        reading.BrokenRules.ShouldBe(["MS-026"]);
        reading.Quarantine.Select(held => held["RecordNumber"]).ShouldBe(["1", "2"]);
    }

    [Fact]
    public void Read_DeletedValue_IsHeldBack() =>
        Read("""{"dataValues": [{"dataElement": "BEDS", "period": "202506", "orgUnit": "00001", "value": "1", "deleted": true}]}""").BrokenRules.ShouldBe(["MS-027"]);

    [Fact]
    public void Read_UnreadableTimeOfChange_TakesTheTimeOfReceiptAndSaysSo()
    {
        FeedReading reading = Read(Head + "BAC_SI,2025,00001,5,hôm qua\n");
        reading.BrokenRules.ShouldBe(["MS-012"]);
        reading.Staged("MohStatistics")[0]["UpdatedAt"].ShouldBe("2026-07-05T01:02:03.000Z");
    }

    [Theory]
    [InlineData("MS-002", "<!DOCTYPE html><html></html>")]
    [InlineData("MS-002", "")]
    [InlineData("MS-002", "{\"headers\": [], \"rows\": [[\"BEDS\"")]
    [InlineData("MS-002", "{\"status\": \"ERROR\"}")]
    [InlineData("MS-002", "{\"rows\": [], \"dataValues\": []}")]
    [InlineData("MS-002", "{\"dataValues\": [], \"dataValues\": []}")]
    [InlineData("MS-003", "{\"headers\": [{\"name\": \"dx\"}], \"rows\": [[\"BEDS\"]]}")]
    [InlineData("MS-003", "{\"headers\": [{\"name\": \"dx\"}, {\"name\": \"pe\"}, {\"name\": \"ou\"}, {\"name\": \"Kyaqttu1vkB\"}, {\"name\": \"value\"}], \"rows\": []}")]
    [InlineData("MS-004", "{\"headers\": [{\"name\": \"dx\"}, {\"name\": \"pe\"}, {\"name\": \"ou\"}, {\"name\": \"value\"}], \"rows\": [[\"BEDS\"]]}")]
    [InlineData("MS-004", "{\"dataValues\": [1]}")]
    [InlineData("MS-003", "Mã chỉ tiêu,Kỳ báo cáo,Giá trị\nBAC_SI,2025,1\n")]
    [InlineData("MS-003", "Mã chỉ tiêu,Chỉ tiêu,Kỳ báo cáo,Mã đơn vị,Giá trị\nBAC_SI,x,2025,00001,1\n")]
    [InlineData("MS-004", Head + "BAC_SI,2025,00001,1\n")]
    [InlineData("MS-004", Head + "BAC_SI,2025,\"00001,1,\n")]
    [InlineData("MS-004", Head + "BAC_SI,2025,00\"001,1,\n")]
    [InlineData("MS-005", Head)]
    [InlineData("MS-005", "{\"dataValues\": []}")]
    public void Read_FaultyFile_IsRefused(string rule, string content) => new FeedReading(Source, content).Verdict.RefusalRuleCode.ShouldBe(rule);

    [Fact]
    public void Read_OtherEncodings_AreRefused()
    {
        new FeedReading(Source, Encoding.Unicode.GetBytes("\uFEFF" + Head)).Verdict.RefusalRuleCode.ShouldBe("MS-001");
        new FeedReading(Source, [.. Encoding.UTF8.GetBytes(Head), 0xD0, 0x20]).Verdict.RefusalRuleCode.ShouldBe("MS-001");
    }

    [Fact]
    public void Read_FreeTexts_AreNotRepeated()
    {
        FeedReading reading = Read(Head + "Nguyễn Văn Mẫu,2025,00001,5,\nBAC_SI,2025,Trạm của bà Mẫu,5,\nBAC_SI,2025,012345678901,5,\n");
        reading.Messages.ShouldNotContain("Mẫu");
        reading.Messages.ShouldNotContain("012345678901");
    }

    [Fact]
    public void DataElements_EachOfThem_MeansAStatisticOfTheList()
    {
        CodeList statistics = CodeListRegister.Embedded["Statistic"];
        MohStatisticsTerms.AllElements.ShouldAllBe(element => statistics.Holds(element.StatisticCode, 20260101));
        statistics.Entries.ShouldAllBe(entry => MohStatisticsTerms.AllElements.Any(element => element.StatisticCode == entry.Code));
        statistics.Entries.ShouldAllBe(entry => entry.Attributes["Additivity"] == "Stock" || entry.Attributes["Additivity"] == "Flow");
    }

    [Fact]
    public void StagingTable_Columns_EqualTheSchemaInOrder()
    {
        string sql = File.ReadAllText(Path.Combine(RepositoryRoot(), "warehouse-schema", "staging", "MohStatistics.sql"));
        Regex.Matches(sql, @"^    (\w+) +\w", RegexOptions.Multiline).Select(match => match.Groups[1].Value).Where(word => word != "CONSTRAINT").ShouldBe(MohStatisticsContract.Statistics.Columns);
    }

    private static FeedReading Read(string content)
    {
        FeedReading reading = new(Source, Encoding.UTF8.GetBytes(content), step: 11);
        reading.Verdict.IsRefused.ShouldBeFalse(reading.Messages);
        Agree(reading);
        return reading;
    }

    /// <summary>The witness counts as many figures, and each staged one as much.</summary>
    private static void Agree(FeedReading reading)
    {
        reading.Witness.Records.Count.ShouldBe((int)reading.Verdict.RecordCount);
        foreach (Dictionary<string, string> row in reading.Staged("MohStatistics"))
        {
            reading.Witness.Records[int.Parse(row["RecordNumber"], CultureInfo.InvariantCulture) - 1].AmountHundredths.ShouldBe((long)(decimal.Parse(row["ReportedQuantity"], CultureInfo.InvariantCulture) * 100));
        }
    }

    private static List<string> Rows(FeedReading reading) => [.. reading.Staged("MohStatistics").Select(row =>
        $"{row["Disposition"]} {row["StatisticCode"]} {row["OrgUnitKindCode"]} {row["OrgUnitCode"]} {row["PeriodTypeCode"]} {row["PeriodStartDateKey"]} {row["PeriodEndDateKey"]} {row["ReportedQuantity"]}")];

    private static string Analytics(string rows) => $"{{\"headers\": [{{\"name\": \"dx\", \"meta\": true}}, {{\"name\": \"pe\"}}, {{\"name\": \"ou\"}}, {{\"name\": \"value\"}}], \"metaData\": {{\"items\": {{\"BEDS\": {{\"name\": \"value\"}}}}}}, \"rows\": [{rows}]}}";

    private static string Values(params string[] values) => $"{{\"dataSet\": \"M\", \"dataValues\": [{string.Join(", ", values)}]}}";

    private static string Value(string element, string value, string category, string updated) =>
        $"{{\"dataElement\": \"{element}\", \"period\": \"202506\", \"orgUnit\": \"00001\", \"categoryOptionCombo\": \"{category}\", \"value\": \"{value}\", \"lastUpdated\": \"{updated}\"}}";

    private static string RepositoryRoot()
    {
        DirectoryInfo? place = new(AppContext.BaseDirectory);
        while (place is not null && !File.Exists(Path.Combine(place.FullName, "BhytWarehouse.sln")))
        {
            place = place.Parent;
        }

        return place!.FullName;
    }
}
