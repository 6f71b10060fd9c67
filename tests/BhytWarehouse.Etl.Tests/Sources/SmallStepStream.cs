namespace BhytWarehouse.Etl.Tests.Sources;

/// <summary>Gives its bytes a few at a time and cannot be rewound, as a decrypting or unpacking stream does.</summary>
internal sealed class SmallStepStream(byte[] content, int step) : Stream
{
    private int _position;

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
        int given = Math.Min(Math.Min(count, step), content.Length - _position);
        Array.Copy(content, _position, buffer, offset, given);
        _position += given;
        return given;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
