using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace BhytWarehouse.Etl.Privacy;

/// <summary>Looks for a number in the bytes of a landed file: as it stands, in UTF-16, in base64 (documents of an envelope), in base64 of base64 (envelopes in messages), and in the parts of a workbook.</summary>
/// <remarks>
/// White space is left out before the search, so wrapped base64, numbers written in groups and UTF-16 need no patterns of their own. It finds more rather than less: a number that only
/// arises because two neighbours touch is reported as well. In workbooks it also looks for the number without leading zeros, as cells that are numbers lose them.
/// </remarks>
internal sealed class LandedSearch
{
    private const int BufferSize = 128 * 1024;

    private const int ShortestInWorkbook = 7;

    private readonly SearchValues<string> _patterns;
    private readonly SearchValues<string> _patternsOfParts;
    private readonly int _overlap;

    public LandedSearch(string number)
    {
        string[] patterns = [.. Patterns(number)];
        string bare = number.TrimStart('0');
        _patterns = SearchValues.Create(patterns, StringComparison.Ordinal);
        _patternsOfParts = SearchValues.Create(bare.Length >= ShortestInWorkbook ? [bare] : [number], StringComparison.Ordinal);
        _overlap = patterns.Max(pattern => pattern.Length) - 1;
    }

    public bool IsIn(Stream content, CancellationToken cancellationToken)
    {
        byte[] start = new byte[4];
        int length = content.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        if (length == 4 && start.AsSpan().SequenceEqual("PK\u0003\u0004"u8))
        {
            using MemoryStream whole = new();
            whole.Write(start);
            content.CopyTo(whole);
            return IsInParts(whole, cancellationToken);
        }

        return IsInBytes(start.AsSpan(0, length), content, _patterns, cancellationToken);
    }

    private bool IsInParts(MemoryStream workbook, CancellationToken cancellationToken)
    {
        try
        {
            using ZipArchive parts = new(workbook, ZipArchiveMode.Read);
            foreach (ZipArchiveEntry part in parts.Entries)
            {
                using Stream content = part.Open();
                if (IsInBytes([], content, _patternsOfParts, cancellationToken))
                {
                    return true;
                }
            }

            return false;
        }
        catch (InvalidDataException)
        {
            // A damaged archive was refused whole: only its bytes can be looked through.
            workbook.Position = 0;
            return IsInBytes([], workbook, _patterns, cancellationToken);
        }
    }

    private bool IsInBytes(ReadOnlySpan<byte> start, Stream content, SearchValues<string> patterns, CancellationToken cancellationToken)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent(BufferSize);
        char[] text = ArrayPool<char>.Shared.Rent(BufferSize + _overlap);
        try
        {
            int kept = 0;
            start.CopyTo(bytes);
            int count = start.Length;
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                int length = kept;
                foreach (byte value in bytes.AsSpan(0, count))
                {
                    text[length] = (char)value;
                    length += value > ' ' ? 1 : 0;
                }

                if (text.AsSpan(0, length).ContainsAny(patterns))
                {
                    return true;
                }

                kept = Math.Min(length, _overlap);
                text.AsSpan(length - kept, kept).CopyTo(text);
            }
            while ((count = content.Read(bytes, 0, BufferSize)) > 0);
            return false;
        }
        finally
        {
            // What was read is of persons and does not lie about in the pool.
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            ArrayPool<char>.Shared.Return(text, clearArray: true);
        }
    }

    private static IEnumerable<string> Patterns(string number)
    {
        yield return number;
        foreach (string once in InBase64(number))
        {
            yield return once;
            foreach (string twice in InBase64(once))
            {
                yield return twice;
            }
        }
    }

    /// <summary>The letters of base64 that depend on the text alone, for each of the three places where it can begin.</summary>
    private static IEnumerable<string> InBase64(string text)
    {
        for (int before = 0; before < 3; before++)
        {
            string encoded = Convert.ToBase64String(Encoding.Latin1.GetBytes(new string('\0', before) + text));
            int from = ((before * 8) + 5) / 6;
            int to = (before + text.Length) * 8 / 6;
            yield return encoded[from..to];
        }
    }
}
