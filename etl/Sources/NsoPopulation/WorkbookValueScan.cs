using System.Globalization;
using System.IO.Compression;
using System.Xml;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>The witness of a population workbook, straight from its parts: numbers to the right of a first cell that is not empty, on the first sheet.</summary>
internal static class WorkbookValueScan
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true };

    public static ReceivedCount Count(byte[] content)
    {
        ReceivedCount received = new();
        try
        {
            using MemoryStream whole = new(content, writable: false);
            if (WorkbookBounds.FaultOf(whole, CancellationToken.None) is not null)
            {
                return received;
            }

            using ZipArchive parts = new(whole, ZipArchiveMode.Read);
            if (FirstSheet(parts) is { } sheet)
            {
                Scan(sheet, received);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException or FormatException or NotSupportedException)
        {
            // What cannot be scanned the reader has to refuse.
        }

        return received;
    }

    private static ZipArchiveEntry? FirstSheet(ZipArchive parts)
    {
        if (parts.Part("xl/workbook.xml") is not { } book || parts.Part("xl/_rels/workbook.xml.rels") is not { } links)
        {
            return null;
        }

        string id = "";
        using (XmlReader workbook = XmlReader.Create(book.Open(), Settings))
        {
            while (id.Length == 0 && workbook.Read())
            {
                id = workbook is { NodeType: XmlNodeType.Element, LocalName: "sheet" } ? workbook.GetAttribute("id", Relations) ?? "" : "";
            }
        }

        using XmlReader relations = XmlReader.Create(links.Open(), Settings);
        while (relations.Read())
        {
            if (relations is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && relations.GetAttribute("Id") == id)
            {
                string target = relations.GetAttribute("Target") ?? "";
                return parts.Part(target.StartsWith('/') ? target[1..] : "xl/" + target);
            }
        }

        return null;
    }

    private static void Scan(ZipArchiveEntry sheet, ReceivedCount received)
    {
        using XmlReader reader = XmlReader.Create(sheet.Open(), Settings);
        bool hasFirst = false;
        int column = -1;
        string type = "";
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "row":
                    hasFirst = false;
                    column = -1;
                    break;
                case "c":
                    column = reader.GetAttribute("r") is { } place ? ColumnOf(place) : column + 1;
                    type = reader.GetAttribute("t") ?? "n";
                    break;
                case "v" or "t" when reader.Read() && reader.NodeType == XmlNodeType.Text && reader.Value.Length > 0:
                    if (column == 0)
                    {
                        hasFirst = true;
                    }
                    else if (hasFirst && type == "n" && decimal.TryParse(reader.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
                    {
                        long hundredths = value is >= -90_000_000_000m and <= 90_000_000_000m ? (long)Math.Round(value * 1000, MidpointRounding.AwayFromZero) * 100 : 0;
                        received.Add(new RecordCount("", -1, 0, 0, hundredths));
                    }

                    break;
            }
        }
    }

    private static int ColumnOf(string place)
    {
        int column = 0;
        foreach (char letter in place.TakeWhile(char.IsAsciiLetter))
        {
            column = (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1);
        }

        return column - 1;
    }
}
