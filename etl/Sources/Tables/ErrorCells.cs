using System.IO.Compression;
using System.Globalization;
using System.Xml;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The cells of a workbook that could not be computed (#REF!), by sheet, row and column: the package that reads workbooks gives them as empty, which would make a broken figure look like none.</summary>
internal sealed class ErrorCells
{
    private const int Most = 100_000;
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true };

    private readonly Dictionary<(int Sheet, int Row, int Column), string> _errors = [];

    /// <summary>There are more than anybody would correct one by one.</summary>
    public bool IsTooMany => _errors.Count >= Most;

    public string? At(int sheet, int row, int column) => _errors.Count == 0 ? null : _errors.GetValueOrDefault((sheet, row, column));

    public void Find(ZipArchive parts, CancellationToken cancellationToken)
    {
        int sheet = 0;
        foreach (ZipArchiveEntry? part in Sheets(parts))
        {
            sheet++;
            if (part is not null && MayHaveErrors(part, cancellationToken))
            {
                Read(part, sheet, cancellationToken);
            }
        }
    }

    /// <summary>The sheets in the order of the workbook, null for one whose part is missing.</summary>
    private static List<ZipArchiveEntry?> Sheets(ZipArchive parts)
    {
        Dictionary<string, string> targets = new(StringComparer.Ordinal);
        if (parts.Part("xl/_rels/workbook.xml.rels") is { } relations)
        {
            using XmlReader reader = XmlReader.Create(relations.Open(), Settings);
            while (reader.ReadToFollowing("Relationship"))
            {
                string target = reader.GetAttribute("Target") ?? "";
                targets[reader.GetAttribute("Id") ?? ""] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        List<ZipArchiveEntry?> sheets = [];
        using XmlReader workbook = XmlReader.Create(parts.Part("xl/workbook.xml")!.Open(), Settings);
        while (workbook.Read())
        {
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                string? relation = null;
                while (workbook.MoveToNextAttribute())
                {
                    relation = workbook.LocalName == "id" ? workbook.Value : relation;
                }

                sheets.Add(relation is not null && targets.TryGetValue(relation, out string? target) ? parts.Part(target) : null);
            }
        }

        return sheets;
    }

    /// <summary>Looks at the bytes alone, which is many times faster than parsing; nearly all sheets have no such cell.</summary>
    private static bool MayHaveErrors(ZipArchiveEntry part, CancellationToken cancellationToken)
    {
        using Stream content = part.Open();
        byte[] buffer = new byte[64 * 1024];
        int kept = 0;
        int length;
        while ((length = content.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, kept + length);
            if (bytes.IndexOf("t=\"e\""u8) >= 0 || bytes.IndexOf("t='e'"u8) >= 0)
            {
                return true;
            }

            kept = Math.Min(4, bytes.Length);
            bytes[^kept..].CopyTo(buffer);
        }

        return false;
    }

    private void Read(ZipArchiveEntry part, int sheet, CancellationToken cancellationToken)
    {
        using XmlReader reader = XmlReader.Create(part.Open(), Settings);
        int row = 0;
        int column = 0;
        while (reader.Read() && !IsTooMany)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName == "row")
            {
                cancellationToken.ThrowIfCancellationRequested();
                row = int.TryParse(reader.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : row + 1;
                column = -1;
            }
            else if (reader.LocalName == "c")
            {
                column = reader.GetAttribute("r") is { } reference ? ColumnOf(reference) : column + 1;
                if (reader.GetAttribute("t") == "e")
                {
                    string text = reader.IsEmptyElement || !reader.ReadToDescendant("v", reader.NamespaceURI) ? "#N/A" : reader.ReadElementContentAsString();
                    _errors[(sheet, row, column)] = RowFeed.IsError(text) ? text : "#N/A";
                }
            }
        }
    }

    private static int ColumnOf(string reference)
    {
        int column = 0;
        for (int at = 0; at < reference.Length && at < 3 && char.IsAsciiLetterUpper(reference[at]); at++)
        {
            column = (column * 26) + (reference[at] - 'A' + 1);
        }

        return column - 1;
    }
}
