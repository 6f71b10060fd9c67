using System.Text;
using System.Xml;
using BhytWarehouse.Etl.Xml;

namespace BhytWarehouse.Etl.Tests.Xml;

public sealed class XmlTokenizerTests
{
    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 400)];

    public static TheoryData<string> MalformedDocuments() =>
    [
        "", " ", "<", "<a", "<a>", "<a/", "</a>", "<a></b>", "<a></a", "<a></a></a>", "<a/><b/>", "<a/>x", "x<a/>", "<a>&</a>", "<a>&amp</a>", "<a>&x;</a>", "<a>&nbsp;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>",
        "<a>&#;</a>", "<a>&#x;</a>", "<a>&#xG;</a>", "<a>&#1a;</a>", "<a>&#X41;</a>", "<a>& amp;</a>", "<a>]]></a>", "<a><![CDATA[x]]</a>", "<a><![cdata[x]]></a>", "<![CDATA[x]]><a/>", "<a/><![CDATA[x]]>", "<a><!-- -- --></a>", "<a><!-- x</a>",
        "<a><!-x--></a>", "<a><!--x---></a>", "<a><?xml version='1.0'?></a>", " <?xml version='1.0'?><a/>", "<?xml?><a/>", "<?xml version='1.1'?><a/>", "<?xml encoding='utf-8'?><a/>", "<?xml version='1.0' standalone='maybe'?><a/>",
        "<?xml version='1.0' standalone='yes' encoding='utf-8'?><a/>", "<?xml version='1.0'encoding='utf-8'?><a/>", "<?xml version=1.0?><a/>", "<?XML version='1.0'?><a/>", "<?p><a/>", "<? p?><a/>", "<a x></a>", "<a x=></a>", "<a x=1></a>", "<a x='1></a>",
        "<a x='<'></a>", "<a x='&'></a>", "<a x='1'y='2'></a>", "<a x='1' x='2'></a>", "<a 1='2'></a>", "<a x ='1' = '2'></a>", "<1a/>", "<-a/>", "<.a/>", "< a/>", "<a b/>", "<a /b>", "<a/ >", "<a></ a>", "<a></a b>", "<:a/>", "<a:/>", "<a:b:c/>",
        "<a>\u0001</a>", "<a>\u000B</a>", "<a>\uFFFE</a>", "<a>\uFFFF</a>", "<a x='\u0002'/>", "<a><!--\u0003--></a>", "<a><?p \u0004?></a>", "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<a><!DOCTYPE a></a>", "<!ELEMENT a ANY><a/>",
        "<a><b></a></b>", "<a></A>", "<a>\u0000</a>", "<a\u00D7/>", "<a><![CDATA[\u0001]]></a>", "<a/><?xml version='1.0'?>", "<a/>&amp;", "&amp;<a/>", "<a b='1'/ >",
    ];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_WellFormedDocument_GivesWhatXmlReaderGives(int seed)
    {
        string document = RandomDocument(new Random(seed));
        byte[] bytes = Encoding.UTF8.GetBytes(document);

        List<string> expected = ByXmlReader(document).ShouldNotBeNull();

        Whole(bytes).ShouldBe(expected);
        InPieces(bytes, seed).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(MalformedDocuments))]
    public void Read_MalformedDocument_IsRefusedAsXmlReaderRefusesIt(string document)
    {
        ByXmlReader(document).ShouldBeNull();
        byte[] bytes = Encoding.UTF8.GetBytes(document);

        Whole(bytes).ShouldBeNull();
        InPieces(bytes, 1).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Read_MutatedDocument_IsRefusedOrReadAsXmlReaderDoes(int seed)
    {
        Random random = new(seed);
        string document = RandomDocument(random);
        char[] characters = document.ToCharArray();
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            characters[random.Next(characters.Length)] = "<>&;/='\" \n!-[]?axé:1"[random.Next(20)];
        }

        document = new string(characters);
        List<string>? expected = ByXmlReader(document);
        List<string>? actual = Whole(Encoding.UTF8.GetBytes(document));

        if (expected is not null)
        {
            actual.ShouldBe(expected, document);
        }
        else if (actual is not null)
        {
            // Undeclared prefixes and the names bound to namespaces are the one thing that is tolerated beyond XmlReader.
            document.ShouldContain(":", Case.Sensitive, document);
        }
    }

    [Theory]
    [InlineData(new byte[] { (byte)'<', (byte)'a', (byte)'>', 0xC3, (byte)'<', (byte)'/', (byte)'a', (byte)'>' })]
    [InlineData(new byte[] { (byte)'<', (byte)'a', (byte)'>', 0xE1, 0x80, (byte)'<', (byte)'/', (byte)'a', (byte)'>' })]
    [InlineData(new byte[] { (byte)'<', (byte)'a', (byte)'>', 0xED, 0xA0, 0x80, (byte)'<', (byte)'/', (byte)'a', (byte)'>' })]
    [InlineData(new byte[] { (byte)'<', (byte)'a', (byte)'>', 0xC0, 0x80, (byte)'<', (byte)'/', (byte)'a', (byte)'>' })]
    public void Read_BytesThatAreNotUtf8_AreRefusedAsEncoding(byte[] bytes)
    {
        XmlTokenizer tokenizer = new();
        tokenizer.Begin(bytesAreLegal: false);
        tokenizer.Read(bytes, 0, true).ShouldBe(XmlTokenKind.StartElement);
        tokenizer.Read(bytes, tokenizer.End, true).ShouldBe(XmlTokenKind.Malformed);
        tokenizer.FaultKind.ShouldBe(XmlFaultKind.Encoding);
    }

    [Fact]
    public void Read_NestingBeyondTheLimit_IsRefused()
    {
        string deep = string.Concat(Enumerable.Repeat("<a>", 65)) + string.Concat(Enumerable.Repeat("</a>", 65));
        Whole(Encoding.UTF8.GetBytes(deep)).ShouldBeNull();
        Whole(Encoding.UTF8.GetBytes(deep[3..^4])).ShouldNotBeNull();
    }

    private static List<string>? ByXmlReader(string document)
    {
        List<string> tokens = [];
        StringBuilder text = new();
        try
        {
            using XmlReader reader = XmlReader.Create(new MemoryStream(Encoding.UTF8.GetBytes(document)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        Flush(tokens, text);
                        tokens.Add("<" + reader.LocalName);
                        if (reader.IsEmptyElement)
                        {
                            tokens.Add(">");
                        }

                        break;
                    case XmlNodeType.EndElement:
                        Flush(tokens, text);
                        tokens.Add(">");
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                        text.Append(reader.Value);
                        break;
                    case XmlNodeType.Whitespace when tokens.Count > 0 && reader.Depth > 0:
                        text.Append(reader.Value);
                        break;
                    default:
                        break;
                }
            }
        }
        catch (XmlException)
        {
            return null;
        }

        return tokens;
    }

    private static void Flush(List<string> tokens, StringBuilder text)
    {
        if (text.Length > 0)
        {
            tokens.Add("\"" + text);
            text.Clear();
        }
    }

    private static List<string>? Whole(byte[] bytes)
    {
        XmlTokenizer tokenizer = new();
        tokenizer.Begin(bytesAreLegal: false);
        List<string> tokens = [];
        StringBuilder text = new();
        int position = 0;
        while (true)
        {
            XmlTokenKind kind = tokenizer.Read(bytes, position, isFinal: true);
            if (!Keep(kind, tokenizer, bytes, tokens, text, out bool isOver))
            {
                return null;
            }

            if (tokenizer.DeclaredEncoding.Length > 0 && !tokenizer.DeclaredEncoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            {
                // Whoever reads a document refuses other encodings by name.
                return null;
            }

            if (isOver)
            {
                return tokens;
            }

            position = tokenizer.End;
        }
    }

    private static List<string>? InPieces(byte[] bytes, int seed)
    {
        Random random = new(seed);
        XmlTokenizer tokenizer = new();
        tokenizer.Begin(bytesAreLegal: false);
        List<string> tokens = [];
        StringBuilder text = new();
        int from = 0;
        int to = 0;
        while (true)
        {
            byte[] window = bytes[from..to];
            XmlTokenKind kind = tokenizer.Read(window, 0, isFinal: to == bytes.Length);
            if (kind == XmlTokenKind.NeedsMore)
            {
                from += tokenizer.Start;
                to = Math.Min(bytes.Length, to + 1 + random.Next(6));
                continue;
            }

            if (!Keep(kind, tokenizer, window, tokens, text, out bool isOver))
            {
                return null;
            }

            if (isOver)
            {
                return tokens;
            }

            from += tokenizer.End;
        }
    }

    private static bool Keep(XmlTokenKind kind, XmlTokenizer tokenizer, byte[] bytes, List<string> tokens, StringBuilder text, out bool isOver)
    {
        isOver = kind == XmlTokenKind.EndOfDocument;
        switch (kind)
        {
            case XmlTokenKind.StartElement:
                Flush(tokens, text);
                tokens.Add("<" + Encoding.UTF8.GetString(bytes, tokenizer.NameStart, tokenizer.NameLength));
                return true;
            case XmlTokenKind.EndElement:
                Flush(tokens, text);
                tokens.Add(">");
                return true;
            case XmlTokenKind.Text or XmlTokenKind.CharacterData:
                // XML makes one line feed of a carriage return and a line feed before references are resolved.
                string raw = Encoding.UTF8.GetString(bytes, tokenizer.TextStart, tokenizer.TextLength).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
                if (kind == XmlTokenKind.Text && tokenizer.HasReferences)
                {
                    byte[] source = Encoding.UTF8.GetBytes(raw);
                    int length = XmlCharacters.Resolve(source, source);
                    raw = Encoding.UTF8.GetString(source, 0, length);
                }

                text.Append(raw);
                return true;
            case XmlTokenKind.EndOfDocument:
                return true;
            default:
                return false;
        }
    }

    private static string RandomDocument(Random random)
    {
        StringBuilder text = new();
        if (random.Next(2) == 0)
        {
            text.Append("<?xml version=\"1.0\" encoding='UTF-8' ?>");
        }

        Misc(random, text);
        Element(random, text, 0);
        Misc(random, text);
        return text.ToString();
    }

    private static void Misc(Random random, StringBuilder text)
    {
        for (int i = random.Next(3); i > 0; i--)
        {
            text.Append(random.Next(3) switch { 0 => " \r\n\t", 1 => "<!-- ghi chú - <a> & -->", _ => "<?pi a=\"b\" > ?>" });
        }
    }

    private static void Element(Random random, StringBuilder text, int depth)
    {
        string name = new[] { "a", "MA_LK", "T.b-1", "Tên", "_x" }[random.Next(5)];
        text.Append('<').Append(name);
        for (int i = 0; i < random.Next(3); i++)
        {
            text.Append(random.Next(2) == 0 ? " " : "\n  ").Append('x').Append(i).Append(random.Next(2) == 0 ? "=" : " = ").Append(random.Next(2) == 0 ? "'a > \" &lt; b'" : "\"it's &#65; /> \"");
        }

        text.Append(random.Next(3) == 0 ? " " : "");
        if (random.Next(5) == 0)
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        for (int i = random.Next(5); i > 0; i--)
        {
            switch (random.Next(depth > 6 ? 5 : 7))
            {
                case 0:
                    text.Append("chữ Việt 😀 ] ]> x]]".Replace("]>", "", StringComparison.Ordinal));
                    break;
                case 1:
                    text.Append("&amp;&lt;&gt;&quot;&apos;&#233;&#x1F600;");
                    break;
                case 2:
                    text.Append("<![CDATA[ <x> & ]] > ]]>");
                    break;
                case 3:
                    text.Append("\r\n\t ");
                    break;
                case 4:
                    Misc(random, text);
                    break;
                default:
                    Element(random, text, depth + 1);
                    break;
            }
        }

        text.Append("</").Append(name).Append(random.Next(3) == 0 ? " " : "").Append('>');
    }
}
