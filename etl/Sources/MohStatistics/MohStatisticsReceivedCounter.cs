using System.Globalization;
using System.Text;
using System.Text.Json;
using BhytWarehouse.Etl.Audit;
using CsvHelper;
using CsvHelper.Configuration;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>The witness of reported statistics: counts the items of the list and adds up what stands under 'value'. It knows no elements, so it counts every figure alike.</summary>
public sealed class MohStatisticsReceivedCounter : IReceivedCounter
{
    private const int Largest = 64 * 1024 * 1024;

    private static readonly string[] ValueHeadings = ["value", "giá trị", "số liệu"];

    public ReceivedCount Count(Stream content, CancellationToken cancellationToken)
    {
        using MemoryStream whole = new();
        byte[] buffer = new byte[64 * 1024];
        int length;
        while ((length = content.Read(buffer)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            whole.Write(buffer, 0, length);
            if (whole.Length > Largest)
            {
                return new ReceivedCount();
            }
        }

        ReadOnlySpan<byte> text = whole.GetBuffer().AsSpan(0, (int)whole.Length);
        text = text.StartsWith("\uFEFF"u8) ? text[3..] : text;
        return text.TrimStart(" \t\r\n"u8).StartsWith("{"u8) ? CountJson(text) : CountCsv(text.ToArray());
    }

    private static ReceivedCount CountJson(ReadOnlySpan<byte> text)
    {
        ReceivedCount received = new();
        int valueAt = -1;
        try
        {
            // The list of headers may follow the rows.
            Utf8JsonReader headers = new(text);
            for (int header = -1; headers.Read();)
            {
                if (headers is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                {
                    header = headers.ValueTextEquals("headers"u8) ? 0 : -1;
                }
                else if (header >= 0 && headers is { CurrentDepth: 2, TokenType: JsonTokenType.EndObject })
                {
                    header++;
                }
                else if (header >= 0 && headers is { CurrentDepth: 3, TokenType: JsonTokenType.PropertyName } && headers.ValueTextEquals("name"u8) && headers.Read() && headers.TokenType == JsonTokenType.String && headers.ValueTextEquals("value"u8))
                {
                    valueAt = header;
                }
            }

            Utf8JsonReader items = new(text);
            bool isList = false;
            bool isNext = false;
            int cell = -1;
            long hundredths = 0;
            while (items.Read())
            {
                if (items is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName })
                {
                    isList = items.ValueTextEquals("rows"u8) || items.ValueTextEquals("dataValues"u8);
                }
                else if (isList && items.CurrentDepth == 2 && items.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                {
                    hundredths = 0;
                    cell = items.TokenType == JsonTokenType.StartArray ? 0 : -1;
                }
                else if (isList && items.CurrentDepth == 2 && items.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
                {
                    if (items.CurrentDepth == 2)
                    {
                        received.Add(new RecordCount("", -1, 0, 0, hundredths));
                    }
                }
                else if (isList && items.CurrentDepth == 3)
                {
                    bool isValue = cell >= 0 ? cell++ == valueAt : isNext;
                    isNext = items.TokenType == JsonTokenType.PropertyName && items.ValueTextEquals("value"u8);
                    if (isValue && items.TokenType is JsonTokenType.String or JsonTokenType.Number && isValue)
                    {
                        hundredths = Hundredths(Encoding.UTF8.GetString(items.ValueSpan));
                    }
                }
            }
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            // What cannot be counted is left out, and the reader refuses it.
        }

        return received;
    }

    private static ReceivedCount CountCsv(byte[] text)
    {
        ReceivedCount received = new();
        if (HasEndlessLine(text))
        {
            // The reader refuses it.
            return received;
        }

        int end = text.AsSpan().IndexOf((byte)'\n');
        ReadOnlySpan<byte> head = end < 0 ? text : text.AsSpan(0, end);
        CsvConfiguration form = new(CultureInfo.InvariantCulture)
        {
            Delimiter = head.IndexOf((byte)';') >= 0 ? ";" : head.IndexOf((byte)'\t') >= 0 ? "\t" : ",",
            BadDataFound = null,
            MissingFieldFound = null,
            MaxFieldSize = 16 * 1024,
        };
        using StreamReader characters = new(new MemoryStream(text, writable: false), Encoding.UTF8);
        using CsvParser rows = new(characters, form);
        int valueAt = -1;
        try
        {
            for (bool isHead = true; rows.Read(); isHead = false)
            {
                if (isHead)
                {
                    valueAt = Array.FindIndex(rows.Record!, heading => ValueHeadings.Contains(heading.Trim().Normalize(), StringComparer.OrdinalIgnoreCase));
                }
                else
                {
                    received.Add(new RecordCount("", -1, 0, 0, valueAt >= 0 && valueAt < rows.Count ? Hundredths(rows[valueAt].Trim()) : 0));
                }
            }
        }
        catch (MaxFieldSizeException)
        {
            // A cell that the reader refuses; what was counted so far stands for the file.
        }

        return received;
    }

    /// <summary>More than 64 KiB without a line end: such a line could be millions of cells.</summary>
    private static bool HasEndlessLine(byte[] text)
    {
        int length = 0;
        foreach (byte letter in text)
        {
            length = letter is (byte)'\r' or (byte)'\n' ? 0 : length + 1;
            if (length > 64 * 1024)
            {
                return true;
            }
        }

        return false;
    }

    private static long Hundredths(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value) && Math.Abs(value) <= 10_000_000_000_000m ? (long)Math.Round(value * 100, MidpointRounding.ToZero) : 0;
}
