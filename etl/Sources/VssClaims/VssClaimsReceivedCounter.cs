using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Counts what a claims file brought, by its tags alone: dossiers, documents, rows, and what the summaries ask from the fund.</summary>
/// <remarks>
/// It is the witness against the reader, so it knows neither its tokenizer nor its contract: it has its own window, finds tags by their
/// text, decodes base64 by <see cref="Convert"/> and reads numbers itself. It judges nothing; what it cannot count it leaves out.
/// </remarks>
public sealed class VssClaimsReceivedCounter : IReceivedCounter
{
    private const int WindowSize = 1024 * 1024;

    // Beyond this the reader refuses the file, and nothing further of it can load.
    private const int LargestContent = 49 * 1024 * 1024;

    private static readonly string[] RowTags =
    [
        "TRANG_THAI_KCB", "", "CHI_TIET_THUOC", "CHI_TIET_DVKT", "CHI_TIET_CLS", "CHI_TIET_DIEN_BIEN_BENH", "HO_SO_BENH_AN_CHAM_SOC_VA_DIEU_TRI_HIV_AIDS", "", "", "DU_LIEU_GIAY_CHUNG_SINH", "", "", "", "", "", "CHITIET_DIEUTRI_BENHLAO",
    ];

    private static readonly byte[][] RowTagBytes = [.. RowTags.Select(Encoding.ASCII.GetBytes)];

    private byte[] _window = new byte[WindowSize];
    private int _length;
    private int _at;
    private bool _isDry;
    private Stream _stream = Stream.Null;
    private char[] _characters = [];
    private byte[] _decoded = [];
    private byte[] _plain = [];

    public ReceivedCount Count(Stream content, CancellationToken cancellationToken)
    {
        _stream = content;
        _length = 0;
        _at = 0;
        _isDry = false;
        ReceivedCount count = new();
        string? facility = null;
        bool isInDossier = false;
        bool isInDocument = false;
        int documents = 0;
        int lines = 0;
        int month = -1;
        long amount = 0;
        int tableOfDocument = -1;
        Slice xml = default;
        bool hasContent = false;

        while (NextTag(out Tag tag))
        {
            ReadOnlySpan<byte> name = _window.AsSpan(tag.NameStart, tag.NameLength);
            if (name.SequenceEqual("NOIDUNGFILE"u8) && !tag.IsEnd)
            {
                if (tag.IsEmpty)
                {
                    continue;
                }

                if (!Content(out xml))
                {
                    break;
                }

                hasContent = true;
            }
            else if (name.SequenceEqual("LOAIHOSO"u8) && !tag.IsEnd)
            {
                tableOfDocument = tag.IsEmpty ? -1 : Table(Text());
            }
            else if (name.SequenceEqual("FILEHOSO"u8))
            {
                if (!tag.IsEnd)
                {
                    documents++;
                    isInDocument = true;
                    hasContent = false;
                    tableOfDocument = -1;
                }

                if ((tag.IsEnd || tag.IsEmpty) && isInDocument)
                {
                    isInDocument = false;
                    if (hasContent && tableOfDocument >= 0)
                    {
                        ReadOnlySpan<byte> document = _decoded.AsSpan(xml.Start, xml.Length);
                        lines += CountRows(document, tableOfDocument, ref month, ref amount);
                    }
                }
            }
            else if (name.SequenceEqual("HOSO"u8))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!tag.IsEnd)
                {
                    isInDossier = true;
                    (documents, lines, month, amount) = (0, 0, -1, 0);
                }

                if ((tag.IsEnd || tag.IsEmpty) && isInDossier)
                {
                    isInDossier = false;
                    count.Add(new RecordCount(facility ?? "", month, documents, lines, amount));
                }
            }
            else if (name.SequenceEqual("MACSKCB"u8) && !tag.IsEnd && !isInDossier && facility is null)
            {
                facility = tag.IsEmpty ? "" : Encoding.UTF8.GetString(Text());
                count.NameFacility(facility);
            }
            else if (name.SequenceEqual("SOLUONGHOSO"u8) && !tag.IsEnd && !isInDossier)
            {
                count.DeclaredRecordCount = !tag.IsEmpty && Number(Text(), 0, out long declared) ? declared : -1;
            }
            else if (name.SequenceEqual("TRANG_THAI_KCB"u8) && !tag.IsEnd && !isInDossier)
            {
                cancellationToken.ThrowIfCancellationRequested();
                count.Add(new RecordCount(facility ?? "", -1, 0, 1, 0));
            }
        }

        if (_window.Length > 8 * WindowSize)
        {
            _window = new byte[WindowSize];
            _characters = [];
            _decoded = [];
            _plain = [];
        }

        return count;
    }

    private static int Table(ReadOnlySpan<byte> code)
    {
        string text = Encoding.UTF8.GetString(code);
        return text.StartsWith("XML", StringComparison.OrdinalIgnoreCase) && int.TryParse(text.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture, out int table)
            && table < RowTags.Length && text.Length == (table < 10 ? 4 : 5) ? table : -1;
    }

    private int CountRows(ReadOnlySpan<byte> document, int table, ref int month, ref long amount)
    {
        if (document.IndexOf("<!"u8) >= 0)
        {
            document = WithoutSections(document);
        }

        if (table == 1)
        {
            // Above ninety trillion đồng the warehouse would not keep the hundredths, and the reader holds the dossier back.
            amount = Number(Value(document, "T_BHTT"u8), 2, out long asked) && Math.Abs(asked) <= 9_000_000_000_000_000 ? asked : 0;
            month = Number(Value(document, "NAM_QT"u8), 0, out long year) && Number(Value(document, "THANG_QT"u8), 0, out long monthOfYear) && year is > 0 and < 10_000 && monthOfYear is > 0 and < 100
                ? (int)((year * 100) + monthOfYear)
                : -1;
            return 0;
        }

        ReadOnlySpan<byte> rowTag = RowTagBytes[table];
        if (rowTag.IsEmpty)
        {
            return document.Contains((byte)'<') ? 1 : 0;
        }

        int rows = 0;
        for (int at = 0; FindStart(document, rowTag, ref at);)
        {
            rows++;
        }

        return rows;
    }

    /// <summary>Finds the next start tag of the name, with or without a prefix; leaves <paramref name="at"/> behind the name.</summary>
    private static bool FindStart(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name, ref int at)
    {
        while (true)
        {
            int found = document[at..].IndexOf(name);
            if (found < 0)
            {
                return false;
            }

            int start = at + found;
            at = start + name.Length;
            if (at >= document.Length)
            {
                return false;
            }

            byte after = document[at];
            int before = start - 1;
            if (before > 0 && document[before] == ':')
            {
                before--;
                while (before > 0 && document[before] is not ((byte)'<' or (byte)'>' or (byte)'/' or (byte)' '))
                {
                    before--;
                }
            }

            if (before >= 0 && document[before] == '<' && after is (byte)'>' or (byte)'/' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                return true;
            }
        }
    }

    private static ReadOnlySpan<byte> Value(ReadOnlySpan<byte> document, ReadOnlySpan<byte> name)
    {
        int at = 0;
        if (!FindStart(document, name, ref at))
        {
            return default;
        }

        ReadOnlySpan<byte> rest = document[at..];
        int close = rest.IndexOf((byte)'>');
        if (close < 0 || (close > 0 && rest[close - 1] == '/'))
        {
            return default;
        }

        rest = rest[(close + 1)..];
        int end = rest.IndexOf((byte)'<');
        return Unescaped(end < 0 ? default : rest[..end]).Trim(" \t\r\n"u8);
    }

    /// <summary>Digits, at most one point; further decimals only zeros. Own reading, since the reader's may be what is wrong.</summary>
    private static bool Number(ReadOnlySpan<byte> text, int decimals, out long scaled)
    {
        scaled = 0;
        bool isNegative = text.Length > 1 && text[0] == '-';
        int digits = 0;
        int after = -1;
        foreach (byte character in isNegative ? text[1..] : text)
        {
            if (character == '.' && after < 0 && digits > 0 && decimals > 0)
            {
                after = 0;
            }
            else if (character is < (byte)'0' or > (byte)'9' || digits > 17)
            {
                return false;
            }
            else if (after < 0)
            {
                scaled = (scaled * 10) + (character - '0');
                digits++;
            }
            else if (after++ < decimals)
            {
                scaled = (scaled * 10) + (character - '0');
            }
            else if (character != '0')
            {
                return false;
            }
        }

        for (int i = Math.Max(after, 0); i < decimals; i++)
        {
            scaled *= 10;
        }

        scaled = isNegative ? -scaled : scaled;
        return digits > 0 && after != 0;
    }

    /// <summary>The document without comments, and with CDATA as plain text in which nothing looks like a tag.</summary>
    private ReadOnlySpan<byte> WithoutSections(ReadOnlySpan<byte> document)
    {
        if (_plain.Length < document.Length)
        {
            _plain = new byte[document.Length];
        }

        int written = 0;
        while (!document.IsEmpty)
        {
            int next = document.IndexOf("<!"u8);
            int plain = next < 0 ? document.Length : next;
            document[..plain].CopyTo(_plain.AsSpan(written));
            written += plain;
            document = document[plain..];
            if (next < 0)
            {
                break;
            }

            bool isData = document.StartsWith("<![CDATA["u8);
            int end = isData ? document.IndexOf("]]>"u8) : document.StartsWith("<!--"u8) ? document.IndexOf("-->"u8) : document.IndexOf((byte)'>');
            if (end < 0)
            {
                break;
            }

            if (isData)
            {
                foreach (byte value in document[9..end])
                {
                    _plain[written++] = value is (byte)'<' or (byte)'&' ? (byte)' ' : value;
                }
            }

            document = document[(end + (isData || document[2] == '-' ? 3 : 1))..];
        }

        return _plain.AsSpan(0, written);
    }

    /// <summary>Reads the content of NOIDUNGFILE up to its end tag and leaves it as XML in <see cref="_decoded"/>; false when it does not end.</summary>
    private bool Content(out Slice xml)
    {
        xml = default;
        int start = _at;
        bool hasTags = false;
        bool hasSections = false;
        while (true)
        {
            int next = Find((byte)'<', ref start);
            if (next < 0 || !Ensure(ref start, ref next, 16))
            {
                return false;
            }

            _at = next;
            if (_window.AsSpan(next).StartsWith("<!"u8))
            {
                hasSections = true;
                if (!PassSection(ref start))
                {
                    return false;
                }

                continue;
            }

            if (!ReadTag(ref start, out Tag tag))
            {
                return false;
            }

            if (tag.IsEnd && _window.AsSpan(tag.NameStart, tag.NameLength).SequenceEqual("NOIDUNGFILE"u8))
            {
                ReadOnlySpan<byte> content = _window.AsSpan(start, tag.Start - start);
                xml = Decode(content, hasTags, hasSections);
                return true;
            }

            hasTags = true;
        }
    }

    private Slice Decode(ReadOnlySpan<byte> content, bool hasTags, bool hasSections)
    {
        if (!hasTags)
        {
            if (hasSections)
            {
                content = SectionsAsText(content);
            }
            else
            {
                content = Unescaped(content);
            }
        }

        content = content.Trim(" \t\r\n"u8);
        if (_decoded.Length < content.Length + 16)
        {
            _decoded = new byte[Math.Max(content.Length + 16, 64 * 1024)];
        }

        if (hasTags || content.StartsWith("<"u8) || content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            content.CopyTo(_decoded);
            return new Slice(0, content.Length);
        }

        if (_characters.Length < content.Length)
        {
            _characters = new char[Math.Max(content.Length, 64 * 1024)];
        }

        int length = Encoding.Latin1.GetChars(content, _characters);
        return Convert.TryFromBase64Chars(_characters.AsSpan(0, length), _decoded, out int written) ? new Slice(0, written) : default;
    }

    private ReadOnlySpan<byte> SectionsAsText(ReadOnlySpan<byte> content)
    {
        if (_plain.Length < content.Length)
        {
            _plain = new byte[content.Length];
        }

        int written = 0;
        while (!content.IsEmpty)
        {
            int next = content.IndexOf("<!"u8);
            ReadOnlySpan<byte> text = Unescaped(next < 0 ? content : content[..next]);
            text.CopyTo(_plain.AsSpan(written));
            written += text.Length;
            if (next < 0)
            {
                break;
            }

            content = content[next..];
            bool isData = content.StartsWith("<![CDATA["u8);
            int end = content.IndexOf(isData ? "]]>"u8 : "-->"u8);
            if (end < 0)
            {
                break;
            }

            if (isData)
            {
                content[9..end].CopyTo(_plain.AsSpan(written));
                written += end - 9;
            }

            content = content[(end + 3)..];
        }

        return _plain.AsSpan(0, written);
    }

    private static ReadOnlySpan<byte> Unescaped(ReadOnlySpan<byte> text)
    {
        if (!text.Contains((byte)'&'))
        {
            return text;
        }

        // Rare enough to go through strings.
        StringBuilder plain = new();
        string source = Encoding.UTF8.GetString(text);
        for (int at = 0; at < source.Length;)
        {
            int next = source.IndexOf('&', at);
            if (next < 0)
            {
                plain.Append(source, at, source.Length - at);
                break;
            }

            plain.Append(source, at, next - at);
            int end = source.IndexOf(';', next);
            if (end < 0)
            {
                break;
            }

            string entity = source[(next + 1)..end];
            plain.Append(entity switch
            {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                "apos" => "'",
                _ when entity.StartsWith("#x", StringComparison.Ordinal) && int.TryParse(entity.AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out int code) && Rune.IsValid(code) => new Rune(code).ToString(),
                _ when entity.StartsWith('#') && int.TryParse(entity.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int code) && Rune.IsValid(code) => new Rune(code).ToString(),
                _ => "",
            });
            at = end + 1;
        }

        return Encoding.UTF8.GetBytes(plain.ToString());
    }

    /// <summary>The text of a short element, up to the next end tag.</summary>
    private ReadOnlySpan<byte> Text()
    {
        int start = _at;
        bool hasSections = false;
        while (true)
        {
            int next = Find((byte)'<', ref start);
            if (next < 0 || !Ensure(ref start, ref next, 16))
            {
                return default;
            }

            _at = next;
            if (!_window.AsSpan(next).StartsWith("<!"u8))
            {
                ReadOnlySpan<byte> text = _window.AsSpan(start, next - start);
                return (hasSections ? SectionsAsText(text) : Unescaped(text)).Trim(" \t\r\n"u8);
            }

            hasSections = true;
            if (!PassSection(ref start))
            {
                return default;
            }
        }
    }

    private bool NextTag(out Tag tag)
    {
        tag = default;
        while (true)
        {
            int start = _at;
            int next = Find((byte)'<', ref start);
            if (next < 0)
            {
                return false;
            }

            // What lies before the tag is not needed any more.
            start = next;
            if (!Ensure(ref start, ref next, 16))
            {
                return false;
            }

            _at = next;
            byte second = _window[next + 1];
            if (second is (byte)'!' or (byte)'?')
            {
                if (!PassSection(ref start))
                {
                    return false;
                }

                continue;
            }

            return ReadTag(ref start, out tag);
        }
    }

    /// <summary>Passes a comment, CDATA section, declaration or instruction that stands at <see cref="_at"/>; bytes from <paramref name="keep"/> on stay.</summary>
    private bool PassSection(ref int keep)
    {
        ReadOnlySpan<byte> here = _window.AsSpan(_at, _length - _at);
        bool isData = here.StartsWith("<![CDATA["u8);
        bool isComment = here.StartsWith("<!--"u8);
        bool isInstruction = here.StartsWith("<?"u8);
        int from = _at + (isData ? 9 : isComment ? 4 : 2);
        while (true)
        {
            byte last = (byte)'>';
            int searchFrom = from;
            int found = FindFrom(last, ref keep, ref searchFrom);
            if (found < 0)
            {
                return false;
            }

            bool isOver = isData ? found - 2 >= 0 && _window[found - 1] == ']' && _window[found - 2] == ']'
                : isComment ? _window[found - 1] == '-' && _window[found - 2] == '-'
                : !isInstruction || _window[found - 1] == '?';
            from = found + 1;
            if (isOver)
            {
                _at = from;
                return true;
            }
        }
    }

    private bool ReadTag(ref int keep, out Tag tag)
    {
        tag = default;
        int start = _at;
        int from = start + 1;
        int close;
        byte quote = 0;
        while (true)
        {
            int before = from;
            close = FindFrom((byte)'>', ref keep, ref from);
            start -= before - from;
            if (close < 0)
            {
                return false;
            }

            // A > inside quotes does not end the tag. Every byte is looked at once, however many of them there are.
            quote = QuoteAfter(_window.AsSpan(from, close - from), quote);
            from = close + 1;
            if (quote == 0)
            {
                break;
            }
        }

        bool isEnd = _window[start + 1] == '/';
        bool isEmpty = _window[close - 1] == '/';
        int nameStart = start + (isEnd ? 2 : 1);
        ReadOnlySpan<byte> name = _window.AsSpan(nameStart, close - nameStart);
        int length = name.IndexOfAny(" \t\r\n/"u8);
        length = length < 0 ? name.Length : length;
        int colon = name[..length].IndexOf((byte)':');
        tag = new Tag(start, nameStart + colon + 1, length - colon - 1, isEnd, isEmpty);
        _at = close + 1;
        return true;
    }

    /// <summary>The quotation mark that is open behind the bytes, 0 for none.</summary>
    private static byte QuoteAfter(ReadOnlySpan<byte> inside, byte open)
    {
        while (!inside.IsEmpty)
        {
            int next = open == 0 ? inside.IndexOfAny((byte)'"', (byte)'\'') : inside.IndexOf(open);
            if (next < 0)
            {
                break;
            }

            open = open == 0 ? inside[next] : (byte)0;
            inside = inside[(next + 1)..];
        }

        return open;
    }

    private int Find(byte value, ref int keep)
    {
        int from = _at;
        return FindFrom(value, ref keep, ref from);
    }

    /// <summary>Finds a byte at or after <paramref name="from"/>, reading on as needed; everything from <paramref name="keep"/> on stays in the window, and both move with it.</summary>
    private int FindFrom(byte value, ref int keep, ref int from)
    {
        int searched = from;
        while (true)
        {
            int found = searched < _length ? _window.AsSpan(searched, _length - searched).IndexOf(value) : -1;
            if (found >= 0)
            {
                return searched + found;
            }

            searched = Math.Max(searched, _length);
            int moved = More(keep);
            if (moved < 0)
            {
                return -1;
            }

            keep -= moved;
            from -= moved;
            searched -= moved;
        }
    }

    /// <summary>Sees to it that some bytes after a position are in the window, as far as the file has them.</summary>
    private bool Ensure(ref int keep, ref int position, int count)
    {
        while (position + count > _length)
        {
            int moved = More(keep);
            if (moved < 0)
            {
                break;
            }

            keep -= moved;
            position -= moved;
        }

        return position + 1 < _length;
    }

    /// <summary>Reads on, dropping what lies before <paramref name="keep"/>; answers by how much the window moved, -1 at the end of the file or of its size.</summary>
    private int More(int keep)
    {
        if (_isDry || _length - keep > LargestContent)
        {
            return -1;
        }

        _window.AsSpan(keep, _length - keep).CopyTo(_window);
        _length -= keep;
        _at -= keep;
        if (_length > _window.Length / 4 * 3)
        {
            Array.Resize(ref _window, _window.Length * 2);
        }

        int read = _stream.Read(_window, _length, _window.Length - _length);
        _isDry = read == 0;
        _length += read;
        return keep;
    }

    private readonly record struct Slice(int Start, int Length);

    private readonly record struct Tag(int Start, int NameStart, int NameLength, bool IsEnd, bool IsEmpty);
}
