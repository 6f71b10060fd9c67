using System.Text;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

/// <summary>The example file of every tabular feed, in other forms and damaged: nothing changes, or the damage is told; no row is lost.</summary>
public sealed class EveryFeedTests
{
    private const string NotWhole = "a row that is not counted, or counted and not placed";

    /// <summary>Feed and file.</summary>
    public static TheoryData<string, string> Examples
    {
        get
        {
            TheoryData<string, string> examples = [];
            foreach (TableSource source in SourceRegister.All.Sources.OfType<TableSource>())
            {
                foreach (string file in Directory.GetFiles(FolderOf(source.FeedCode), "*.csv").Order(StringComparer.Ordinal))
                {
                    examples.Add(source.FeedCode, Path.GetFileName(file));
                }
            }

            return examples;
        }
    }

    [Fact]
    public void Examples_OfEveryTabularFeed_AreThere() =>
        SourceRegister.All.Sources.OfType<TableSource>().Select(source => source.FeedCode).ShouldBe(Examples.Select(example => (string)example[0]).Distinct());

    [Theory]
    [MemberData(nameof(Examples))]
    public void Utf16AndWorkbook_OfTheExample_GiveTheSameRows(string feed, string file)
    {
        ExampleTable example = Open(feed, file);
        string[] expected = example.Staged(Whole(example.Read()));
        expected.ShouldNotBeEmpty();

        example.Staged(Whole(example.Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(example.Text)]))).ShouldBe(expected);
        // A workbook whose numbers and dates are texts.
        example.Staged(Whole(example.Read(new WorkbookText().Sheet([.. example.Rows.Select(row => row.Select(cell => cell.Length == 0 ? null : (object)cell).ToArray())]).Bytes()))).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Headings_BelowATitleAndInAnotherOrder_AreFound(string feed, string file)
    {
        ExampleTable example = Open(feed, file);
        string[] expected = example.Staged(Whole(example.Read()));

        example.Rows.InsertRange(0, [["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], [""], ["Biểu tổng hợp (dữ liệu tổng hợp)", "", ""]]);
        example.Staged(Whole(example.Read())).ShouldBe(expected);

        // Two-row headings hang together by their order.
        if (example.HeadingRow == 0 || example.Rows[example.HeadingRow + 2].Count(cell => cell.Length > 0) <= 1)
        {
            int width = example.Rows.Max(row => row.Count);
            foreach (List<string> row in example.Rows.Skip(example.HeadingRow + 3).Where(row => row.Count == width))
            {
                row.Reverse();
            }

            example.Staged(Whole(example.Read())).ShouldBe(expected);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void RequiredColumn_ThatIsMissing_RefusesTheFileAndIsNamed(string feed, string file)
    {
        string prefix = PrefixOf(feed);
        foreach ((int column, string field) in Open(feed, file).RequiredColumns.ToArray())
        {
            ExampleTable example = Open(feed, file);
            foreach (List<string> row in example.Rows.Skip(example.HeadingRow).Where(row => row.Count > column))
            {
                row.RemoveAt(column);
            }

            FeedReading reading = example.Read();

            reading.Verdict.IsRefused.ShouldBeTrue(field);
            reading.Verdict.RefusalRuleCode.ShouldBe($"{prefix}-002", field);
            reading.Verdict.Found!.ShouldContain(field);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void RequiredColumn_ThatStandsTwice_RefusesTheFileAndIsNamed(string feed, string file)
    {
        (int column, string field) = Open(feed, file).RequiredColumns.FirstOrDefault();
        if (field is null)
        {
            return;
        }

        ExampleTable example = Open(feed, file);
        foreach (List<string> row in example.Rows.Skip(example.HeadingRow))
        {
            row.Add(row.Count > column ? row[column] : "");
        }

        FeedReading reading = example.Read();

        reading.Verdict.RefusalRuleCode.ShouldBe($"{PrefixOf(feed)}-003");
        reading.Verdict.Found!.ShouldContain(field);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Rows_WithACellLess_AreHeldBackOrRefuseTheFile(string feed, string file)
    {
        ExampleTable example = Open(feed, file);
        foreach (List<string> row in example.Rows.Skip(example.FirstDataRow).Where(row => row.Count(cell => cell.Length > 0) > 2))
        {
            row.RemoveAt(0);
        }

        FeedReading reading = example.Read();

        reading.Verdict.RefusalRuleCode.ShouldBe($"{PrefixOf(feed)}-006");
        reading.Witness.Records.Count.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Row_ThatStandsTwice_IsADuplicateAndCounted(string feed, string file)
    {
        ExampleTable example = Open(feed, file);
        string[] expected = example.Staged(Whole(example.Read()));
        int last = example.Rows.FindLastIndex(row => row.Count(cell => cell.Length > 0) > 2 && !HeadingText.Fold(string.Concat(row.Take(3))).Contains("cong", StringComparison.Ordinal));
        example.Rows.Insert(last + 1, [.. example.Rows[last]]);

        FeedReading reading = example.Read();
        if (reading.Verdict.IsRefused)
        {
            // A totals row below says that the file held less.
            reading.Verdict.RefusalRuleCode.ShouldBe($"{PrefixOf(feed)}-019");
            return;
        }

        example.Staged(Whole(reading)).ShouldBe(expected);
        example.Count(reading, "5").ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void TotalsRow_BelowTheTable_IsNotStored(string feed, string file)
    {
        ExampleTable example = Open(feed, file);
        string[] expected = example.Staged(Whole(example.Read()));
        example.Rows.Add([.. Enumerable.Range(0, example.Rows[example.HeadingRow].Count).Select(column => column == 0 ? "Tổng cộng" : "")]);
        example.Rows.Add(["Người lập biểu", .. Enumerable.Repeat("", example.Rows[example.HeadingRow].Count - 1)]);

        FeedReading reading = example.Read();

        example.Staged(Whole(reading)).ShouldBe(expected);
        example.Count(reading, "6").ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void File_InAnOldFontOrOfAnotherForm_IsRefusedWithAdvice(string feed, string file)
    {
        ExampleTable example = Open(feed, file);
        string text = example.Text;
        byte[][] contents =
        [
            Encoding.Latin1.GetBytes("M\u00b7 \u00aen vÞ,Kú thu,Sè tiÒn (\u00aeång)\r\n" + string.Concat(text.Where(char.IsAscii))),
            Encoding.UTF8.GetBytes("<html><body><table><tr><td>" + text + "</td></tr></table></body></html>"),
            Encoding.UTF8.GetBytes("%PDF-1.7 " + text),
            [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]],
            [.. "PK\u0003\u0004"u8, .. new byte[200]],
        ];

        foreach (byte[] content in contents)
        {
            FeedReading reading = example.Read(content);
            reading.Verdict.RefusalRuleCode.ShouldBeOneOf($"{PrefixOf(feed)}-001", $"{PrefixOf(feed)}-004");
            reading.Verdict.Expected!.Length.ShouldBeGreaterThan(20);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void File_CutAnywhere_LosesNoRowThatWasCounted(string feed, string file)
    {
        ExampleTable example = Open(feed, file);
        byte[] whole = Encoding.UTF8.GetBytes(example.Text);
        for (int part = 1; part < 12; part++)
        {
            FeedReading reading = example.Read(whole[..(whole.Length * part / 12)]);
            if (!reading.Verdict.IsRefused)
            {
                Whole(reading);
            }
        }
    }

    private static FeedReading Whole(FeedReading reading)
    {
        reading.Verdict.IsRefused.ShouldBeFalse($"{reading.Verdict.RefusalRuleCode}: {reading.Verdict.Found}");
        reading.Witness.Records.Count.ShouldBe((int)reading.Verdict.RecordCount, NotWhole);
        reading.RecordCount.ShouldBe((int)reading.Verdict.RecordCount, NotWhole);
        return reading;
    }

    internal static ExampleTable Open(string feed, string file) => new((TableSource)SourceRegister.All[feed], Path.Combine(FolderOf(feed), file));

    private static string PrefixOf(string feed) => SourceRegister.All[feed].Rules[0].Code.Split('-')[0];

    private static string FolderOf(string feed)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BhytWarehouse.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository: they read the example files."), "etl", "Sources", feed, "Examples");
    }
}
