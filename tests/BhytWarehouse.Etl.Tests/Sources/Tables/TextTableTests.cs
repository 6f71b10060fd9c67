using System.Text;
using static BhytWarehouse.Etl.Tests.Sources.Tables.TableText;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

public sealed class TextTableTests
{
    private const string Sound = "DV1,202606,00001,1500";

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "," }, { "utf-8 mark", ";" }, { "utf-16 le", "\t" }, { "utf-16 be", "," },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_UnicodeTextOfAnyForm_GivesTheSameRows(string encoding, string separator)
    {
        string text = Lines("Tên đơn vị," + Header, "\"Hợp tác xã, số \"\"1\"\"\"," + Sound, "\"hai\r\ndòng\",DV2,202606,00001,-20,5").Replace("-20,5", "-20.5", StringComparison.Ordinal);
        text = separator == "," ? text : text.Replace(",", separator, StringComparison.Ordinal);
        byte[] content = encoding switch
        {
            "utf-16 le" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)],
            "utf-16 be" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)],
            _ => Utf8(text, encoding.EndsWith("mark", StringComparison.Ordinal)),
        };

        FeedReading reading = new(Source, content, step: 7);

        reading.ShouldBalance();
        reading.Values("TEN_DON_VI").ShouldBe([$"Hợp tác xã{separator} số \"1\"", "hai\r\ndòng"]);
        reading.Values("SO_TIEN").ShouldBe(["1500", "-20.5"]);
    }

    [Fact]
    public void Read_QuarantinedRowOfUtf16_IsFoundByItsBytes()
    {
        string text = Lines(Header, Sound, "DV2,202613,00001,1");
        FeedReading reading = new(Source, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]);

        Dictionary<string, string> held = reading.Quarantine.ShouldHaveSingleItem();
        int start = int.Parse(held["ByteOffset"], System.Globalization.CultureInfo.InvariantCulture);
        Encoding.Unicode.GetString(reading.Content, start, int.Parse(held["ByteCount"], System.Globalization.CultureInfo.InvariantCulture)).Trim().ShouldBe("DV2,202613,00001,1");
    }

    [Theory]
    [InlineData("M\u00b7 \u00aen vÞ,Kú thu,M\u00b7 CSKCB,Sè tiÒn (\u00aeång)", "TCVN3 (ABC)")]
    [InlineData("Maõ ñôn vò,Kyø thu,Maõ CSKCB,Soá tieàn (ñoàng) Hoï teân", "VNI")]
    [InlineData("MaÞ ðõn viò,KyÌ thu,MaÞ CSKCB,Sôì tiêÌn", "windows-1258")]
    public void Read_OldEncoding_IsRefusedWithAdvice(string header, string scheme)
    {
        foreach (byte[] content in (byte[][])[Encoding.Latin1.GetBytes(Lines(header, Sound)), Utf8(Lines(header, Sound))])
        {
            FeedReading reading = new(Source, content);

            reading.BrokenRules.ShouldBe(["XX-001"]);
            reading.Verdict.Found!.ShouldContain(scheme);
            reading.Verdict.Found!.ShouldContain("Unicode");
        }
    }

    [Fact]
    public void Read_ValuesInOldFontUnderCodes_AreRefusedWithAdvice()
    {
        FeedReading reading = Column("TEN_DON_VI", "C«ng ty mét", "Tr\u00b6m y tÕ", "X· hai");

        reading.BrokenRules.ShouldBe(["XX-001"]);
        reading.Verdict.Found!.ShouldContain("TCVN3");
    }

    [Fact]
    public void Read_UnicodeValuesWithForeignSigns_AreTaken() =>
        Column("TEN_DON_VI", "Vitamin®A 25µg", "X½", "B·C", "Công ty một").Values("TEN_DON_VI").Length.ShouldBe(4);

    [Theory]
    [InlineData("", "XX-002")]
    [InlineData("\r\n\r\n", "XX-002")]
    [InlineData("a\0b", "XX-001")]
    [InlineData("<html><table><tr><td>MA_DON_VI</td></tr></table></html>", "XX-001")]
    [InlineData("%PDF-1.7", "XX-001")]
    [InlineData("MA_DON_VI,KY,MA_CSKCB,SO_TIEN", "XX-005")]
    [InlineData("MA_DON_VI,KY,MA_CSKCB\r\nDV1,202606,00001\r\n", "XX-002")]
    [InlineData("MA_DON_VI,KY,MA_CSKCB,SO_TIEN,Mã đơn vị\r\nDV1,202606,00001,5,DV1\r\n", "XX-003")]
    [InlineData("MA_DON_VI,KY,MA_CSKCB,SO_TIEN\r\nDV1,202606,00001,\"5\r\n", "XX-004")]
    [InlineData("MA_DON_VI,KY,MA_CSKCB,SO_TIEN\r\nDV1,202606\r\nDV2\r\nDV3,202606,00001,5\r\n", "XX-006")]
    public void Read_UnusableFile_IsRefusedByItsRule(string text, string code)
    {
        FeedReading reading = new(Source, text);

        reading.BrokenRules.ShouldBe([code]);
        reading.Verdict.IsRefused.ShouldBeTrue();
        reading.Verdict.Found!.Length.ShouldBeLessThanOrEqualTo(400);
    }

    [Fact]
    public void Read_ColumnsMovedRenamedAndAdded_AreFoundByHeading()
    {
        FeedReading reading = Text("Số tiền (đồng);mã csKcb;STT;KY;X_LA;  Mã   đơn vị (*)", "1.500,5;00001;1;06/2026;x;DV1");

        reading.ShouldBalance();
        reading.Values("SO_TIEN").ShouldBe(["1500.5"]);
        reading.Values("KY").ShouldBe(["202606"]);
        reading.Findings.Select(finding => $"{finding["RuleCode"]} {finding["FieldName"]}").ShouldBe(["XX-007 X_LA"]);
    }

    [Fact]
    public void Read_TitleNumberingTotalsAndFooter_AreAccountedForAndNotStored()
    {
        FeedReading reading = Text("BẢNG KÊ,,,", "Tháng 6 năm 2026,,,", "", Header, "A,B,C,1", "1,2,3,4", "DV1,202606,00001,1000", ",,,", "DV2,202606,00002,500", "Tổng cộng:,,,1500", "Người lập biểu,,,Giám đốc");

        reading.ShouldBalance();
        reading.Values("SO_TIEN").ShouldBe(["1000", "500"]);
        reading.Values("RecordNumber", "6").ShouldBe(["1", "2", "5", "6"]);
        reading.Witness.Records.Sum(record => record.AmountHundredths).ShouldBe(150000);
        reading.Quarantine.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1500", false)]
    [InlineData("1400", true)]
    public void Read_TotalsRow_IsComparedWithItsRows(string total, bool isRefused)
    {
        FeedReading reading = Csv("DV1,202606,00001,1000", "DV2,202606,00002,500", $"TỔNG CỘNG,,,{total}");

        reading.Verdict.RefusalRuleCode.ShouldBe(isRefused ? "XX-019" : null);
        FeedReading above = Csv($"Tổng số,,,{total}", "DV1,202606,00001,1000", "DV2,202606,00002,500");
        above.Verdict.RefusalRuleCode.ShouldBe(isRefused ? "XX-019" : null);
    }

    [Theory]
    [InlineData("4990099887", "a number of 10 digits")]
    [InlineData("1600", "a total of 1600")]
    public void Read_NumberOfAPersonTypedAsATotal_IsNotShown(string total, string shown)
    {
        foreach (FeedReading reading in (FeedReading[])[Csv("DV1,202606,00001,1000", $"Tổng cộng,,,{total}"), Csv($"Tổng số,,,{total}", "DV1,202606,00001,1000")])
        {
            reading.Verdict.RefusalRuleCode.ShouldBe("XX-019");
            reading.Verdict.Found!.ShouldContain(shown);
        }
    }

    [Fact]
    public void Read_Subtotals_AreComparedGroupByGroup() =>
        Csv("DV1,202606,00001,1000", "Cộng trang 1,,,1000", "DV2,202606,00002,500", "Cộng,,,500", "Tổng cộng,,,1500").Verdict.IsRefused.ShouldBeFalse();

    [Fact]
    public void Read_QuarantinedRow_StillCountsInTheTotal() =>
        Csv("DV1,202606,00001,1000", "DV2,202613,00002,500", "Tổng cộng,,,1500").Verdict.IsRefused.ShouldBeFalse();

    [Fact]
    public void Read_AmountWithoutKey_IsHeldBackNotPassedOver()
    {
        FeedReading reading = Csv(Sound, ",,,700");

        reading.ShouldBalance();
        reading.BrokenRules.ShouldBe(["XX-014"]);
        reading.Quarantine.ShouldHaveSingleItem();
    }

    [Fact]
    public void Read_SameKeyTwice_IsADuplicateOrAConflict()
    {
        FeedReading reading = Csv(Sound, Sound, "DV2,202606,00001,1", "DV2,202606,00001,2", "DV2,202606,00001,1");

        reading.ShouldBalance();
        reading.Values("RecordNumber", "5").ShouldBe(["2"]);
        reading.Quarantine.Select(row => row["RecordNumber"]).ShouldBe(["3", "4", "5"]);
        reading.BrokenRules.ShouldBe(["XX-017", "XX-018"], ignoreOrder: true);
    }

    [Fact]
    public void Read_OwnRule_HoldsTheRowBack() =>
        new FeedReading(Source, Lines(Header + ",TU_NGAY,DEN_NGAY", Sound + ",01/07/2026,30/06/2026")).BrokenRules.ShouldBe(["XX-020"]);

    [Fact]
    public void Read_BlocksOfRows_TellTheRowsBelow()
    {
        FeedReading reading = Text("STT," + Header, "I,Tăng,,,", "1," + Sound, "II,Giảm,,,", "1,DV2,202606,00001,1");

        reading.Findings.ShouldBeEmpty();
        reading.Quarantine.ShouldBeEmpty();
        reading.Values("Block").ShouldBe(["increase", "decrease"]);
    }

    [Fact]
    public void Read_ReportLayout_TakesTitleValues()
    {
        FeedReading reading = Text("ĐƠN VỊ BÁO CÁO,,", "Mã cơ sở: 00007,,", "Kỳ báo cáo:,06/2026,", "Mã đơn vị,Số tiền báo cáo,Ghi chú", "DV1,10,", "DV2,20,x", "Tổng,30,");

        reading.ShouldBalance();
        reading.Values("LayoutCode").ShouldBe(["Report", "Report"]);
        reading.Values("MA_CSKCB").ShouldBe(["00007", "00007"]);
        reading.Values("KY", "6").ShouldBe(["202606"]);
        reading.Values("SO_TIEN").ShouldBe(["0", "0"]);
    }

    [Fact]
    public void Read_ReportWithoutItsMonth_IsRefused()
    {
        FeedReading reading = Text("Mã cơ sở: 00007,,", "Mã đơn vị,Số tiền báo cáo,Ghi chú", "DV1,10,");

        reading.BrokenRules.ShouldBe(["XX-002"]);
        reading.Verdict.Found!.ShouldContain("KY");
    }

    [Fact]
    public void Read_TwoRowHeadings_AreJoined()
    {
        FeedReading reading = Text("Mã đơn vị,Kỳ thu,Mã CSKCB,Số phải thu,,Hạn thẻ,", ",,,Số lượng,Tổng tiền,Từ ngày,Đến ngày", "DV1,202606,00001,3,1500,01/06/2026,30/06/2026");

        reading.ShouldBalance();
        reading.Values("SO_TIEN").ShouldBe(["1500"]);
        reading.Values("TU_NGAY").ShouldBe(["20260601"]);
        reading.Values("DEN_NGAY").ShouldBe(["20260630"]);
    }

    [Fact]
    public void Read_HeadingsAgainOnTheNextPage_AreNotARecord()
    {
        FeedReading reading = Csv(Sound, Header, "DV2,202606,00001,1");

        reading.ShouldBalance();
        reading.Quarantine.ShouldBeEmpty();
        reading.Values("RecordNumber", "6").ShouldBe(["2"]);
    }
}
