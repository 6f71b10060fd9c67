using System.Buffers.Binary;
using System.Security.Cryptography;

namespace BhytWarehouse.Etl.Landing;

/// <summary>Writes what it is given as encrypted chunks (see <see cref="ChunkCipher"/>); leaves the stream below open.</summary>
internal sealed class EncryptingStream : Stream
{
    private readonly Stream _target;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[ChunkCipher.ChunkSize];
    private readonly byte[] _chunk = new byte[4 + ChunkCipher.ChunkSize + ChunkCipher.TagSize];
    private int _length;
    private long _chunkNumber;
    private bool _ended;

    public EncryptingStream(Stream target, byte[] zoneKey)
    {
        _target = target;
        byte[] salt = RandomNumberGenerator.GetBytes(ChunkCipher.SaltSize);
        _cipher = ChunkCipher.Cipher(zoneKey, salt);
        target.Write(ChunkCipher.Mark);
        target.Write(salt);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            if (_length == _plain.Length)
            {
                WriteChunk(isLast: false);
            }

            int count = Math.Min(buffer.Length, _plain.Length - _length);
            buffer[..count].CopyTo(_plain.AsSpan(_length));
            _length += count;
            buffer = buffer[count..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // A chunk is written when it is full or the last: a flush half-way would only make small chunks.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_ended)
        {
            _ended = true;
            WriteChunk(isLast: true);
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WriteChunk(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        ChunkCipher.Nonce(_chunkNumber++, nonce);
        BinaryPrimitives.WriteInt32LittleEndian(_chunk, _length);
        _cipher.Encrypt(nonce, _plain.AsSpan(0, _length), _chunk.AsSpan(4, _length), _chunk.AsSpan(4 + _length, ChunkCipher.TagSize), [isLast ? (byte)1 : (byte)0]);
        _target.Write(_chunk, 0, 4 + _length + ChunkCipher.TagSize);
        _length = 0;
    }
}
