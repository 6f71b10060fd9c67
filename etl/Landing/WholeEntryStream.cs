using System.IO.Compression;
using System.IO.Hashing;

namespace BhytWarehouse.Etl.Landing;

/// <summary>An entry of an archive as it unpacks, held to what the archive says of it: its length and its checksum. The unpacking itself tells neither when it is wrong.</summary>
/// <remarks>At the end of an entry that is not what it says, it throws <see cref="InvalidDataException"/>; so it does for one without end in sight between two brackets, when told so.</remarks>
/// <param name="longestRun">The most bytes without one of &lt; and &gt;, for entries that hold XML; 0 does not look.</param>
internal sealed class WholeEntryStream(ZipArchiveEntry entry, int longestRun = 0) : Stream
{
    private readonly Stream _content = entry.Open();
    private readonly Crc32 _checksum = new();
    private long _length;
    private int _run;

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

    public override int Read(Span<byte> buffer)
    {
        int count = _content.Read(buffer);
        _length += count;
        if (_length > entry.Length || (count == 0 && buffer.Length > 0 && (_length != entry.Length || _checksum.GetCurrentHashAsUInt32() != entry.Crc32)))
        {
            throw new InvalidDataException("An entry of an archive that is not what the archive says of it.");
        }

        _checksum.Append(buffer[..count]);
        if (longestRun > 0)
        {
            Look(buffer[..count]);
        }

        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _content.Dispose();
        base.Dispose(disposing);
    }

    private void Look(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int bracket = bytes.IndexOfAny((byte)'<', (byte)'>');
            _run += bracket < 0 ? bytes.Length : bracket;
            if (_run > longestRun)
            {
                throw new InvalidDataException("A text, tag or comment longer than is read.");
            }

            if (bracket < 0)
            {
                break;
            }

            _run = 0;
            bytes = bytes[(bracket + 1)..];
        }
    }
}
