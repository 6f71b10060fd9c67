using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BhytWarehouse.Etl.Tests.Sources.Tables;

/// <summary>Writes small workbooks part by part, so that a test can put in what no library would.</summary>
internal sealed class WorkbookText
{
    private readonly List<string> _sheets = [];

    public bool CountsFrom1904 { get; init; }

    public bool SharesTexts { get; init; }

    private readonly List<string> _texts = [];

    /// <summary>Texts become texts, decimals and ints numbers, a <see cref="DateOnly"/> a day, a bool a flag, null an empty cell; "=…" is a formula with the value behind the bar, "#…" an error.</summary>
    public WorkbookText Sheet(params object?[][] rows)
    {
        StringBuilder xml = new();
        for (int row = 0; row < rows.Length; row++)
        {
            xml.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\"{(rows[row] is ["hidden", ..] ? " hidden=\"1\"" : "")}>");
            object?[] cells = rows[row] is ["hidden", .. var rest] ? rest : rows[row];
            for (int column = 0; column < cells.Length; column++)
            {
                xml.Append(Cell($"{(char)('A' + column)}{row + 1}", cells[column]));
            }

            xml.Append("</row>");
        }

        _sheets.Add($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{xml}</sheetData></worksheet>");
        return this;
    }

    public WorkbookText RawSheet(string xml)
    {
        _sheets.Add(xml);
        return this;
    }

    public byte[] Bytes()
    {
        using MemoryStream file = new();
        using (ZipArchive parts = new(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            const string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            string types = string.Concat(_sheets.Select((_, index) => $"<Override PartName=\"/xl/worksheets/sheet{index + 1}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"));
            Add(parts, "[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>{types}<Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml\"/></Types>");
            Add(parts, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(parts, "xl/workbook.xml", $"<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><workbookPr{(CountsFrom1904 ? " date1904=\"1\"" : "")}/><sheets>{string.Concat(_sheets.Select((_, index) => $"<sheet name=\"S{index + 1}\" sheetId=\"{index + 1}\" r:id=\"rId{index + 1}\"/>"))}</sheets></workbook>");
            Add(parts, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(_sheets.Select((_, index) => $"<Relationship Id=\"rId{index + 1}\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))}<Relationship Id=\"rId100\" Type=\"{relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rId101\" Type=\"{relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
            Add(parts, "xl/styles.xml", $"<styleSheet xmlns=\"{main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            Add(parts, "xl/sharedStrings.xml", $"<sst xmlns=\"{main}\">{string.Concat(_texts.Select(text => $"<si><r><t xml:space=\"preserve\">{Escaped(text)}</t></r><rPh sb=\"0\" eb=\"1\"><t>phonetic</t></rPh></si>"))}</sst>");
            for (int index = 0; index < _sheets.Count; index++)
            {
                Add(parts, $"xl/worksheets/sheet{index + 1}.xml", _sheets[index]);
            }
        }

        return file.ToArray();
    }

    public static void Add(ZipArchive parts, string name, string content)
    {
        using StreamWriter writer = new(parts.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(content);
    }

    private string Cell(string reference, object? value)
    {
        switch (value)
        {
            case null:
                return "";
            case string text when text.StartsWith('='):
                string[] parts = text[1..].Split('|');
                return $"<c r=\"{reference}\"><f>{Escaped(parts[0])}</f><v>{parts[1]}</v></c>";
            case string text when text.StartsWith('#'):
                return $"<c r=\"{reference}\" t=\"e\"><v>{text}</v></c>";
            case string text when SharesTexts:
                if (!_texts.Contains(text))
                {
                    _texts.Add(text);
                }

                return $"<c r=\"{reference}\" t=\"s\"><v>{_texts.IndexOf(text)}</v></c>";
            case string text:
                return $"<c r=\"{reference}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escaped(text)}</t></is></c>";
            case DateOnly day:
                return $"<c r=\"{reference}\" s=\"1\"><v>{day.DayNumber - (CountsFrom1904 ? new DateOnly(1904, 1, 1) : new DateOnly(1899, 12, 30)).DayNumber}</v></c>";
            case bool flag:
                return $"<c r=\"{reference}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>";
            default:
                return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\"><v>{value}</v></c>");
        }
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
