using System.Globalization;
using System.IO.Compression;
using System.Xml;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Scans a workbook for the witness, straight from its parts.</summary>
internal sealed class WorkbookScan(IReadOnlyList<CountedLayout> layouts, ReceivedCount received)
{
    private const int LongestText = 400;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true, IgnoreComments = true };

    private readonly List<string> _texts = [];
    private bool _countsFrom1904;

    public void Run(byte[] start, Stream content, CancellationToken cancellationToken)
    {
        using MemoryStream held = new();
        held.Write(start);
        byte[] buffer = new byte[128 * 1024];
        int length;
        while ((length = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (held.Length + length > WorkbookBounds.LongestFile)
            {
                return;
            }

            held.Write(buffer, 0, length);
        }

        try
        {
            if (WorkbookBounds.FaultOf(held, cancellationToken) is null)
            {
                Scan(held, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            // What cannot be scanned the reader has to refuse.
        }
    }

    private void Scan(MemoryStream held, CancellationToken cancellationToken)
    {
        using ZipArchive parts = new(held, ZipArchiveMode.Read, leaveOpen: true);
        if (parts.Part("xl/workbook.xml") is not { } workbook || parts.Part("xl/_rels/workbook.xml.rels") is not { } relations)
        {
            return;
        }

        Dictionary<string, string> targets = Targets(relations, out string texts);
        List<string> sheets = Sheets(workbook);
        if (parts.Part(texts) is { } shared)
        {
            ReadTexts(shared, cancellationToken);
        }

        foreach (bool takesParts in (ReadOnlySpan<bool>)[false, true])
        {
            foreach (string sheet in received.Records.Count == 0 ? sheets : [])
            {
                if (targets.TryGetValue(sheet, out string? target) && parts.Part(target) is { } part)
                {
                    ScanSheet(part, takesParts, cancellationToken);
                }
            }
        }
    }

    private static Dictionary<string, string> Targets(ZipArchiveEntry relations, out string texts)
    {
        Dictionary<string, string> targets = new(StringComparer.Ordinal);
        texts = "xl/sharedStrings.xml";
        using XmlReader reader = XmlReader.Create(relations.Open(), Settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Target") is { } target)
            {
                string path = target.StartsWith('/') ? target[1..] : "xl/" + target;
                targets[id] = path;
                texts = reader.GetAttribute("Type")?.EndsWith("/sharedStrings", StringComparison.Ordinal) == true ? path : texts;
            }
        }

        return targets;
    }

    private List<string> Sheets(ZipArchiveEntry workbook)
    {
        List<string> sheets = [];
        using XmlReader reader = XmlReader.Create(workbook.Open(), Settings);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                _countsFrom1904 = reader.GetAttribute("date1904") is "1" or "true";
            }
            else if (reader is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                sheets.Add(reader.GetAttribute("id", Relations) ?? reader.GetAttribute("id", StrictRelations) ?? "");
            }
        }

        return sheets;
    }

    private void ReadTexts(ZipArchiveEntry shared, CancellationToken cancellationToken)
    {
        using XmlReader reader = XmlReader.Create(shared.Open(), Settings);
        string text = "";
        int phonetic = 0;
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.LocalName == "si":
                    cancellationToken.ThrowIfCancellationRequested();
                    text = "";
                    if (reader.IsEmptyElement)
                    {
                        _texts.Add("");
                    }

                    break;
                case XmlNodeType.Element when reader.LocalName == "rPh" && !reader.IsEmptyElement:
                    phonetic++;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "rPh":
                    phonetic--;
                    break;
                case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when phonetic == 0 && text.Length < LongestText:
                    text += reader.Value;
                    break;
                case XmlNodeType.EndElement when reader.LocalName == "si":
                    _texts.Add(text.Length > LongestText ? text[..LongestText] : text);
                    break;
                default:
                    break;
            }
        }
    }

    private void ScanSheet(ZipArchiveEntry part, bool takesParts, CancellationToken cancellationToken)
    {
        SheetTally tally = new(layouts, _countsFrom1904, takesParts, received);
        ScannedRow row = new();
        using XmlReader reader = XmlReader.Create(part.Open(), Settings);
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "worksheet")
        {
            return;
        }

        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row", IsEmptyElement: false })
            {
                cancellationToken.ThrowIfCancellationRequested();
                row.Clear();
                ScanRow(reader, row);
                tally.Take(row);
            }
        }

        tally.End();
    }

    private void ScanRow(XmlReader reader, ScannedRow row)
    {
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row"))
        {
            if (reader is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            int column = reader.GetAttribute("r") is { } reference ? ColumnOf(reference) : row.CellCount;
            string type = reader.GetAttribute("t") ?? "n";
            while (row.CellCount < column && row.CellCount < 16_384)
            {
                row.EndCell();
            }

            string value = reader.IsEmptyElement ? "" : CellValue(reader);
            if (type == "s" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < _texts.Count)
            {
                value = _texts[index];
            }

            row.Add(value);
            row.EndCell(isNumber: type == "n" && value.Length > 0);
        }
    }

    /// <summary>The text of v, or of the runs of an inline string; what a formula says is left out.</summary>
    private static string CellValue(XmlReader reader)
    {
        string value = "";
        string element = "";
        int phonetic = 0;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "c"))
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    element = reader.IsEmptyElement ? "" : reader.LocalName;
                    phonetic += element == "rPh" ? 1 : 0;
                    break;
                case XmlNodeType.EndElement:
                    phonetic -= reader.LocalName == "rPh" ? 1 : 0;
                    element = "";
                    break;
                case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when element is "v" or "t" && phonetic == 0:
                    value += reader.Value;
                    break;
                default:
                    break;
            }
        }

        return value;
    }

    private static int ColumnOf(string reference)
    {
        int column = 0;
        foreach (char letter in reference)
        {
            if (letter is < 'A' or > 'Z' || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column - 1;
    }
}
