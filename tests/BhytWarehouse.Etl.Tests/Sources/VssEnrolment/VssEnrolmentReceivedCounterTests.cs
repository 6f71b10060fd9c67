using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources.VssEnrolment;
using static BhytWarehouse.Etl.Tests.Sources.VssEnrolment.EnrolmentFileText;

namespace BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

public sealed class VssEnrolmentReceivedCounterTests
{
    private static readonly VssEnrolmentSource Source = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Count_AnyReadableForm_AgreesWithReaderRecordByRecord(int seed)
    {
        Random random = new(seed);
        FeedReading reading = new(Source, Generate(random, out int rowCount), step: random.Next(1, 50));

        reading.Verdict.IsRefused.ShouldBeFalse($"{reading.Verdict.RefusalRuleCode}: {reading.Verdict.Found}");
        reading.Witness.Records.Count.ShouldBe(rowCount);
        reading.Verdict.RecordCount.ShouldBe(rowCount);
        reading.RecordCount.ShouldBe(rowCount);
        HashSet<string> held = [.. reading.Quarantine.Select(row => row["RecordNumber"])];
        held.Count.ShouldBe(reading.Quarantine.Count);
        Dictionary<string, string>[] staged = [.. reading.Staged("VssEnrolment").Where(row => !held.Contains(row["RecordNumber"]))];
        (staged.Length + held.Count).ShouldBe(rowCount);
        foreach (Dictionary<string, string> row in staged)
        {
            RecordCount counted = reading.Witness.Records[int.Parse(row["RecordNumber"], CultureInfo.InvariantCulture) - 1];
            counted.MonthKey.ShouldBe(int.Parse(row["NGAY_TRICH"], CultureInfo.InvariantCulture) / 100);
            ((decimal)counted.AmountHundredths / 100).ShouldBe(decimal.Parse(row["NSTW_HO_TRO"], CultureInfo.InvariantCulture) + decimal.Parse(row["NSDP_HO_TRO"], CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("12", 1200)]
    [InlineData("12.5", 1250)]
    [InlineData(" 12.50 ", 1250)]
    [InlineData("12.500", 1250000)]
    [InlineData("12.505", 1250500)]
    [InlineData("0.505", 0)]
    [InlineData("1,2", 120)]
    [InlineData("x", 0)]
    [InlineData("", 0)]
    [InlineData("99999999999999999999999999999999999999999999999999", 0)]
    public void Count_Amount_ReadsWhatIsOneAndLeavesOutTheRest(string amount, long hundredths)
    {
        using MemoryStream content = new(Encoding.UTF8.GetBytes($"MA_THE_BHYT;GT_THE_TU;PHUONG_AN;NGAY_TRICH;NSTW_HO_TRO\nx;x;x;20260630;{amount}\n"));
        Source.CreateCounter().Count(content, CancellationToken.None).Records.ShouldBe([new RecordCount("", 202606, 0, 0, hundredths)]);
    }

    [Fact]
    public void Count_AnyBytes_NeverThrows()
    {
        Random random = new(5);
        for (int round = 0; round < 300; round++)
        {
            byte[] noise = new byte[random.Next(0, 400)];
            random.NextBytes(noise);
            using MemoryStream content = new([.. round % 2 == 0 ? Encoding.UTF8.GetBytes("MA_THE_BHYT,GT_THE_TU,PHUONG_AN,NGAY_TRICH,NSTW_HO_TRO\n") : [], .. noise]);
            Source.CreateCounter().Count(content, CancellationToken.None).ShouldNotBeNull();
        }
    }

    private static byte[] Generate(Random random, out int rowCount)
    {
        char separator = random.Next(2) == 0 ? ',' : ';';
        string[] lineEnds = ["\r\n", "\n", "\r"];
        string lineEnd = lineEnds[random.Next(3)];
        string[] columns = [.. Columns];
        random.Shuffle(columns);
        if (random.Next(3) == 0)
        {
            columns = [.. columns, "GHI_CHU"];
        }

        StringBuilder text = new();
        if (random.Next(2) == 0)
        {
            text.Append('\uFEFF');
        }

        text.Append(string.Join(separator, columns.Select(column => random.Next(8) == 0 ? $"\"{column}\"" : random.Next(8) == 0 ? column.ToLowerInvariant() : column))).Append(lineEnd);
        rowCount = random.Next(3, 40);
        List<Dictionary<string, string>> earlier = [];
        for (int number = 1; number <= rowCount; number++)
        {
            Dictionary<string, string> row = number > 3 && random.Next(8) == 0 ? new(earlier[random.Next(earlier.Count)]) : Row(number);
            row["GHI_CHU"] = random.Next(2) == 0 ? "" : $"\"dòng{separator} {lineEnd}\"\"{number}\"\"\"";
            row["NSTW_HO_TRO"] = Amount(random);
            row["NSDP_HO_TRO"] = Amount(random);
            row["NGAY_TRICH"] = random.Next(10) == 0 ? "20260531" : "20260630";
            earlier.Add(row);
            switch (random.Next(12))
            {
                case 0:
                    row["HO_TEN"] = $"\"Tên{separator}\"\"có{lineEnd}{lineEnd}dấu\"";
                    break;
                case 1:
                    row["GIOI_TINH"] = "8";
                    break;
                case 2:
                    row["HO_TEN"] = "a\"b";
                    break;
                case 3:
                    row["HO_TEN"] = "\"a\"b";
                    break;
            }

            text.Append(Line(row, separator, columns));

            // Fewer than half, so that the file as a whole is still believed.
            if (number % 4 == 0 && random.Next(4) == 0)
            {
                text.Append(separator).Append('x');
            }

            if (number < rowCount || random.Next(2) == 0)
            {
                text.Append(lineEnd);
            }

            if (number < rowCount && random.Next(6) == 0)
            {
                text.Append(lineEnd).Append(lineEnd);
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Amount(Random random) => random.Next(9) switch
    {
        0 => "",
        1 => "0",
        2 => $"{random.Next(1, 1_000_000)}.{random.Next(0, 100):00}",
        3 => $"{random.Next(1, 1_000_000)}.{random.Next(0, 10)}",
        4 => $" {random.Next(1, 1_000_000)} ",
        5 => $"\"{random.Next(1, 1_000_000)}\"",
        6 => $"{random.Next(1, 1_000_000)}.",
        7 => "-5",
        _ => random.NextInt64(0, 900_000_000_000).ToString(CultureInfo.InvariantCulture),
    };
}
