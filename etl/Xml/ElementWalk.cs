using System.Globalization;
using System.Text;

namespace BhytWarehouse.Etl.Xml;

/// <summary>Walks through the elements of a small document that is whole in memory, on top of <see cref="XmlTokenizer"/> and with its limits. Used again for the next one.</summary>
internal sealed class ElementWalk
{
    private readonly XmlTokenizer _tokenizer = new();
    private ReadOnlyMemory<byte> _bytes;
    private int _position;

    /// <summary>Local name of the element it last came to.</summary>
    public ReadOnlySpan<byte> Name => _bytes.Span.Slice(_tokenizer.NameStart, _tokenizer.NameLength);

    /// <summary>The encoding that the document declares; empty without a declaration.</summary>
    public string DeclaredEncoding => _tokenizer.DeclaredEncoding;

    /// <summary>Goes to the root.</summary>
    /// <param name="bytesAreLegal">The caller has already seen to it that the bytes are legal characters in UTF-8.</param>
    /// <exception cref="BrokenXmlException">There is no root to go to.</exception>
    public void Begin(ReadOnlyMemory<byte> bytes, bool bytesAreLegal)
    {
        _bytes = bytes;
        _position = 0;
        _tokenizer.Begin(bytesAreLegal);
        XmlTokenKind kind = Next();
        if (kind != XmlTokenKind.StartElement)
        {
            throw Broken(kind);
        }
    }

    public bool Is(ReadOnlySpan<byte> name) => Name.SequenceEqual(name);

    /// <summary>Goes to the next child of the element it stands in; false at that element's end.</summary>
    public bool NextChild()
    {
        while (true)
        {
            XmlTokenKind kind = Next();
            switch (kind)
            {
                case XmlTokenKind.StartElement:
                    return true;
                case XmlTokenKind.EndElement:
                    return false;
                case XmlTokenKind.Text or XmlTokenKind.CharacterData:
                    break;
                default:
                    throw Broken(kind);
            }
        }
    }

    /// <summary>Passes over the element it stands at.</summary>
    public void Skip() => Content(out _);

    /// <summary>The text of the element it stands at, without white space around it.</summary>
    /// <param name="hasElements">It holds elements, so it is no value.</param>
    public string Text(out bool hasElements) => Encoding.UTF8.GetString(Content(out hasElements)).Trim();

    /// <summary>What the element holds: its text, sections and references resolved, or where it holds elements the XML between its tags as it stands.</summary>
    public byte[] Content(out bool hasElements)
    {
        int depth = _tokenizer.Depth;
        int start = _tokenizer.End;
        hasElements = false;
        using MemoryStream text = new();
        while (true)
        {
            XmlTokenKind kind = Next();
            switch (kind)
            {
                case XmlTokenKind.StartElement:
                    hasElements = true;
                    break;
                case XmlTokenKind.Text or XmlTokenKind.CharacterData:
                    ReadOnlySpan<byte> piece = _bytes.Span.Slice(_tokenizer.TextStart, _tokenizer.TextLength);
                    if (kind == XmlTokenKind.Text && _tokenizer.HasReferences)
                    {
                        byte[] resolved = new byte[piece.Length];
                        text.Write(resolved, 0, XmlCharacters.Resolve(piece, resolved));
                    }
                    else
                    {
                        text.Write(piece);
                    }

                    break;
                case XmlTokenKind.EndElement when _tokenizer.Depth < depth:
                    return hasElements ? _bytes.Span[start.._tokenizer.Start].ToArray() : text.ToArray();
                case XmlTokenKind.EndElement:
                    break;
                default:
                    throw Broken(kind);
            }
        }
    }

    /// <summary>Sees to it that nothing but white space and comments follows the root.</summary>
    public void End()
    {
        XmlTokenKind kind = Next();
        if (kind != XmlTokenKind.EndOfDocument)
        {
            throw Broken(kind);
        }
    }

    private XmlTokenKind Next()
    {
        XmlTokenKind kind = _tokenizer.Read(_bytes.Span, _position, isFinal: true);
        _position = _tokenizer.End;
        return kind;
    }

    private BrokenXmlException Broken(XmlTokenKind kind) => new(
        string.Create(CultureInfo.InvariantCulture, $"at byte {_tokenizer.Start}: {(kind is XmlTokenKind.Malformed or XmlTokenKind.DocumentType ? _tokenizer.Fault : "something after the root element")}"),
        kind == XmlTokenKind.DocumentType,
        kind == XmlTokenKind.Malformed ? _tokenizer.FaultKind : XmlFaultKind.Syntax);
}
