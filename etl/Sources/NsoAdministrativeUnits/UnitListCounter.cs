using System.Text;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>The witness of the units feed: of a text that begins with a tag it counts the elements TABLE that hold any text, by looking at the brackets only; the rest is for the witness of tables.</summary>
internal sealed class UnitListCounter(IReceivedCounter tables) : IReceivedCounter
{
    public ReceivedCount Count(Stream content, CancellationToken cancellationToken)
    {
        byte[] start = new byte[64];
        int length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        using Stream whole = new JoinedStream(start.AsMemory(0, length), content);
        return IsMarkup(start.AsSpan(0, length)) ? CountRows(whole, cancellationToken) : tables.Count(whole, cancellationToken);
    }

    private static bool IsMarkup(ReadOnlySpan<byte> start)
    {
        bool isWide = start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];
        foreach (byte letter in start[(isWide ? 2 : start is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0)..])
        {
            if (letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0))
            {
                return letter == (byte)'<';
            }
        }

        return false;
    }

    private static ReceivedCount CountRows(Stream content, CancellationToken cancellationToken)
    {
        ReceivedCount received = new();
        using StreamReader text = new(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        char[] buffer = new char[64 * 1024];
        StringBuilder tag = new();
        string end = "";
        int matched = 0;
        char last = '\0';
        char quote = '\0';
        bool isInTag = false;
        bool isInRow = false;
        bool hasText = false;
        int length;
        while ((length = text.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (char letter in buffer.AsSpan(0, length))
            {
                if (end.Length > 0)
                {
                    // Inside a comment, section or instruction, which only its own end closes.
                    hasText |= isInRow && end == "]]>" && !char.IsWhiteSpace(letter) && letter is not (']' or '>');
                    matched = letter == end[matched] ? matched + 1 : letter == end[0] ? (matched == 2 && end[1] == letter ? 2 : 1) : 0;
                    if (matched == end.Length)
                    {
                        (end, isInTag) = ("", false);
                    }
                }
                else if (!isInTag && letter == '<')
                {
                    isInTag = true;
                    quote = '\0';
                    tag.Clear();
                }
                else if (!isInTag)
                {
                    hasText |= isInRow && !char.IsWhiteSpace(letter);
                }
                else if (letter != '>' || quote != '\0')
                {
                    quote = letter == quote ? '\0' : quote == '\0' && letter is '"' or '\'' ? letter : quote;
                    last = letter;
                    if (tag.Length < 256)
                    {
                        tag.Append(letter);
                    }

                    end = tag.Length switch { 3 when Is(tag, "!--") => "-->", 8 when Is(tag, "![CDATA[") => "]]>", 1 when Is(tag, "?") => "?>", _ => "" };
                    matched = 0;
                }
                else
                {
                    isInTag = false;
                    string name = tag.ToString().Split(' ', '\t', '\r', '\n')[0];
                    bool ends = name.StartsWith('/');
                    string local = name.Trim('/');
                    local = local[(local.IndexOf(':', StringComparison.Ordinal) + 1)..];
                    if (local == "TABLE" && (ends || last != '/'))
                    {
                        if (ends && isInRow && hasText)
                        {
                            received.Add(new RecordCount("", -1, 0, 0, 0));
                        }

                        isInRow = !ends;
                        hasText = false;
                    }
                }
            }
        }

        return received;
    }

    private static bool Is(StringBuilder tag, string text) => tag.ToString() == text;
}
