using System.Text;

namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>Lays out a CSV with one figure a line; comma, semicolon or tab, as the heading line shows.</summary>
internal static class StatisticsCsv
{
    public static StatisticsFile Read(ReadOnlySpan<byte> file, int start, int todayKey)
    {
        if (HasLongLine(file))
        {
            return Faulty("MS-004", $"a line above {MohStatisticsRules.LongestLine} bytes");
        }

        int headEnd = file.IndexOf((byte)'\n');
        ReadOnlySpan<byte> head = headEnd < 0 ? file : file[..headEnd];
        byte separator = head.Contains((byte)';') ? (byte)';' : head.Contains((byte)'\t') ? (byte)'\t' : (byte)',';
        StatisticField?[]? columns = null;
        List<ReportedFigure> figures = [];
        int position = 0;
        for (int line = 1; position < file.Length; line++)
        {
            int from = position;
            List<string>? cells = ReadLine(file, separator, ref position);
            if (cells is null)
            {
                return Faulty("MS-004", $"quotes in line {line} that are not around a whole cell");
            }

            if (file[from..position].Trim("\r\n"u8).IsEmpty)
            {
                continue;
            }

            if (columns is null)
            {
                columns = [.. cells.Select(MohStatisticsTerms.FieldOf)];
                string[] missing = [.. ((StatisticField[])[StatisticField.DataElement, StatisticField.Period, StatisticField.OrgUnit, StatisticField.Value]).Where(field => columns.Count(column => column == field) != 1).Select(field => field.ToString())];
                if (missing.Length > 0 || columns.Count(column => column == StatisticField.LastUpdated) > 1)
                {
                    return Faulty(columns.All(column => column is null) ? "MS-002" : "MS-003", $"not once: {string.Join(", ", missing.DefaultIfEmpty("LastUpdated"))}, among {cells.Count} headings");
                }

                continue;
            }

            if (cells.Count != columns.Length)
            {
                return Faulty("MS-004", $"line {line} of {cells.Count} cells for {columns.Length} headings");
            }

            if (cells.Exists(cell => cell.Length > MohStatisticsRules.LongestCell))
            {
                return Faulty("MS-004", $"a cell above {MohStatisticsRules.LongestCell} characters in line {line}");
            }

            if (figures.Count == MohStatisticsRules.MostFigures)
            {
                return Faulty("MS-001", $"more than {MohStatisticsRules.MostFigures} figures");
            }

            ReportedFigure figure = new() { RecordNumber = figures.Count + 1, ByteOffset = start + from, ByteCount = position - from, TodayKey = todayKey };
            for (int index = 0; index < columns.Length; index++)
            {
                if (columns[index] is { } field)
                {
                    figure[field] = cells[index];
                }
            }

            figures.Add(figure);
        }

        return columns is null ? Faulty("MS-002", "a file without headings") : new StatisticsFile { Figures = figures };
    }

    /// <summary>One record, over several lines where a quoted cell holds line ends; null when its quotes cannot be understood.</summary>
    private static List<string>? ReadLine(ReadOnlySpan<byte> file, byte separator, ref int position)
    {
        List<string> cells = [];
        while (true)
        {
            if (position < file.Length && file[position] == (byte)'"')
            {
                List<byte> cell = [];
                for (position++; ; position++)
                {
                    if (position >= file.Length)
                    {
                        return null;
                    }

                    if (file[position] != (byte)'"')
                    {
                        cell.Add(file[position]);
                    }
                    else if (position + 1 < file.Length && file[position + 1] == (byte)'"')
                    {
                        cell.Add(file[position++]);
                    }
                    else
                    {
                        position++;
                        break;
                    }
                }

                cells.Add(Encoding.UTF8.GetString([.. cell]));
            }
            else
            {
                int length = file[position..].IndexOfAny(separator, (byte)'\r', (byte)'\n');
                length = length < 0 ? file.Length - position : length;
                if (file.Slice(position, length).Contains((byte)'"'))
                {
                    return null;
                }

                cells.Add(Encoding.UTF8.GetString(file.Slice(position, length)));
                position += length;
            }

            if (position < file.Length && file[position] == separator)
            {
                position++;
                continue;
            }

            if (position < file.Length && file[position] is not ((byte)'\r' or (byte)'\n'))
            {
                return null;
            }

            if (position < file.Length && file[position] == (byte)'\r')
            {
                position++;
            }

            if (position < file.Length && file[position] == (byte)'\n')
            {
                position++;
            }

            return cells;
        }
    }

    private static bool HasLongLine(ReadOnlySpan<byte> file)
    {
        while (file.Length > MohStatisticsRules.LongestLine)
        {
            int end = file[..(MohStatisticsRules.LongestLine + 1)].LastIndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0)
            {
                return true;
            }

            file = file[(end + 1)..];
        }

        return false;
    }

    private static StatisticsFile Faulty(string ruleCode, string found) => new() { Fault = (ruleCode, found) };
}
