using System.Text;

namespace BhytWarehouse.Etl.Xml;

/// <summary>Reads XML token by token from UTF-8 bytes and holds it to well-formedness, without an object for anything it meets.</summary>
/// <remarks>
/// It works on a whole document or on a window that slides over one: the caller keeps the bytes and the position. A start tag is answered by its
/// local name; prefixes need no declaration, since files of the sector carry undeclared ones. Documents with a type declaration are refused, so
/// there is nothing to expand and nothing outside to fetch.
/// </remarks>
public sealed class XmlTokenizer
{
    public const int DepthLimit = 64;

    /// <summary>Bytes of one tag, comment or processing instruction.</summary>
    public const int MarkupLimit = 64 * 1024;

    private const int AttributeLimit = 64;

    private readonly int[] _nameEnds = new int[DepthLimit + 1];
    private byte[] _names = new byte[4096];
    private bool _bytesAreLegal;
    private bool _isFirst;
    private bool _rootIsOver;
    private bool _endIsOwed;
    private int _searched;

    /// <summary>Elements that are open, the one just started included.</summary>
    public int Depth { get; private set; }

    /// <summary>Where the token starts in the bytes; after <see cref="XmlTokenKind.NeedsMore"/> the position to go on from.</summary>
    public int Start { get; private set; }

    /// <summary>Where the next token starts.</summary>
    public int End { get; private set; }

    public int NameStart { get; private set; }

    /// <summary>Length of the local name.</summary>
    public int NameLength { get; private set; }

    public int TextStart { get; private set; }

    public int TextLength { get; private set; }

    /// <summary>The text holds references such as &amp;amp;, all of them known to be good.</summary>
    public bool HasReferences { get; private set; }

    /// <summary>What is wrong, never with content of the document.</summary>
    public string Fault { get; private set; } = "";

    public XmlFaultKind FaultKind { get; private set; }

    /// <summary>The encoding that the XML declaration names; empty without one.</summary>
    public string DeclaredEncoding { get; private set; } = "";

    /// <summary>Set while text is about to be proved by other means, as base64 is by decoding it: text tokens then come unexamined, and <see cref="Examine"/> is owed to those that fail that proof.</summary>
    public bool LeavesTextUnexamined { get; set; }

    /// <param name="bytesAreLegal">The caller has already seen to it that the bytes are legal characters in UTF-8.</param>
    public void Begin(bool bytesAreLegal)
    {
        _bytesAreLegal = bytesAreLegal;
        _isFirst = true;
        _rootIsOver = false;
        _endIsOwed = false;
        _searched = 0;
        Depth = 0;
        Fault = "";
        DeclaredEncoding = "";
        LeavesTextUnexamined = false;
    }

    public XmlTokenKind Read(ReadOnlySpan<byte> bytes, int position, bool isFinal)
    {
        if (_endIsOwed)
        {
            _endIsOwed = false;
            Start = End = position;
            return Close();
        }

        while (true)
        {
            Start = position;
            if (position >= bytes.Length)
            {
                return !isFinal ? XmlTokenKind.NeedsMore
                    : Depth > 0 ? Malformed($"the document ends inside <{OpenName()}>")
                    : _rootIsOver ? XmlTokenKind.EndOfDocument
                    : Malformed("there is no element");
            }

            XmlTokenKind kind;
            if (bytes[position] != '<')
            {
                kind = Text(bytes, position, isFinal, out bool isIgnorable);
                if (isIgnorable)
                {
                    position = End;
                    _isFirst = false;
                    continue;
                }
            }
            else if (position + 1 >= bytes.Length)
            {
                return Short(isFinal, "a tag");
            }
            else if (bytes[position + 1] == '/')
            {
                kind = EndTag(bytes, position, isFinal);
            }
            else if (bytes[position + 1] == '!')
            {
                kind = Declaration(bytes, position, isFinal, out bool isComment);
                if (isComment)
                {
                    position = End;
                    _isFirst = false;
                    continue;
                }
            }
            else if (bytes[position + 1] == '?')
            {
                kind = Instruction(bytes, position, isFinal);
                if (kind == XmlTokenKind.EndOfDocument)
                {
                    position = End;
                    _isFirst = false;
                    continue;
                }
            }
            else
            {
                kind = StartTag(bytes, position, isFinal);
            }

            if (kind == XmlTokenKind.NeedsMore)
            {
                return isFinal ? Malformed("the document ends inside a tag, comment or CDATA section") : kind;
            }

            _searched = 0;
            _isFirst = false;
            if (!_bytesAreLegal && kind is not (XmlTokenKind.Text or XmlTokenKind.Malformed or XmlTokenKind.DocumentType) && XmlCharacters.Illegal(bytes[Start..End]) is { } illegal)
            {
                return Malformed(illegal);
            }

            return kind;
        }
    }

    private XmlTokenKind Text(ReadOnlySpan<byte> bytes, int position, bool isFinal, out bool isIgnorable)
    {
        isIgnorable = false;
        int next = bytes[(position + _searched)..].IndexOf((byte)'<');
        if (next < 0 && !isFinal)
        {
            // The text is searched once, however often the window grows under it.
            _searched = bytes.Length - position;
            return XmlTokenKind.NeedsMore;
        }

        int length = next < 0 ? bytes.Length - position : _searched + next;
        _searched = 0;
        End = position + length;
        ReadOnlySpan<byte> text = bytes.Slice(position, length);
        if (Depth == 0)
        {
            foreach (byte value in text)
            {
                if (!XmlCharacters.IsSpace(value))
                {
                    return XmlCharacters.Illegal(text) is { } illegal && !_bytesAreLegal
                        ? Malformed(illegal)
                        : Malformed(_rootIsOver ? "there is text after the root element" : "there is text before the root element");
                }
            }

            isIgnorable = true;
            return XmlTokenKind.Text;
        }

        TextStart = position;
        TextLength = length;
        HasReferences = false;
        return LeavesTextUnexamined ? XmlTokenKind.Text : Examine(text);
    }

    /// <summary>Holds text to the rules of XML: legal characters, good references, no end of a CDATA section.</summary>
    public XmlTokenKind Examine(ReadOnlySpan<byte> text)
    {
        if (!_bytesAreLegal && XmlCharacters.Illegal(text) is { } illegal)
        {
            return Malformed(illegal);
        }

        HasReferences = text.Contains((byte)'&');
        if (HasReferences && !ReferencesAreGood(text))
        {
            return Malformed("an entity reference that is not one of the five of XML nor a legal character number");
        }

        return text.IndexOf("]]>"u8) >= 0 ? Malformed("]]> outside a CDATA section") : XmlTokenKind.Text;
    }

    private static bool ReferencesAreGood(ReadOnlySpan<byte> text)
    {
        for (int at = text.IndexOf((byte)'&'); at >= 0; at = text.IndexOf((byte)'&'))
        {
            int length = XmlCharacters.ReferenceLength(text[at..], out _);
            if (length == 0)
            {
                return false;
            }

            text = text[(at + length)..];
        }

        return true;
    }

    private XmlTokenKind StartTag(ReadOnlySpan<byte> bytes, int position, bool isFinal)
    {
        if (_rootIsOver && Depth == 0)
        {
            return Malformed("there is a second root element");
        }

        int at = position + 1;
        int nameStart = at;
        if (!QualifiedName(bytes, ref at, out int localStart))
        {
            return at >= bytes.Length ? Short(isFinal, position, bytes.Length) : Malformed("a tag without a good name");
        }

        int nameEnd = at;
        Span<int> attributes = stackalloc int[AttributeLimit * 2];
        int attributeCount = 0;
        while (true)
        {
            int beforeSpace = at;
            while (at < bytes.Length && XmlCharacters.IsSpace(bytes[at]))
            {
                at++;
            }

            if (at >= bytes.Length)
            {
                return Short(isFinal, position, bytes.Length);
            }

            if (bytes[at] == '>')
            {
                at++;
                break;
            }

            if (bytes[at] == '/')
            {
                if (at + 1 >= bytes.Length)
                {
                    return Short(isFinal, position, bytes.Length);
                }

                if (bytes[at + 1] != '>')
                {
                    return Malformed("a slash inside a tag");
                }

                at += 2;
                _endIsOwed = true;
                break;
            }

            if (at == beforeSpace)
            {
                return Malformed("no white space before an attribute");
            }

            XmlTokenKind attribute = Attribute(bytes, position, ref at, isFinal, attributes, ref attributeCount);
            if (attribute != XmlTokenKind.Text)
            {
                return attribute;
            }
        }

        if (at - position > MarkupLimit)
        {
            _endIsOwed = false;
            return TooLong();
        }

        if (Depth == DepthLimit)
        {
            _endIsOwed = false;
            return Malformed($"elements nested deeper than {DepthLimit}", XmlFaultKind.Limit);
        }

        ReadOnlySpan<byte> name = bytes[nameStart..nameEnd];
        int used = _nameEnds[Depth];
        if (used + name.Length > _names.Length)
        {
            Array.Resize(ref _names, Math.Max(_names.Length * 2, used + name.Length));
        }

        name.CopyTo(_names.AsSpan(used));
        Depth++;
        _nameEnds[Depth] = used + name.Length;
        NameStart = localStart;
        NameLength = nameEnd - localStart;
        End = at;
        return XmlTokenKind.StartElement;
    }

    private XmlTokenKind Attribute(ReadOnlySpan<byte> bytes, int position, ref int at, bool isFinal, Span<int> attributes, ref int count)
    {
        int nameStart = at;
        if (!QualifiedName(bytes, ref at, out _))
        {
            return at >= bytes.Length ? Short(isFinal, position, bytes.Length) : Malformed("an attribute without a good name");
        }

        ReadOnlySpan<byte> name = bytes[nameStart..at];
        for (int i = 0; i < count; i++)
        {
            if (bytes[attributes[2 * i]..attributes[(2 * i) + 1]].SequenceEqual(name))
            {
                return Malformed("an attribute given twice");
            }
        }

        if (count == AttributeLimit)
        {
            return Malformed($"more than {AttributeLimit} attributes on one element", XmlFaultKind.Limit);
        }

        (attributes[2 * count], attributes[(2 * count) + 1]) = (nameStart, at);
        count++;
        SkipSpace(bytes, ref at);
        if (at >= bytes.Length)
        {
            return Short(isFinal, position, bytes.Length);
        }

        if (bytes[at] != '=')
        {
            return Malformed("an attribute without a value");
        }

        at++;
        SkipSpace(bytes, ref at);
        if (at >= bytes.Length)
        {
            return Short(isFinal, position, bytes.Length);
        }

        byte quote = bytes[at];
        if (quote is not ((byte)'"' or (byte)'\''))
        {
            return Malformed("an attribute value without quotes");
        }

        at++;
        int length = bytes[at..].IndexOf(quote);
        if (length < 0)
        {
            return Short(isFinal, position, bytes.Length);
        }

        ReadOnlySpan<byte> value = bytes.Slice(at, length);
        at += length + 1;
        return value.Contains((byte)'<') ? Malformed("a < inside an attribute value")
            : !ReferencesAreGood(value) ? Malformed("an entity reference that is not one of the five of XML nor a legal character number")
            : XmlTokenKind.Text;
    }

    private XmlTokenKind EndTag(ReadOnlySpan<byte> bytes, int position, bool isFinal)
    {
        if (Depth == 0)
        {
            return Malformed("an end tag without its start");
        }

        ReadOnlySpan<byte> open = _names.AsSpan(_nameEnds[Depth - 1].._nameEnds[Depth]);
        int at = position + 2;
        ReadOnlySpan<byte> rest = bytes[at..];
        if (rest.Length <= open.Length)
        {
            return open.StartsWith(rest) && !isFinal ? XmlTokenKind.NeedsMore : Malformed($"an end tag other than </{OpenName()}>");
        }

        if (!rest.StartsWith(open))
        {
            return Malformed($"an end tag other than </{OpenName()}>");
        }

        at += open.Length;
        SkipSpace(bytes, ref at);
        if (at >= bytes.Length)
        {
            return Short(isFinal, position, bytes.Length);
        }

        if (bytes[at] != '>')
        {
            return Malformed($"an end tag other than </{OpenName()}>");
        }

        End = at + 1;
        return Close();
    }

    private XmlTokenKind Close()
    {
        Depth--;
        _rootIsOver = Depth == 0;
        return XmlTokenKind.EndElement;
    }

    private XmlTokenKind Declaration(ReadOnlySpan<byte> bytes, int position, bool isFinal, out bool isComment)
    {
        isComment = false;
        ReadOnlySpan<byte> rest = bytes[position..];
        if (rest.StartsWith("<!--"u8))
        {
            int dashes = rest[4..].IndexOf("--"u8);
            if (dashes < 0 || 4 + dashes + 2 >= rest.Length)
            {
                return Short(isFinal, position, bytes.Length);
            }

            End = position + 4 + dashes + 3;
            if (rest[4 + dashes + 2] != '>')
            {
                return Malformed("two dashes inside a comment");
            }

            if (!_bytesAreLegal && XmlCharacters.Illegal(bytes[position..End]) is { } illegal)
            {
                return Malformed(illegal);
            }

            isComment = true;
            return XmlTokenKind.Text;
        }

        if (rest.StartsWith("<![CDATA["u8))
        {
            if (Depth == 0)
            {
                return Malformed("a CDATA section outside the root element");
            }

            int from = Math.Max(9, _searched - 2);
            int end = rest.Length < from ? -1 : rest[from..].IndexOf("]]>"u8);
            if (end < 0)
            {
                _searched = rest.Length;
                return XmlTokenKind.NeedsMore;
            }

            TextStart = position + 9;
            TextLength = from + end - 9;
            HasReferences = false;
            End = TextStart + TextLength + 3;
            return XmlTokenKind.CharacterData;
        }

        if (rest.StartsWith("<!DOCTYPE"u8))
        {
            Fault = "a document type declaration";
            return XmlTokenKind.DocumentType;
        }

        bool mayBecomeGood = rest.Length < 9 && ("<!--"u8.StartsWith(rest) || "<![CDATA["u8.StartsWith(rest) || "<!DOCTYPE"u8.StartsWith(rest));
        return mayBecomeGood && !isFinal ? XmlTokenKind.NeedsMore : Malformed("a declaration that is neither comment nor CDATA section");
    }

    /// <summary>Answers EndOfDocument when the instruction is good and can be passed over.</summary>
    private XmlTokenKind Instruction(ReadOnlySpan<byte> bytes, int position, bool isFinal)
    {
        ReadOnlySpan<byte> rest = bytes[position..];
        int end = rest[2..].IndexOf("?>"u8);
        if (end < 0)
        {
            return Short(isFinal, position, bytes.Length);
        }

        ReadOnlySpan<byte> content = rest.Slice(2, end);
        End = position + end + 4;
        int nameLength = XmlCharacters.NameLength(content);
        if (nameLength == 0 || (nameLength < content.Length && !XmlCharacters.IsSpace(content[nameLength])))
        {
            return Malformed("a processing instruction without a good name");
        }

        if (!_bytesAreLegal && XmlCharacters.Illegal(content) is { } illegal)
        {
            return Malformed(illegal);
        }

        if (nameLength == 3 && Ascii.EqualsIgnoreCase(content[..3], "xml"u8))
        {
            return _isFirst && content.StartsWith("xml"u8) ? XmlDeclaration(content[3..]) : Malformed("an XML declaration that is not the very first thing");
        }

        return XmlTokenKind.EndOfDocument;
    }

    private XmlTokenKind XmlDeclaration(ReadOnlySpan<byte> content)
    {
        // version, then encoding, then standalone: the order is part of the grammar.
        int stage = 0;
        int at = 0;
        while (true)
        {
            int before = at;
            SkipSpace(content, ref at);
            if (at >= content.Length)
            {
                return stage > 0 ? XmlTokenKind.EndOfDocument : Malformed("an XML declaration without version");
            }

            int nameLength = XmlCharacters.NameLength(content[at..]);
            ReadOnlySpan<byte> name = content.Slice(at, nameLength);
            int place = name.SequenceEqual("version"u8) ? 1 : name.SequenceEqual("encoding"u8) ? 2 : name.SequenceEqual("standalone"u8) ? 3 : 0;
            at += nameLength;
            SkipSpace(content, ref at);
            if (before == at - nameLength || place <= stage || (stage == 0 && place != 1) || at >= content.Length || content[at] != '=')
            {
                return Malformed("an XML declaration that is not well-formed");
            }

            at++;
            SkipSpace(content, ref at);
            int length = at < content.Length && content[at] is (byte)'"' or (byte)'\'' ? content[(at + 1)..].IndexOf(content[at]) : -1;
            if (length < 0)
            {
                return Malformed("an XML declaration that is not well-formed");
            }

            ReadOnlySpan<byte> value = content.Slice(at + 1, length);
            at += length + 2;
            bool isGood = place switch
            {
                1 => value.SequenceEqual("1.0"u8),
                2 => IsEncodingName(value),
                _ => value.SequenceEqual("yes"u8) || value.SequenceEqual("no"u8),
            };
            if (!isGood)
            {
                return Malformed("an XML declaration with a value that XML 1.0 does not know");
            }

            if (place == 2)
            {
                DeclaredEncoding = Encoding.ASCII.GetString(value[..Math.Min(value.Length, 40)]);
            }

            stage = place;
        }
    }

    private static bool IsEncodingName(ReadOnlySpan<byte> name)
    {
        foreach (byte character in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)character) && character is not ((byte)'.' or (byte)'_' or (byte)'-'))
            {
                return false;
            }
        }

        return !name.IsEmpty && char.IsAsciiLetter((char)name[0]);
    }

    private static bool QualifiedName(ReadOnlySpan<byte> bytes, ref int at, out int localStart)
    {
        localStart = at;
        int length = XmlCharacters.NameLength(bytes[at..]);
        at += length;
        if (length == 0)
        {
            // A wide character cut by the end of the window is not yet a fault.
            if (at < bytes.Length && bytes[at] >= 0x80 && bytes.Length - at < 4)
            {
                at = bytes.Length;
            }

            return false;
        }

        if (at < bytes.Length && bytes[at] == ':')
        {
            at++;
            localStart = at;
            length = XmlCharacters.NameLength(bytes[at..]);
            at += length;
            if (length == 0)
            {
                return false;
            }
        }

        // The name may go on beyond the window.
        if (at >= bytes.Length || (bytes[at] >= 0x80 && bytes.Length - at < 4))
        {
            at = bytes.Length;
            return false;
        }

        return bytes[at] != ':';
    }

    private static void SkipSpace(ReadOnlySpan<byte> bytes, ref int at)
    {
        while (at < bytes.Length && XmlCharacters.IsSpace(bytes[at]))
        {
            at++;
        }
    }

    private XmlTokenKind Short(bool isFinal, int position, int length) => length - position > MarkupLimit ? TooLong() : Short(isFinal, "a tag");

    private XmlTokenKind Short(bool isFinal, string where) => isFinal ? Malformed($"the document ends inside {where}") : XmlTokenKind.NeedsMore;

    private XmlTokenKind TooLong() => Malformed($"a tag, comment or instruction longer than {MarkupLimit} bytes", XmlFaultKind.Limit);

    private XmlTokenKind Malformed(string fault, XmlFaultKind kind = XmlFaultKind.Syntax)
    {
        Fault = fault;
        FaultKind = fault == XmlCharacters.NotUtf8 ? XmlFaultKind.Encoding : kind;
        _endIsOwed = false;
        return XmlTokenKind.Malformed;
    }

    private string OpenName()
    {
        ReadOnlySpan<byte> name = _names.AsSpan(_nameEnds[Depth - 1].._nameEnds[Depth]);
        return XmlNames.Printable(name);
    }
}
