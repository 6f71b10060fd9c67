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
        bool isInTag = false;
        bool isInRow = false;
        bool hasText = false;
        int length;
        while ((length = text.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (char letter in buffer.AsSpan(0, length))
            {
                if (letter == '<')
                {
                    isInTag = true;
                    tag.Clear();
                }
                else if (!isInTag)
                {
                    hasText |= isInRow && !char.IsWhiteSpace(letter);
                }
                else if (letter != '>')
                {
                    tag.Append(tag.Length < 256 ? letter : "");
                }
                else
                {
                    isInTag = false;
                    string name = tag.ToString().Split(' ', '\t', '\r', '\n')[0];
                    hasText |= isInRow && name.StartsWith("![CDATA[", StringComparison.Ordinal);
                    string local = name.TrimStart('/');
                    local = local[(local.IndexOf(':', StringComparison.Ordinal) + 1)..];
                    if (local == "TABLE")
                    {
                        bool ends = name[0] == '/';
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
}
