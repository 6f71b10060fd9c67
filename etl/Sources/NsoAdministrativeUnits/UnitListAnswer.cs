using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>An answer of DanhMucTinh or DanhMucPhuongXa (SOAP, rows TABLE) as the table that the reader of tables knows.</summary>
internal static partial class UnitListAnswer
{
    /// <summary>All units of the country are some three million characters.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private const int MostRows = 100_000;

    private static readonly string[] Fields = ["MaTinh", "TenTinh", "MaQuanHuyen", "TenQuanHuyen", "MaPhuongXa", "TenPhuongXa", "LoaiHinh"];

    /// <exception cref="UnreadableAnswerException">The answer is refused.</exception>
    public static Stream AsTable(string fileName, Stream content, CancellationToken cancellationToken)
    {
        (List<Dictionary<string, string>> rows, string statedDay) = Read(content, cancellationToken);
        string day = Day(statedDay, fileName);
        string[] columns = [.. Fields.Where(field => rows.Exists(row => row.ContainsKey(field)))];
        StringBuilder table = new();
        table.Append(CultureInfo.InvariantCulture, $"Đến ngày: {day}\n").AppendJoin(',', columns).Append('\n');
        foreach (Dictionary<string, string> row in rows)
        {
            table.AppendJoin(',', columns.Select(column => Quoted(row.GetValueOrDefault(column, "")))).Append('\n');
        }

        return new MemoryStream(Encoding.UTF8.GetBytes(table.ToString()), writable: false);
    }

    private static (List<Dictionary<string, string>> Rows, string Day) Read(Stream content, CancellationToken cancellationToken)
    {
        List<Dictionary<string, string>> rows = [];
        string day = "";
        string root = "";
        try
        {
            using XmlReader xml = XmlReader.Create(new SteadyStream(content), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestAnswer, IgnoreComments = true });
            while (xml.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                root = root.Length == 0 ? xml.LocalName : root;
                if (xml.LocalName == "TABLE")
                {
                    Dictionary<string, string> row = ReadRow(xml);
                    if (row.Count > 0)
                    {
                        if (rows.Count == MostRows)
                        {
                            throw new UnreadableAnswerException(NsoAdministrativeUnitsRules.Answer, $"more than {MostRows} rows TABLE");
                        }

                        rows.Add(row);
                    }
                }
                else if (xml.LocalName == "DenNgay")
                {
                    day = Text(xml);
                }
                else if (xml.LocalName == "Fault")
                {
                    throw new UnreadableAnswerException(NsoAdministrativeUnitsRules.Answer, "the service's own fault message instead of a list");
                }
            }
        }
        catch (XmlException fault)
        {
            throw new UnreadableAnswerException(NsoAdministrativeUnitsRules.Answer, string.Create(CultureInfo.InvariantCulture, $"no whole XML: line {fault.LineNumber}, position {fault.LinePosition}"));
        }

        return rows.Count > 0
            ? (rows, day)
            : throw new UnreadableAnswerException(NsoAdministrativeUnitsRules.Answer, root.Equals("html", StringComparison.OrdinalIgnoreCase) ? "a web page" : $"a document '{(root.Length <= 40 ? root : root[..40])}' without a row TABLE");
    }

    private static string Text(XmlReader xml)
    {
        string text = "";
        int depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
            text += xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length < 100 ? xml.Value
                : xml.NodeType != XmlNodeType.Element ? ""
                : throw new UnreadableAnswerException(NsoAdministrativeUnitsRules.Answer, "elements inside DenNgay");
        }

        return text.Trim();
    }

    private static Dictionary<string, string> ReadRow(XmlReader xml)
    {
        Dictionary<string, string> row = new(StringComparer.Ordinal);
        if (xml.IsEmptyElement)
        {
            return row;
        }

        int depth = xml.Depth;
        string field = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                // Two rows in one would become one, and the other be lost.
                field = xml.LocalName != "TABLE" ? xml.LocalName : throw new UnreadableAnswerException(NsoAdministrativeUnitsRules.Answer, "a row TABLE inside another");
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && xml.Value.Trim() is { Length: > 0 } value)
            {
                row[field] = row.GetValueOrDefault(field, "") + value;
            }
        }

        return row;
    }

    private static string Day(string stated, string fileName)
    {
        string[] forms = ["dd/MM/yyyy", "yyyy-MM-dd", "yyyyMMdd"];
        Match inName = DayInName().Match(fileName);
        string text = stated.Length > 0 ? stated : inName.Success ? inName.Groups["day"].Value : "";
        return DateOnly.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)
            : throw new UnreadableAnswerException(NsoAdministrativeUnitsRules.AnswerDate, text.Length == 0 ? "no day, neither in the answer nor in the file name" : "a day that the calendar does not have");
    }

    private static string Quoted(string value) => $"\"{value.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"_(?<day>[0-9]{8})\.xml$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DayInName();
}
