using System.Globalization;
using System.IO.Compression;
using System.Xml;
using BhytWarehouse.Etl.Landing;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Whether a workbook is whole, and within what is read: looked at by reader and witness alike before either unpacks it, since a few kilobytes can unpack to more than a machine holds.</summary>
/// <remarks>It answers yes or no and counts nothing for anybody, so the two stay witnesses of each other.</remarks>
internal static class WorkbookBounds
{
    /// <summary>Bytes of the packed file, which is held in memory.</summary>
    public const int LongestFile = 128 * 1024 * 1024;

    private const long LongestUnpacked = 2L * 1024 * 1024 * 1024;
    private const long LongestSharedTexts = 128L * 1024 * 1024;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string StrictRelations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private const int MostParts = 10_000;
    private const int MostSharedTexts = 2_000_000;
    private const int MostRows = 1_048_576;
    private const int MostColumns = 2_048;
    private const long MostCells = 100_000_000;
    private const int MostHeldElements = 100_000;
    private const int MostNames = 10_000;
    private const int DeepestElement = 64;
    private const int LongestRun = 1024 * 1024;

    /// <summary>What is wrong, null when nothing is.</summary>
    public static string? FaultOf(Stream workbook, CancellationToken cancellationToken)
    {
        try
        {
            if (ArchiveIndex.CountEntries(workbook, MostParts) > MostParts)
            {
                return $"a workbook of more than {MostParts} parts";
            }

            workbook.Position = 0;
            using ZipArchive parts = new(workbook, ZipArchiveMode.Read, leaveOpen: true);
            return FaultOf(parts, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            return $"a workbook that is damaged or not whole ({exception.GetType().Name}); send it again";
        }
        finally
        {
            workbook.Position = 0;
        }
    }

    private static string? FaultOf(ZipArchive parts, CancellationToken cancellationToken)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        long unpacked = 0;
        foreach (ZipArchiveEntry part in parts.Entries)
        {
            string name = WorkbookParts.NameOf(part.FullName);
            if (!names.Add(name))
            {
                return "a workbook with two parts of one name";
            }

            if (part.IsEncrypted)
            {
                return "a workbook with a password; open it in Excel, take the password off and save it again";
            }

            unpacked += IsRead(name) ? part.Length : 0;
        }

        if (unpacked > LongestUnpacked)
        {
            return $"a workbook that unpacks to {unpacked} bytes, above {LongestUnpacked}; save it as CSV";
        }

        foreach (ZipArchiveEntry part in parts.Entries)
        {
            if (IsRead(part.FullName) && FaultOf(part, cancellationToken) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Pictures and the like are never opened: what the workbook is made of has to be named .xml.</summary>
    private static bool IsRead(string name) => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static string? FaultOf(ZipArchiveEntry part, CancellationToken cancellationToken)
    {
        using XmlReader reader = XmlReader.Create(new WholeEntryStream(part, LongestRun), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, CloseInput = true, NameTable = new BoundedNames() });
        HashSet<string> once = new(StringComparer.Ordinal);
        int heldElements = 0;
        bool isSheet = false;
        bool hasValue = false;
        int row = 0;
        int column = 0;
        int widest = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Depth > DeepestElement)
            {
                return $"a workbook whose elements are nested deeper than {DeepestElement}";
            }

            // Two programs need not take the same one of two lists, or of two tables in one sheet.
            if (reader.Depth == 0 && reader.LocalName == "worksheet")
            {
                isSheet = true;
                if (reader.NamespaceURI is not (Main or StrictMain))
                {
                    return "a sheet of another kind than those of a workbook (.xlsx)";
                }
            }
            else if (reader.LocalName is "sheets" or "sheetData" && !once.Add(reader.LocalName))
            {
                return "a workbook with two lists of sheets, or a sheet with two tables";
            }
            else if (isSheet && (reader.LocalName is "row" or "c" or "v" or "is" or "t") && (reader.NamespaceURI is not (Main or StrictMain) || !Belongs(reader.LocalName, reader.Depth)))
            {
                return "a sheet with rows, cells or values where they do not belong";
            }

            switch (reader.LocalName)
            {
                case "sheet" when !once.Add("sheet " + (reader.GetAttribute("id", Relations) ?? reader.GetAttribute("id", StrictRelations))):
                    return "a workbook that lists one sheet twice";
                case "Relationship" when reader.GetAttribute("Type") is { } type && (type.EndsWith("/worksheet", StringComparison.Ordinal) || type.EndsWith("/sharedStrings", StringComparison.Ordinal) || type.EndsWith("/styles", StringComparison.Ordinal)):
                    if (reader.GetAttribute("Target")?.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) != true || ++heldElements > MostHeldElements)
                    {
                        return "a workbook with sheets that are not kept in parts .xml";
                    }

                    break;
                case "si":
                    if (++heldElements > MostSharedTexts || part.Length > LongestSharedTexts)
                    {
                        return $"a workbook with more than {MostSharedTexts} shared texts or {LongestSharedTexts} bytes of them; save it as CSV";
                    }

                    break;
                case "mergeCell" or "xf" or "sheet" or "numFmt" or "col" when ++heldElements > MostHeldElements:
                    return $"a workbook with more than {MostHeldElements} sheets, formats or merged cells";
                case "row" when isSheet:
                    cancellationToken.ThrowIfCancellationRequested();
                    int number = reader.GetAttribute("r") is not { } text ? row + 1 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int read) ? read : -1;
                    if (number <= row || number > MostRows)
                    {
                        return $"a sheet whose rows are not numbered upwards from 1 to {MostRows}";
                    }

                    (row, column) = (number, 0);
                    break;
                case "c" when isSheet:
                    int place = reader.GetAttribute("r") is { } reference ? ColumnOf(reference, row) : column + 1;
                    if (place <= column)
                    {
                        return "a sheet whose cells do not stand in the order of their places";
                    }

                    column = place;
                    hasValue = false;
                    widest = Math.Max(widest, column);
                    if (widest > MostColumns || (long)row * widest > MostCells)
                    {
                        return $"a sheet of more than {MostColumns} columns or {MostCells} cells; save it as CSV";
                    }

                    break;
                case "v" or "is" when isSheet:
                    if (hasValue)
                    {
                        return "a sheet with two values in one cell";
                    }

                    hasValue = true;
                    break;
                default:
                    break;
            }
        }

        return null;
    }

    private static bool Belongs(string name, int depth) => name switch
    {
        "row" => depth == 2,
        "c" => depth == 3,
        "t" => depth is 5 or 6,
        _ => depth == 4,
    };

    /// <summary>From 1; 0 for what is no place in the row.</summary>
    private static int ColumnOf(string reference, int row)
    {
        int column = 0;
        int at = 0;
        while (at < reference.Length && at < 3 && char.IsAsciiLetterUpper(reference[at]))
        {
            column = (column * 26) + (reference[at++] - 'A' + 1);
        }

        return int.TryParse(reference.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number == row ? column : 0;
    }

    /// <summary>Every name that a document uses is kept for as long as it is read.</summary>
    private sealed class BoundedNames : NameTable
    {
        private int _count;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        private string Counted(string name) => ++_count <= MostNames ? name : throw new InvalidDataException("More names of elements and attributes than a workbook has.");
    }
}
