using System.Globalization;
using System.Text;

namespace BhytWarehouse.Etl.Connectors.Sql;

/// <summary>One row as a line of CSV: UTF-8, comma, quotes only where needed, invariant numbers, ISO dates; an empty text is "" and a NULL is nothing.</summary>
internal static class CsvLine
{
    public static void Append(StringBuilder line, object? value)
    {
        switch (value)
        {
            case null or DBNull:
                break;
            case string { Length: 0 }:
                line.Append("\"\"");
                break;
            case string text:
                AppendText(line, text);
                break;
            case bool flag:
                line.Append(flag ? '1' : '0');
                break;
            case DateTime moment:
                line.Append(moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                line.Append(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                line.Append(moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture));
                break;
            case TimeOnly or TimeSpan or Guid or byte or short or int or long or decimal:
                line.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            case double or float:
                line.Append(((IFormattable)value).ToString("R", CultureInfo.InvariantCulture));
                break;
            default:
                throw new FormatException($"a value of the type {value.GetType().Name}");
        }
    }

    public static void AppendText(StringBuilder line, string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0 && text.Trim().Length == text.Length)
        {
            line.Append(text);
        }
        else
        {
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
    }
}
