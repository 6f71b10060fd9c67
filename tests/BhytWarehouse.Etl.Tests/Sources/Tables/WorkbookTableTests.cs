using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using static BhytWarehouse.Etl.Tests.Sources.Tables.TableText;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

public sealed class WorkbookTableTests
{
    private static readonly object?[] Sound = ["DV1", "202606", "00001", 1500];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_Workbook_GivesTheRowsOfTheText(bool sharesTexts)
    {
        byte[] content = new WorkbookText { SharesTexts = sharesTexts }.Sheet(Headings, Sound, ["DV2", 202606, "00002", 20.5m]).Bytes();
        FeedReading reading = new(Source, content, step: 1000);

        reading.ShouldBalance();
        reading.Findings.ShouldBeEmpty();
        string[] columns = [.. Source.Contract.Staged.Columns.Where(column => column != "SourceFileKey")];
        foreach ((Dictionary<string, string> row, Dictionary<string, string> expected) in reading.Staged("SampleTable").Zip(Csv("DV1,202606,00001,1500", "DV2,202606,00002,20.5").Staged("SampleTable")))
        {
            columns.Select(column => row[column]).ShouldBe(columns.Select(column => expected[column]));
        }
    }

    [Fact]
    public void Read_WorkbookOfTheSdk_IsRead()
    {
        using MemoryStream file = new();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook();
            WorksheetPart part = workbook.AddNewPart<WorksheetPart>();
            SheetData data = new();
            foreach (string[] row in (string[][])[["MA_DON_VI", "KY", "MA_CSKCB", "SO_TIEN"], ["DV1", "202606", "00001", "12"]])
            {
                data.Append(new Row(row.Select(text => new Cell { DataType = CellValues.String, CellValue = new CellValue(text) })));
            }

            part.Worksheet = new Worksheet(data);
            workbook.Workbook.AppendChild(new Sheets()).Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "Bảng" });
        }

        FeedReading reading = new(Source, file.ToArray());

        reading.ShouldBalance();
        reading.Values("SO_TIEN").ShouldBe(["12"]);
    }

    [Fact]
    public void Read_TitleMergedHeadingsNumberingTotalsHiddenRows_AreAccountedFor()
    {
        FeedReading reading = Workbook(
            ["BẢO HIỂM XÃ HỘI"],
            [],
            ["Mã đơn vị", "Kỳ thu", "Mã CSKCB", "Số phải thu", null, "Hạn thẻ"],
            [null, null, null, "Số lượng", "Tổng tiền", "Từ ngày", "Đến ngày"],
            ["A", "B", 1, 2, 3, 4, 5],
            ["DV1", new DateOnly(2026, 6, 1), "00001", 1, 100, new DateOnly(2026, 6, 1), "30/06/2026"],
            ["hidden", "DV2", "06/2026", "00001", 1, 50, 46174, null],
            ["Tổng cộng", null, null, 2, "=SUM(E6:E7)|150"],
            [null, null, null, null, null, "Ngày 05 tháng 7 năm 2026"]);

        reading.ShouldBalance();
        reading.Quarantine.ShouldBeEmpty();
        reading.Values("TU_NGAY").ShouldBe(["20260601", "20260601"]);
        reading.Values("KY").ShouldBe(["202606", "202606"]);
        reading.Values("SO_TIEN").ShouldBe(["100", "50"]);
        reading.Values("LayoutCode", "6").Length.ShouldBe(4);
    }

    [Fact]
    public void Read_DaysCountedFrom1904_AreTheSameDays()
    {
        byte[] content = new WorkbookText { CountsFrom1904 = true }.Sheet([.. Headings, "Ngày lập"], ["DV1", new DateOnly(2026, 6, 1), "00001", 5, 44712]).Bytes();
        FeedReading reading = new(Source, content);

        reading.ShouldBalance();
        reading.Values("NGAY_LAP").ShouldBe(["20260601"]);
    }

    [Fact]
    public void Read_ErrorCell_HoldsTheRowBackByPlace()
    {
        FeedReading reading = Workbook(Headings, Sound, ["DV2", "202606", "00001", "#REF!"]);

        Dictionary<string, string> finding = reading.Findings.ShouldHaveSingleItem();
        (finding["RuleCode"], finding["RecordCode"], finding["Found"]).ShouldBe(("XX-013", "sheet 1, row 3", "the error #REF! of a formula"));
        reading.Quarantine.ShouldHaveSingleItem()["RecordCode"].ShouldBe("sheet 1, row 3");
        reading.ShouldBalance();
    }

    [Fact]
    public void Read_CodeKeptAsNumber_IsHeldBackWithAdvice() =>
        Workbook(Headings, Sound, ["DV2", "202606", 1, 5]).Findings.ShouldHaveSingleItem()["Found"].ShouldContain("leading zeros");

    [Fact]
    public void Read_SeveralSheets_ReadsEachTableAndNamesTheRest()
    {
        byte[] content = new WorkbookText().Sheet(["Ghi chú của người gửi"]).Sheet(Headings, Sound).Sheet().Sheet(Headings, ["DV2", "202606", "00001", 7]).Bytes();
        FeedReading reading = new(Source, content);

        reading.ShouldBalance();
        reading.Values("RecordNumber").ShouldBe(["1", "2"]);
        reading.Findings.ShouldHaveSingleItem()["Found"].ShouldContain("sheet 1");
        reading.BrokenRules.ShouldBe(["XX-012"]);
    }

    [Fact]
    public void Read_SheetWithHalfTheHeadings_IsRefused()
    {
        FeedReading reading = new(Source, new WorkbookText().Sheet(Headings, Sound).Sheet(["Mã đơn vị", "Kỳ thu", "Mã CSKCB", "Số người", "Hệ số", "Ngày lập", "Tên đơn vị", "Mã thẻ BHYT", "Giới tính", "CO_NOP"], Sound).Bytes());

        reading.BrokenRules.ShouldBe(["XX-002"]);
        reading.Verdict.Found!.ShouldContain("SO_TIEN");
    }

    [Fact]
    public void Read_NoTableAtAll_IsRefused() => Workbook(["Không có bảng"]).BrokenRules.ShouldBe(["XX-002"]);

    [Fact]
    public void Read_OldFontInHeadings_IsRefusedWithAdvice()
    {
        FeedReading reading = Workbook(["M· ®¬n vÞ", "Kú thu", "M· CSKCB", "Sè tiÒn"], Sound);

        reading.BrokenRules.ShouldBe(["XX-001"]);
        reading.Verdict.Found!.ShouldContain("TCVN3");
    }

    public static TheoryData<string> Unreadable => ["xls", "encrypted", "xlsb", "ods", "zip", "cut", "wide", "bomb", "lying bomb", "broken sheet"];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void Read_WhatIsNoReadableWorkbook_IsRefusedWithAdvice(string form)
    {
        byte[] sound = new WorkbookText().Sheet(Headings, Sound).Bytes();
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];
        byte[] content = form switch
        {
            "xls" => compound,
            "encrypted" => [.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[100]],
            "xlsb" => Archive(("xl/workbook.bin", "x")),
            "ods" => Archive(("mimetype", "x"), ("content.xml", "<x/>")),
            "zip" => Archive(("readme.txt", "x")),
            "cut" => sound[..(sound.Length / 2)],
            "wide" => new WorkbookText().RawSheet("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row></sheetData></worksheet>").Bytes(),
            "bomb" => Bomb(lies: false),
            "lying bomb" => Bomb(lies: true),
            _ => new WorkbookText().RawSheet("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></sheetData></worksheet>").Bytes(),
        };

        FeedReading reading = new(Source, content);

        reading.BrokenRules.ShouldBe([form is "cut" or "wide" or "bomb" or "lying bomb" or "broken sheet" ? "XX-004" : "XX-001"]);
        reading.Verdict.Expected!.ShouldContain("again");
    }

    private static byte[] Archive(params (string Name, string Content)[] parts)
    {
        using MemoryStream file = new();
        using (ZipArchive archive = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in parts)
            {
                WorkbookText.Add(archive, name, content);
            }
        }

        return file.ToArray();
    }

    /// <summary>A workbook whose shared texts are 270 million spaces; when it lies, the archive declares 1,000 of them.</summary>
    private static byte[] Bomb(bool lies)
    {
        using MemoryStream whole = new();
        using (ZipArchive sound = new(new MemoryStream(new WorkbookText().Sheet(Headings, Sound).Bytes()), ZipArchiveMode.Read))
        using (ZipArchive archive = new(whole, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in sound.Entries.Where(entry => entry.Name != "sharedStrings.xml"))
            {
                using Stream source = entry.Open();
                using Stream target = archive.CreateEntry(entry.FullName).Open();
                source.CopyTo(target);
            }

            using Stream part = archive.CreateEntry("xl/sharedStrings.xml", CompressionLevel.Fastest).Open();
            part.Write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>"u8);
            byte[] spaces = new byte[1024 * 1024];
            spaces.AsSpan().Fill((byte)' ');
            for (int count = 0; count < 257; count++)
            {
                part.Write(spaces);
            }

            part.Write("</t></si></sst>"u8);
        }

        byte[] content = whole.ToArray();
        if (lies)
        {
            // The size stands 24 bytes into the entry of the directory at the end.
            int at = content.AsSpan().LastIndexOf("xl/sharedStrings.xml"u8) - 46;
            BitConverter.TryWriteBytes(content.AsSpan(at + 24), 1000).ShouldBeTrue();
        }

        return content;
    }
}
