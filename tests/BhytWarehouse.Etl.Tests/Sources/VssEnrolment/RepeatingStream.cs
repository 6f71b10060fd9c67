namespace BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

/// <summary>A start and then the same bytes over and over, without holding them.</summary>
internal sealed class RepeatingStream(byte[] start, byte[] repeated, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int given = (int)Math.Min(count, length - _position);
        for (int index = 0; index < given; index++, _position++)
        {
            buffer[offset + index] = _position < start.Length ? start[_position] : repeated[(_position - start.Length) % repeated.Length];
        }

        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
