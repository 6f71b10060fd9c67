using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>Takes one dossier of an XML envelope apart: HOSO with its FILEHOSO, or a row that stands by itself.</summary>
/// <remarks>A way of its own beside the readers: what they could not make sense of must still be seen.</remarks>
internal static class EnvelopeFields
{
    private const int LargestRecord = 64 * 1024 * 1024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    /// <param name="recordElements">The elements that are one record each.</param>
    /// <param name="mayShow">By document and field: null for a field that the contract does not know.</param>
    public static IReadOnlyList<RecordField> Of(Stream content, IReadOnlySet<string> recordElements, RecordPlace place, Func<string, string, bool?> mayShow)
    {
        try
        {
            return Record(content, recordElements, place) is not { } record ? []
                : record.Name.LocalName == "HOSO" ? [.. record.Elements("FILEHOSO").SelectMany(file => OfDocument(file, mayShow))]
                : [.. OfRows("XML0", record, mayShow)];
        }
        catch (XmlException)
        {
            return [];
        }
    }

    private static XElement? Record(Stream content, IReadOnlySet<string> recordElements, RecordPlace place)
    {
        if (place.ByteCount > 0)
        {
            return place.ByteCount <= LargestRecord ? Parse(Bytes(content, place.ByteOffset, (int)place.ByteCount)) : null;
        }

        using XmlReader reader = XmlReader.Create(content, Settings);
        int number = 0;
        bool isThere = reader.Read();
        while (isThere)
        {
            if (reader.NodeType != XmlNodeType.Element || !recordElements.Contains(reader.LocalName))
            {
                isThere = reader.Read();
            }
            else if (++number == place.RecordNumber)
            {
                return (XElement)XNode.ReadFrom(reader);
            }
            else
            {
                reader.Skip();
                isThere = !reader.EOF;
            }
        }

        return null;
    }

    /// <summary>The bytes of a range; fewer where the content ends before it.</summary>
    public static byte[] Bytes(Stream content, long offset, int count)
    {
        byte[] buffer = new byte[128 * 1024];
        while (offset > 0)
        {
            int skipped = content.Read(buffer, 0, (int)Math.Min(buffer.Length, offset));
            if (skipped == 0)
            {
                return [];
            }

            offset -= skipped;
        }

        byte[] bytes = new byte[count];
        int length = content.ReadAtLeast(bytes, count, throwOnEndOfStream: false);
        return length == count ? bytes : bytes[..length];
    }

    private static XElement Parse(byte[] bytes)
    {
        using XmlReader reader = XmlReader.Create(new MemoryStream(bytes, writable: false), Settings);
        return XElement.Load(reader);
    }

    private static IEnumerable<RecordField> OfDocument(XElement file, Func<string, string, bool?> mayShow)
    {
        string code = (file.Element("LOAIHOSO")?.Value ?? "").Trim().ToUpperInvariant();
        code = code.Length is 4 or 5 && code.StartsWith("XML", StringComparison.Ordinal) && code.AsSpan(3).IndexOfAnyExceptInRange('0', '9') < 0 ? code : "";
        if (file.Element("NOIDUNGFILE") is not { } body)
        {
            return [];
        }

        if (body.Elements().FirstOrDefault() is { } nested)
        {
            return OfRows(code, nested, mayShow);
        }

        string text = body.Value.Trim();
        byte[] bytes = new byte[text.Length];
        bytes = Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : Encoding.UTF8.GetBytes(text);
        try
        {
            return text.Length == 0 ? [] : OfRows(code, Parse(bytes), mayShow);
        }
        catch (XmlException)
        {
            // A document that is no XML has no fields; that there is something is told.
            return [new RecordField(code, 0, "", text, MayShow: false)];
        }
    }

    /// <summary>The filled elements without children; those under one parent are one row.</summary>
    private static IEnumerable<RecordField> OfRows(string document, XElement root, Func<string, string, bool?> mayShow)
    {
        int row = 0;
        XElement? parent = null;
        foreach (XElement element in root.Descendants().Where(element => !element.HasElements))
        {
            row += ReferenceEquals(parent, element.Parent) ? 0 : 1;
            parent = element.Parent;
            string text = element.Value.Trim();
            if (text.Length > 0)
            {
                bool? known = mayShow(document, element.Name.LocalName);
                yield return new RecordField(document, row, known is null ? "" : element.Name.LocalName, text, known == true);
            }
        }
    }
}
