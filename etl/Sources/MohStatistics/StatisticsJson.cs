using System.Text.Json;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>Lays out what DHIS2 answers: analytics.json (headers, rows) and dataValueSets (dataValues).</summary>
internal static class StatisticsJson
{
    private static readonly Dictionary<string, StatisticField> AnalyticsColumns = new(StringComparer.Ordinal)
    {
        ["dx"] = StatisticField.DataElement,
        ["pe"] = StatisticField.Period,
        ["ou"] = StatisticField.OrgUnit,
        ["value"] = StatisticField.Value,
        ["co"] = StatisticField.Category,
    };

    public static StatisticsFile Read(ReadOnlyMemory<byte> file, int start, int todayKey)
    {
        List<(JsonElement Element, long Offset, int Count)>? rows = null;
        List<(JsonElement Element, long Offset, int Count)>? values = null;
        JsonElement headers = default;
        JsonElement setPeriod = default;
        JsonElement setUnit = default;
        try
        {
            Utf8JsonReader reader = new(file.Span, new JsonReaderOptions { MaxDepth = 32 });
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                string name = reader.GetString()!;
                reader.Read();
                switch (name)
                {
                    case "rows" or "dataValues" when reader.TokenType == JsonTokenType.StartArray && (name == "rows" ? rows : values) is null:
                        List<(JsonElement, long, int)> items = ReadItems(ref reader, start);
                        rows = name == "rows" ? items : rows;
                        values = name == "rows" ? values : items;
                        break;
                    case "rows" or "dataValues":
                        return Faulty("MS-002", $"'{name}' twice, or not a list");
                    case "headers":
                        headers = JsonElement.ParseValue(ref reader);
                        break;
                    case "period":
                        setPeriod = JsonElement.ParseValue(ref reader);
                        break;
                    case "orgUnit":
                        setUnit = JsonElement.ParseValue(ref reader);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }

            while (reader.Read())
            {
            }

            return (rows, values) switch
            {
                ({ } found, null) => Analytics(found, headers, todayKey),
                (null, { } found) => DataValues(found, Text(setPeriod), Text(setUnit), todayKey),
                _ => Faulty("MS-002", rows is null ? "JSON without 'rows' and without 'dataValues'" : "JSON with both 'rows' and 'dataValues'"),
            };
        }
        catch (TooManyFiguresException)
        {
            return Faulty("MS-001", $"more than {MohStatisticsRules.MostFigures} figures");
        }
        catch (Exception syntax) when (syntax is JsonException or InvalidOperationException)
        {
            // Also a text that is half a character (an escaped surrogate alone) shows itself only when it is asked for.
            return Faulty("MS-002", "text that begins like JSON and is not, or was cut off");
        }
    }

    private static List<(JsonElement, long, int)> ReadItems(ref Utf8JsonReader reader, int start)
    {
        List<(JsonElement, long, int)> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            long offset = reader.TokenStartIndex;
            JsonElement item = JsonElement.ParseValue(ref reader);
            if (items.Count == MohStatisticsRules.MostFigures)
            {
                throw new TooManyFiguresException();
            }

            items.Add((item, start + offset, (int)(reader.BytesConsumed - offset)));
        }

        return items;
    }

    private static StatisticsFile Analytics(List<(JsonElement Element, long Offset, int Count)> rows, JsonElement headers, int todayKey)
    {
        string[] names = headers.ValueKind == JsonValueKind.Array ? [.. headers.EnumerateArray().Select(header => header.ValueKind == JsonValueKind.Object && header.TryGetProperty("name", out JsonElement name) ? Text(name) : "")] : [];
        StatisticField?[] columns = [.. names.Select(name => AnalyticsColumns.TryGetValue(name, out StatisticField field) ? field : (StatisticField?)null)];
        string[] missing = [.. (string[])["dx", "pe", "ou", "value"]];
        missing = [.. missing.Where(name => names.Count(other => other == name) != 1)];
        if (missing.Length > 0)
        {
            return Faulty("MS-003", $"not once: {string.Join(", ", missing)}");
        }

        // Another dimension splits a figure into parts that nobody here could tell from the whole.
        string[] others = [.. names.Where(name => !AnalyticsColumns.ContainsKey(name) && name is not ("numerator" or "denominator" or "factor" or "multiplier" or "divisor"))];
        if (others.Length > 0)
        {
            return Faulty("MS-003", $"further dimensions {string.Join(", ", others.Take(5).Select(Cut))}");
        }

        List<ReportedFigure> figures = [];
        foreach ((JsonElement element, long offset, int count) in rows)
        {
            if (element.ValueKind != JsonValueKind.Array || element.GetArrayLength() != columns.Length)
            {
                return Faulty("MS-004", $"row {figures.Count + 1} of {(element.ValueKind == JsonValueKind.Array ? element.GetArrayLength() : 0)} cells for {columns.Length} headers");
            }

            ReportedFigure figure = new() { RecordNumber = figures.Count + 1, ByteOffset = offset, ByteCount = count, TodayKey = todayKey };
            for (int index = 0; index < columns.Length; index++)
            {
                if (columns[index] is { } field)
                {
                    figure[field] = Text(element[index]);
                }
            }

            figures.Add(figure);
        }

        return new StatisticsFile { Figures = figures };
    }

    private static StatisticsFile DataValues(List<(JsonElement Element, long Offset, int Count)> values, string setPeriod, string setUnit, int todayKey)
    {
        List<ReportedFigure> figures = [];
        foreach ((JsonElement element, long offset, int count) in values)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                return Faulty("MS-004", $"data value {figures.Count + 1} that is no object");
            }

            ReportedFigure figure = new() { RecordNumber = figures.Count + 1, ByteOffset = offset, ByteCount = count, TodayKey = todayKey, IsDeletion = element.TryGetProperty("deleted", out JsonElement deleted) && deleted.ValueKind == JsonValueKind.True };
            figure[StatisticField.DataElement] = Member(element, "dataElement");
            figure[StatisticField.Period] = Member(element, "period") is { Length: > 0 } period ? period : setPeriod;
            figure[StatisticField.OrgUnit] = Member(element, "orgUnit") is { Length: > 0 } unit ? unit : setUnit;
            figure[StatisticField.Value] = Member(element, "value");
            figure[StatisticField.LastUpdated] = Member(element, "lastUpdated");

            // Both kinds of options split a figure; either makes it a part.
            figure[StatisticField.Category] = (string[])[Member(element, "categoryOptionCombo"), Member(element, "attributeOptionCombo")] is var options && options.FirstOrDefault(option => option is not ("" or "default" or "HllvX50cXC0")) is { } part ? part : "";
            figures.Add(figure);
        }

        return new StatisticsFile { Figures = figures };
    }

    private static string Member(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? Text(value) : "";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    private static string Cut(string text) => text.Length <= 40 ? $"'{text}'" : $"'{text[..40]}…'";

    private sealed class TooManyFiguresException : Exception;

    private static StatisticsFile Faulty(string ruleCode, string found) => new() { Fault = (ruleCode, found) };
}
