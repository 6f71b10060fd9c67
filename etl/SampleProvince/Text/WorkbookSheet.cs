using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace BhytWarehouse.SampleProvince.Text;

/// <summary>A workbook (.xlsx) of one sheet with the least that Excel opens: text in place, numbers as numbers, merged cells. The same rows always give the same bytes.</summary>
internal sealed class WorkbookSheet(string name)
{
    private static readonly DateTimeOffset Made = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly StringBuilder _rows = new();
    private readonly List<string> _merged = [];
    private int _count;

    /// <summary>Null leaves a cell empty; decimals and integers become numbers, all else text.</summary>
    public void Row(params ReadOnlySpan<object?> cells)
    {
        _count++;
        _rows.Append(CultureInfo.InvariantCulture, $"<row r=\"{_count}\">");
        for (int column = 0; column < cells.Length; column++)
        {
            switch (cells[column])
            {
                case null:
                    break;
                case int or long or decimal:
                    _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{Column(column)}{_count}\"><v>{cells[column]}</v></c>");
                    break;
                default:
                    _rows.Append(CultureInfo.InvariantCulture, $"<c r=\"{Column(column)}{_count}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(cells[column]!.ToString())}</t></is></c>");
                    break;
            }
        }

        _rows.Append("</row>");
    }

    /// <summary>Merges columns of the row written last, both counted from 0 and included.</summary>
    public void Merge(int first, int last) => _merged.Add(string.Create(CultureInfo.InvariantCulture, $"<mergeCell ref=\"{Column(first)}{_count}:{Column(last)}{_count}\"/>"));

    public byte[] ToBytes()
    {
        using MemoryStream stream = new();
        using (ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>");
            Add(archive, "_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Add(archive, "xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"{name}\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            Add(archive, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            string merged = _merged.Count == 0 ? "" : $"<mergeCells count=\"{_merged.Count}\">{string.Concat(_merged)}</mergeCells>";
            Add(archive, "xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{_rows}</sheetData>{merged}</worksheet>");
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string path, string xml)
    {
        ZipArchiveEntry entry = archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = Made;
        using Stream content = entry.Open();
        content.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml));
    }

    private static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column((index / 26) - 1) + (char)('A' + (index % 26));
}
