using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BhytWarehouse.Etl.Landing;

/// <summary>Reads what <see cref="EncryptingStream"/> wrote; throws on any change, and on a file that ends before its last chunk.</summary>
internal sealed class DecryptingStream : Stream
{
    private readonly Stream _source;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[ChunkCipher.ChunkSize];
    private readonly byte[] _chunk = new byte[ChunkCipher.ChunkSize + ChunkCipher.TagSize];
    private readonly byte[] _header = new byte[4];
    private int _position;
    private int _length;
    private long _chunkNumber;
    private int _nextLength;

    public DecryptingStream(Stream source, byte[] zoneKey)
    {
        _source = source;
        Span<byte> start = stackalloc byte[ChunkCipher.Mark.Length + ChunkCipher.SaltSize];
        if (source.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.StartsWith(ChunkCipher.Mark))
        {
            throw new CryptographicException("The file in the landing zone does not start as a landed file.");
        }

        _cipher = ChunkCipher.Cipher(zoneKey, start[ChunkCipher.Mark.Length..]);
        _nextLength = ReadLength();
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        while (_position == _length)
        {
            if (_nextLength < 0)
            {
                return 0;
            }

            ReadChunk();
        }

        int count = Math.Min(buffer.Length, _length - _position);
        _plain.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
            _source.Dispose();
        }

        base.Dispose(disposing);
    }

    private void ReadChunk()
    {
        int length = _nextLength;
        _source.ReadExactly(_chunk.AsSpan(0, length + ChunkCipher.TagSize));
        _nextLength = ReadLength();
        Span<byte> nonce = stackalloc byte[12];
        ChunkCipher.Nonce(_chunkNumber++, nonce);
        _cipher.Decrypt(nonce, _chunk.AsSpan(0, length), _chunk.AsSpan(length, ChunkCipher.TagSize), _plain.AsSpan(0, length), [_nextLength < 0 ? (byte)1 : (byte)0]);
        (_position, _length) = (0, length);
    }

    /// <summary>-1 at the end of the file.</summary>
    private int ReadLength()
    {
        int count = _source.ReadAtLeast(_header, 4, throwOnEndOfStream: false);
        int length = count == 0 ? -1 : BinaryPrimitives.ReadInt32LittleEndian(_header);
        return count is 0 or 4 && length <= ChunkCipher.ChunkSize && (count == 0 || length >= 0)
            ? length
            : throw new CryptographicException("The file in the landing zone is cut or changed.");
    }
}
