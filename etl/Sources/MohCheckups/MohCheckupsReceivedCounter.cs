using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>The witness of check-ups: counts HOSO and FILEHOSO with the XML reader of .NET, takes the month from NGAY_RA, and counts a check-up into the control total when its conclusion names a health class.</summary>
public sealed class MohCheckupsReceivedCounter : IReceivedCounter
{
    private const int MessageLimit = 32 * 1024 * 1024;
    private const int TextLimit = 24 * 1024 * 1024;

    private readonly char[] _chunk = new char[16 * 1024];

    public ReceivedCount Count(Stream content, CancellationToken cancellationToken)
    {
        ReceivedCount received = new();
        byte[] start = new byte[4096];
        int length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        bool isMessage = Encoding.UTF8.GetString(start, 0, length).AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("{");
        using Stream whole = new SteadyStream(new JoinedStream(start.AsMemory(0, length), content));
        try
        {
            if (!isMessage)
            {
                CountEnvelope(whole, received, cancellationToken);
            }
            else if (EnvelopeOf(whole) is { } envelope)
            {
                CountEnvelope(new MemoryStream(envelope, writable: false), received, cancellationToken);
            }
        }
        catch (Exception broken) when (broken is XmlException or JsonException or FormatException or InvalidOperationException or KeyNotFoundException or DecoderFallbackException)
        {
            // What cannot be counted is left out, and the reader refuses it.
        }

        return received;
    }

    private static byte[]? EnvelopeOf(Stream message)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = message.Read(buffer)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MessageLimit)
            {
                return null;
            }
        }

        ReadOnlyMemory<byte> text = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        using JsonDocument json = JsonDocument.Parse(text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text);
        return Convert.FromBase64String(json.RootElement.GetProperty("data").GetProperty("file_content").GetString() ?? "");
    }

    private void CountEnvelope(Stream envelope, ReceivedCount received, CancellationToken cancellationToken)
    {
        using XmlReader xml = Open(envelope);
        string facility = "";
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "MACSKCB":
                    facility = Text(xml);
                    break;
                case "SOLUONGHOSO":
                    received.DeclaredRecordCount = long.TryParse(Text(xml), NumberStyles.None, CultureInfo.InvariantCulture, out long declared) ? declared : -1;
                    break;
                case "HOSO":
                    cancellationToken.ThrowIfCancellationRequested();
                    received.Add(CountRecord(xml, facility));
                    break;
            }
        }
    }

    private RecordCount CountRecord(XmlReader xml, string facility)
    {
        int depth = xml.Depth;
        int documents = 0;
        Sighting seen = new();
        bool isEmpty = xml.IsEmptyElement;
        while (!isEmpty && xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "FILEHOSO")
            {
                documents++;
            }
            else if (xml.LocalName == "NOIDUNGFILE")
            {
                CountContent(xml, seen);
            }
        }

        return new RecordCount(facility, seen.MonthKey, documents, 0, seen.HasHealthClass ? 100 : 0);
    }

    private void CountContent(XmlReader xml, Sighting seen)
    {
        int depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            return;
        }

        StringBuilder text = new();
        bool isFirst = true;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && isFirst)
            {
                isFirst = false;
                Look(xml, seen);
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                Append(xml, text);
            }
        }

        string content = text.ToString().Trim('\uFEFF', ' ', '\t', '\r', '\n');
        if (!isFirst || content.Length == 0)
        {
            return;
        }

        try
        {
            using XmlReader inner = content[0] == '<' ? Open(new MemoryStream(Encoding.UTF8.GetBytes(content), writable: false)) : Open(new MemoryStream(Convert.FromBase64String(content), writable: false));
            if (inner.MoveToContent() == XmlNodeType.Element)
            {
                Look(inner, seen);
            }
        }
        catch (Exception broken) when (broken is XmlException or FormatException or DecoderFallbackException)
        {
            // The record is held back by the reader; what it brought is what could be counted of it.
        }
    }

    /// <summary>Looks through the document whose root the reader stands at.</summary>
    private void Look(XmlReader xml, Sighting seen)
    {
        bool isVisit = xml.LocalName == "THONG_TIN_CHUNG_VE_LAN_KHAM";
        bool isConclusion = xml.LocalName == "KET_LUAN";
        int depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            return;
        }

        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1)
            {
                continue;
            }

            if (isVisit && xml.LocalName == "NGAY_RA")
            {
                string day = Text(xml);
                seen.MonthKey = day.Length >= 8 && DateTime.TryParseExact(day[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) ? (date.Year * 100) + date.Month : -1;
            }
            else if (isConclusion && xml.LocalName == "PHAN_LOAI_SK")
            {
                seen.HasHealthClass = Text(xml).Length > 0;
            }
        }
    }

    private string Text(XmlReader xml)
    {
        StringBuilder text = new();
        int depth = xml.Depth;
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && xml.Depth > depth)
            {
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                {
                    Append(xml, text);
                }
            }
        }

        return text.ToString().Trim();
    }

    private void Append(XmlReader xml, StringBuilder text)
    {
        int count;
        while ((count = xml.ReadValueChunk(_chunk, 0, _chunk.Length)) > 0)
        {
            if (text.Length + count > TextLimit)
            {
                throw new XmlException("A text longer than is read.");
            }

            text.Append(_chunk, 0, count);
        }
    }

    private static XmlReader Open(Stream content) => XmlReader.Create(
        content,
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null },
        new XmlParserContext(null, new AnyPrefix(), null, XmlSpace.None));

    private sealed class Sighting
    {
        public int MonthKey { get; set; } = -1;

        public bool HasHealthClass { get; set; }
    }

    /// <summary>Files of the sector carry prefixes that nobody declared.</summary>
    private sealed class AnyPrefix() : XmlNamespaceManager(new NameTable())
    {
        public override string? LookupNamespace(string prefix) => base.LookupNamespace(prefix) ?? "undeclared";
    }
}
