using System.Text;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The bytes of a CSV text on their way to the parser: looks for encoding and separator, drops the byte order mark, and stops at bytes that are no Unicode or a row without end.</summary>
/// <remarks>UTF-8 goes to the parser as Latin-1, one character for each byte, so that its character count is the byte offset; a value is decoded when it is asked for.</remarks>
internal sealed class TextBytes : Stream
{
    private const int LongestRow = 256 * 1024;
    private const int HeadLength = 64 * 1024;
    private const int LinesLookedAt = 50;

    private readonly Stream _content;
    private readonly CancellationToken _cancellationToken;
    private readonly byte[] _head = new byte[HeadLength];
    private readonly Decoder _decoder;
    private readonly char[] _decoded = new char[HeadLength + 1];
    private readonly int _headLength;
    private int _headPosition;
    private long _handedOn;

    public TextBytes(Stream content, CancellationToken cancellationToken)
    {
        _content = content;
        _cancellationToken = cancellationToken;
        _headLength = content.ReadAtLeast(_head, HeadLength, throwOnEndOfStream: false);
        ReadOnlySpan<byte> head = _head.AsSpan(0, _headLength);
        Encoding = head.StartsWith<byte>([0xFF, 0xFE]) ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
            : head.StartsWith<byte>([0xFE, 0xFF]) ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
            : Encoding.Latin1;
        BytesPerCharacter = ReferenceEquals(Encoding, Encoding.Latin1) ? 1 : 2;
        Encoding strict = BytesPerCharacter == 1 ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true) : new UnicodeEncoding(bigEndian: head[0] == 0xFE, byteOrderMark: false, throwOnInvalidBytes: true);
        _decoder = strict.GetDecoder();
        MarkLength = BytesPerCharacter == 2 ? 2 : head.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
        _headPosition = MarkLength;
        Separator = SeparatorOf(Encoding.GetString(head[MarkLength..]));
    }

    /// <summary>How the parser is to read the bytes.</summary>
    public Encoding Encoding { get; }

    public int BytesPerCharacter { get; }

    /// <summary>Bytes of the byte order mark, which the parser does not see.</summary>
    public int MarkLength { get; }

    public char Separator { get; }

    /// <summary>What is wrong with the encoding as far as read, null when nothing is.</summary>
    public string? Fault { get; private set; }

    public bool HasRowWithoutEnd { get; private set; }

    /// <summary>Whether the parser has been told that nothing follows.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Where the parser stands, in bytes that it was given.</summary>
    public long RowStart { private get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>Ends early when the content is at fault; the reader then looks at <see cref="Fault"/> and <see cref="HasRowWithoutEnd"/>.</summary>
    public override int Read(Span<byte> buffer)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        HasRowWithoutEnd |= _handedOn - RowStart > LongestRow * BytesPerCharacter;
        if (Fault is not null || HasRowWithoutEnd)
        {
            IsAtEnd = true;
            return 0;
        }

        buffer = buffer[..Math.Min(buffer.Length, HeadLength)];
        int count = Math.Min(_headLength - _headPosition, buffer.Length);
        if (count > 0)
        {
            _head.AsSpan(_headPosition, count).CopyTo(buffer);
            _headPosition += count;
        }
        else
        {
            // Whole blocks, however few bytes the stream gives at a time: what is said of a fault must not hang on that.
            count = _content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        }

        Check(buffer[..count]);

        if (Fault is not null)
        {
            count = 0;
        }

        IsAtEnd = count == 0;
        _handedOn += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Check(ReadOnlySpan<byte> bytes)
    {
        int zero = BytesPerCharacter == 1 ? bytes.IndexOf((byte)0) : -1;
        if (zero >= 0)
        {
            Fault = $"a zero byte at {MarkLength + _handedOn + zero}: UTF-16 without byte order mark, or no text at all";
            return;
        }

        try
        {
            _decoder.GetChars(bytes, _decoded, flush: bytes.Length == 0);
        }
        catch (DecoderFallbackException)
        {
            string scheme = BytesPerCharacter == 1 && LegacyText.SchemeOf(Encoding.Latin1.GetString(bytes)) is { } found ? $", which look like {LegacyText.Advice(found)}" : "";
            Fault = $"bytes that are not UTF-{(BytesPerCharacter == 1 ? "8" : "16")}, or end inside a character, between {MarkLength + _handedOn} and {MarkLength + _handedOn + bytes.Length}{scheme}";
        }
    }

    /// <summary>Of comma, semicolon and tab the one that stands most often in one line, those in quotation marks not counted.</summary>
    private static char SeparatorOf(string text)
    {
        ReadOnlySpan<char> marks = ",;\t";
        Span<int> most = stackalloc int[3];
        Span<int> inLine = stackalloc int[3];
        bool isInside = false;
        int lines = 0;
        foreach (char letter in text)
        {
            if (letter == '"')
            {
                isInside = !isInside;
            }
            else if (letter is '\n' or '\r')
            {
                // An open quotation mark must not swallow the look at the whole head.
                isInside = false;
                lines += inLine.ContainsAnyExcept(0) ? 1 : 0;
                inLine.Clear();
                if (lines > LinesLookedAt)
                {
                    break;
                }
            }
            else if (!isInside && marks.IndexOf(letter) is var mark and >= 0)
            {
                inLine[mark]++;
                most[mark] = Math.Max(most[mark], inLine[mark]);
            }
        }

        int best = most[1] > most[0] ? 1 : 0;
        return marks[most[2] > most[best] ? 2 : best];
    }
}
