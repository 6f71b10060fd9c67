using System.Text;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The witness of a tabular feed: counts rows and control total with a CSV scanner and a workbook scanner of its own.</summary>
/// <remarks>It knows the headings of the columns that it counts, and nothing of the contract, the reader or the packages that the reader uses.</remarks>
internal sealed class TableReceivedCounter(IReadOnlyList<CountedLayout> layouts) : IReceivedCounter
{
    private enum Place
    {
        FieldStart,
        Plain,
        Quoted,
        AfterQuote,
    }

    public ReceivedCount Count(Stream content, CancellationToken cancellationToken)
    {
        byte[] start = new byte[4];
        int length = content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        ReceivedCount received = new();
        if (length == 4 && start is [(byte)'P', (byte)'K', 3, 4])
        {
            new WorkbookScan(layouts, received).Run(start, content, cancellationToken);
        }
        else
        {
            CountText(start.AsMemory(0, length), content, received, cancellationToken);
        }

        return received;
    }

    private void CountText(ReadOnlyMemory<byte> start, Stream content, ReceivedCount received, CancellationToken cancellationToken)
    {
        using Stream whole = new JoinedStream(start, content);
        using StreamReader text = new(whole, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true, 64 * 1024);
        char[] buffer = new char[64 * 1024];
        int length = text.ReadBlock(buffer, 0, buffer.Length);
        char separator = Separator(buffer.AsSpan(0, length));
        SheetTally tally = new(layouts, countsFrom1904: false, takesParts: true, received);
        ScannedRow row = new();
        Place place = Place.FieldStart;
        while (length > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (char letter in buffer.AsSpan(0, length))
            {
                place = Step(row, tally, place, letter, separator);
                if (row.IsBeyond)
                {
                    // The reader refuses the file; what was counted so far stands for it.
                    return;
                }
            }

            length = text.Read(buffer, 0, buffer.Length);
        }

        row.EndCell();
        tally.Take(row);
        tally.End();
    }

    private static Place Step(ScannedRow row, SheetTally tally, Place place, char letter, char separator)
    {
        if (place == Place.Quoted)
        {
            if (letter == '"')
            {
                return Place.AfterQuote;
            }

            row.Add(letter);
            return Place.Quoted;
        }

        if (letter == separator)
        {
            row.EndCell();
            return Place.FieldStart;
        }

        if (letter is '\r' or '\n')
        {
            row.EndCell();
            tally.Take(row);
            row.Clear();
            return Place.FieldStart;
        }

        if (letter == '"' && place == Place.FieldStart)
        {
            return Place.Quoted;
        }

        row.Add(letter);
        return letter == '"' && place == Place.AfterQuote ? Place.Quoted : Place.Plain;
    }

    private static char Separator(ReadOnlySpan<char> head)
    {
        Dictionary<char, int> best = new() { [','] = 0, [';'] = 0, ['\t'] = 0 };
        int lines = 0;
        foreach (ReadOnlySpan<char> line in head.EnumerateLines())
        {
            if (lines > 50)
            {
                break;
            }

            foreach (char mark in (ReadOnlySpan<char>)[',', ';', '\t'])
            {
                int count = 0;
                bool isQuoted = false;
                foreach (char letter in line)
                {
                    isQuoted ^= letter == '"';
                    count += letter == mark && !isQuoted ? 1 : 0;
                }

                best[mark] = Math.Max(best[mark], count);
            }

            lines += line.ContainsAny(",;\t") ? 1 : 0;
        }

        char winner = best[';'] > best[','] ? ';' : ',';
        return best['\t'] > best[winner] ? '\t' : winner;
    }
}
