using System.Globalization;
using System.Text;
using static BhytWarehouse.Etl.Tests.Sources.Tables.TableText;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

public sealed class RandomTableTests
{
    private static readonly string[] OptionalColumns = ["SO_NGUOI", "NGAY_LAP", "TEN_DON_VI", "MA_THE", "GIOI_TINH", "LẠ"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 150)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Count_AnyTableThatIsRead_AgreesWithTheReaderRecordByRecord(int seed)
    {
        Random random = new(seed);
        object?[][] rows = Rows(random);
        byte[] content = random.Next(2) == 0 ? new WorkbookText { SharesTexts = random.Next(2) == 0, CountsFrom1904 = random.Next(3) == 0 }.Sheet([]).Sheet(rows).Bytes() : Csv(random, rows);

        FeedReading reading = new(Source, content, step: random.Next(1, 60));

        reading.ShouldBalance();
        reading.Witness.Records.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Count_AnyBytes_NeverThrows()
    {
        Random random = new(5);
        byte[] workbook = new WorkbookText().Sheet(Headings, ["DV1", "202606", "00001", 5]).Bytes();
        for (int round = 0; round < 300; round++)
        {
            byte[] noise = new byte[random.Next(0, 400)];
            random.NextBytes(noise);
            byte[] content = (round % 3) switch
            {
                0 => noise,
                1 => [.. Encoding.UTF8.GetBytes(Header + "\n"), .. noise],
                _ => (byte[])workbook.Clone(),
            };
            for (int hits = 0; round % 3 == 2 && hits < 5; hits++)
            {
                content[random.Next(4, content.Length)] ^= (byte)random.Next(1, 256);
            }

            // The reader may refuse; neither may throw.
            _ = new FeedReading(Source, content);
        }
    }

    private static object?[][] Rows(Random random)
    {
        List<string> columns = ["MA_DON_VI", "KY", "MA_CSKCB", "SO_TIEN", .. OptionalColumns.Where(_ => random.Next(2) == 0)];
        string[] shuffled = [.. columns];
        random.Shuffle(shuffled);
        List<object?[]> rows = [];
        if (random.Next(2) == 0)
        {
            rows.Add(["DANH SÁCH", .. new object?[shuffled.Length - 1]]);
        }

        rows.Add(shuffled);
        if (random.Next(3) == 0)
        {
            rows.Add([.. shuffled.Select((_, index) => (object?)(index + 1))]);
        }

        int count = random.Next(3, 40);
        for (int number = 1; number <= count; number++)
        {
            if (number > 2 && random.Next(8) == 0)
            {
                rows.Add(rows[^1]);
                continue;
            }

            rows.Add([.. shuffled.Select(column => Value(random, column, number))]);
            if (random.Next(10) == 0)
            {
                rows.Add([.. shuffled.Select(_ => (object?)null)]);
            }

            if (random.Next(15) == 0)
            {
                rows.Add([.. shuffled.Select(column => column == "MA_DON_VI" ? null : random.Next(2) == 0 ? null : Value(random, column, number))]);
            }
        }

        if (random.Next(2) == 0)
        {
            rows.Add(["Người lập biểu", .. new object?[shuffled.Length - 1]]);
        }

        return [.. rows];
    }

    private static object? Value(Random random, string column, int number) => column switch
    {
        "MA_DON_VI" => $"DV{number}",
        "KY" => random.Next(6) switch { 0 => "06/2026", 1 => new DateOnly(2026, random.Next(1, 13), random.Next(1, 29)), 2 => "tháng 5 năm 2026", 3 => "13/2026", _ => "202606" },
        "MA_CSKCB" => random.Next(12) == 0 ? "123" : $"0000{random.Next(1, 4)}",
        "SO_TIEN" => random.Next(10) switch
        {
            0 => random.Next(1, 1_000_000),
            1 => random.Next(1, 100_000_000) / 100m,
            2 => $"{random.Next(1, 1000)}.{random.Next(0, 1000):000}",
            3 => $"{random.Next(1, 1000)},{random.Next(0, 1000):000},{random.Next(0, 1000):000}.{random.Next(0, 100):00}",
            4 => "x",
            5 => "-5",
            6 => 0.1m + 0.2m,
            7 => random.NextInt64(0, 900_000_000_000).ToString(CultureInfo.InvariantCulture),
            8 => "1.2.3",
            _ => $" {random.Next(1, 1000)} ",
        },
        "SO_NGUOI" => random.Next(5) == 0 ? null : random.Next(1, 500),
        "NGAY_LAP" => random.Next(5) == 0 ? "31/12/2025" : new DateOnly(2026, 6, random.Next(1, 31)),
        "TEN_DON_VI" => random.Next(3) == 0 ? "Tổ; \"hợp\" tác,\nmột" : "Công ty một",
        "MA_THE" => random.Next(4) == 0 ? "GD400009900000" : $"GD40000990{number:00000}",
        "GIOI_TINH" => random.Next(6) == 0 ? "9" : "Nam",
        _ => "?",
    };

    private static byte[] Csv(Random random, object?[][] rows)
    {
        char separator = ",;\t"[random.Next(3)];
        string lineEnd = ((string[])["\r\n", "\n", "\r"])[random.Next(3)];
        StringBuilder text = new();
        foreach (object?[] row in rows)
        {
            text.Append(string.Join(separator, row.Select(value => Field(random, value, separator)))).Append(lineEnd);
        }

        Encoding encoding = random.Next(4) switch { 0 => Encoding.Unicode, 1 => Encoding.BigEndianUnicode, 2 => new UTF8Encoding(true), _ => new UTF8Encoding(false) };
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static string Field(Random random, object? value, char separator)
    {
        string text = value switch { null => "", DateOnly day => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), _ => string.Create(CultureInfo.InvariantCulture, $"{value}") };
        return text.AsSpan().IndexOfAny([separator, '"', '\n', '\r']) >= 0 || random.Next(8) == 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
