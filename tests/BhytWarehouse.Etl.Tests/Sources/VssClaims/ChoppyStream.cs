namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>Gives its bytes in pieces of random size, so that every boundary of a window is met.</summary>
internal sealed class ChoppyStream(byte[] bytes, int seed) : Stream
{
    private readonly Random _random = new(seed);
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int taken = Math.Min(Math.Min(count, bytes.Length - _at), 1 + _random.Next(_random.Next(4) == 0 ? 7 : 5000));
        bytes.AsSpan(_at, taken).CopyTo(buffer.AsSpan(offset));
        _at += taken;
        return taken;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
