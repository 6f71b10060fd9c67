using System.Text;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>A head, then one piece repeated, then a tail: a file of any size that takes no memory, and tells how much of it was read.</summary>
internal sealed class GeneratedStream(string head, string piece, long repetitions, string tail) : Stream
{
    private readonly byte[] _head = Encoding.UTF8.GetBytes(head);
    private readonly byte[] _piece = Encoding.UTF8.GetBytes(piece);
    private readonly byte[] _tail = Encoding.UTF8.GetBytes(tail);

    public long Consumed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int written = 0;
        while (written < count)
        {
            long middle = _piece.Length * repetitions;
            ReadOnlySpan<byte> source = Consumed < _head.Length ? _head.AsSpan((int)Consumed)
                : Consumed - _head.Length < middle ? _piece.AsSpan((int)((Consumed - _head.Length) % _piece.Length))
                : _tail.AsSpan((int)Math.Min(_tail.Length, Consumed - _head.Length - middle));
            int taken = Math.Min(source.Length, count - written);
            if (taken == 0)
            {
                break;
            }

            source[..taken].CopyTo(buffer.AsSpan(offset + written));
            written += taken;
            Consumed += taken;
        }

        return written;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
