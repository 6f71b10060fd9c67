using System.Text;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>The bytes of an extract on their way to the CSV parser: looks at the header for the separator, drops the byte order mark, and stops at bytes that are not UTF-8 or a row without end.</summary>
/// <remarks>The parser gets the bytes as Latin-1, one character each. So its character count is the byte offset, which its own byte count is not for all of UTF-8, and a name is never decoded.</remarks>
internal sealed class EnrolmentBytes : Stream
{
    private const int LongestRow = 1024 * 1024;
    private const int HeadLength = 64 * 1024;

    private readonly Stream _content;
    private readonly CancellationToken _cancellationToken;
    private readonly byte[] _head = new byte[HeadLength];
    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _decoded = new char[HeadLength + 1];
    private readonly int _headLength;
    private int _headPosition;
    private long _handedOn;

    public EnrolmentBytes(Stream content, CancellationToken cancellationToken)
    {
        _content = content;
        _cancellationToken = cancellationToken;
        _headLength = content.ReadAtLeast(_head, HeadLength, throwOnEndOfStream: false);
        ReadOnlySpan<byte> head = _head.AsSpan(0, _headLength);
        if (head.StartsWith<byte>([0xFF, 0xFE]) || head.StartsWith<byte>([0xFE, 0xFF]))
        {
            Fault = "UTF-16 (byte order mark)";
        }

        MarkLength = head.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? 3 : 0;
        _headPosition = MarkLength;
        Separator = SeparatorOf(head[MarkLength..]);
    }

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
        HasRowWithoutEnd |= _handedOn - RowStart > LongestRow;
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
            count = _content.Read(buffer);
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
        int zero = bytes.IndexOf((byte)0);
        if (zero >= 0)
        {
            Fault = $"a zero byte at {MarkLength + _handedOn + zero}: UTF-16, or no text at all";
            return;
        }

        try
        {
            _decoder.GetChars(bytes, _decoded, flush: bytes.Length == 0);
        }
        catch (DecoderFallbackException)
        {
            Fault = $"bytes that are not UTF-8, between {MarkLength + _handedOn} and {MarkLength + _handedOn + bytes.Length}";
        }
    }

    private static char SeparatorOf(ReadOnlySpan<byte> text)
    {
        text = text.TrimStart("\r\n"u8);
        int end = text.IndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> header = end < 0 ? text : text[..end];
        return header.Count((byte)';') > header.Count((byte)',') ? ';' : ',';
    }
}
