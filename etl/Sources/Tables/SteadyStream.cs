namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Gives as many bytes as it is asked for while there are any, however few the stream below gives at a time: what a parser says of a fault must not hang on where its buffer ended.</summary>
internal sealed class SteadyStream(Stream content) : Stream
{
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

    public override int Read(Span<byte> buffer) => content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
