using System.Text;
using BhytWarehouse.Etl.Tests.Sources.Tables.SampleFeed;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

/// <summary>Small tables of the sample feed.</summary>
internal static class TableText
{
    public const string Header = "MA_DON_VI,KY,MA_CSKCB,SO_TIEN";

    public static readonly SampleTableSource Source = new();

    public static readonly object?[] Headings = ["Mã đơn vị", "Kỳ thu", "Mã CSKCB", "Số tiền (đồng)"];

    public static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\r\n"));

    /// <summary>Rows of the sample feed's four required columns.</summary>
    public static FeedReading Csv(params string[] rows) => new(Source, Lines([Header, .. rows]));

    public static FeedReading Text(params string[] lines) => new(Source, Lines(lines));

    /// <summary>One optional column behind the required four.</summary>
    public static FeedReading Column(string field, params string[] values) => new(Source, Lines([$"{Header},{field}", .. values.Select((value, index) => $"DV{index + 1},202606,00001,100,{(value.Contains(',', StringComparison.Ordinal) ? $"\"{value}\"" : value)}")]));

    public static FeedReading Workbook(params object?[][] rows) => new(Source, new WorkbookText().Sheet(rows).Bytes());

    public static string[] Values(this FeedReading reading, string column, string disposition = "0") =>
        [.. reading.Staged("SampleTable").Where(row => row["Disposition"] == disposition).Select(row => row[column])];

    /// <summary>What was counted at landing ends record by record where the reader put it.</summary>
    public static void ShouldBalance(this FeedReading reading)
    {
        reading.Verdict.IsRefused.ShouldBeFalse($"{reading.Verdict.RefusalRuleCode}: {reading.Verdict.Found}");
        reading.Witness.Records.Count.ShouldBe((int)reading.Verdict.RecordCount);
        reading.RecordCount.ShouldBe((int)reading.Verdict.RecordCount);
        HashSet<int> held = [.. reading.Quarantine.Select(row => int.Parse(row["RecordNumber"], System.Globalization.CultureInfo.InvariantCulture))];
        held.Count.ShouldBe(reading.Quarantine.Count);
        HashSet<int> seen = [];
        foreach (Dictionary<string, string> row in reading.Staged("SampleTable"))
        {
            int number = int.Parse(row["RecordNumber"], System.Globalization.CultureInfo.InvariantCulture);
            seen.Add(number).ShouldBeTrue();
            if (held.Contains(number))
            {
                continue;
            }

            Audit.RecordCount counted = reading.Witness.Records[number - 1];
            string place = $"record {number}: {string.Join(", ", row.Select(pair => $"{pair.Key}={pair.Value}"))}";
            ((decimal)counted.AmountHundredths / 100).ShouldBe(row["Disposition"] == "6" && counted.AmountHundredths == 0 ? 0 : decimal.Parse(row["SO_TIEN"], System.Globalization.CultureInfo.InvariantCulture) + decimal.Parse(row["SO_TIEN_BAO_CAO"], System.Globalization.CultureInfo.InvariantCulture), place);
            counted.MonthKey.ShouldBe(int.Parse(row["KY"], System.Globalization.CultureInfo.InvariantCulture), place);
            counted.FacilityCode.ShouldBe(row["MA_CSKCB"], place);
        }

        seen.UnionWith(held);
        seen.Count.ShouldBe((int)reading.Verdict.RecordCount);
    }

    public static byte[] Utf8(string text, bool hasMark = false) => [.. hasMark ? Encoding.UTF8.Preamble.ToArray() : [], .. Encoding.UTF8.GetBytes(text)];
}
