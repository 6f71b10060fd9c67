namespace BhytWarehouse.Etl.Xml;

/// <summary>A stretch of a stream held in one array: it slides forward, and grows only while something in it must stay whole.</summary>
public sealed class SlidingWindow
{
    private const int InitialSize = 512 * 1024;
    private const int KeptSize = 8 * 1024 * 1024;

    private byte[] _bytes = new byte[InitialSize];
    private Stream _stream = Stream.Null;
    private int _length;

    /// <summary>Where the window's first byte stands in the stream.</summary>
    public long Offset { get; private set; }

    public bool IsAtEnd { get; private set; }

    public int Capacity => _bytes.Length;

    public Span<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Begin(Stream stream)
    {
        if (_bytes.Length > KeptSize)
        {
            _bytes = new byte[InitialSize];
        }

        _stream = stream;
        _length = 0;
        Offset = 0;
        IsAtEnd = false;
    }

    /// <summary>Drops the bytes before <paramref name="keepFrom"/> and reads on; positions of the caller move down by that much.</summary>
    public void Advance(int keepFrom)
    {
        if (keepFrom > 0)
        {
            _bytes.AsSpan(keepFrom, _length - keepFrom).CopyTo(_bytes);
            _length -= keepFrom;
            Offset += keepFrom;
        }

        // Only when three quarters are taken: what a caller keeps whole is bounded just below a size of the window.
        if (_length > _bytes.Length / 4 * 3)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        while (_length < _bytes.Length)
        {
            int read = _stream.Read(_bytes, _length, _bytes.Length - _length);
            if (read == 0)
            {
                IsAtEnd = true;
                break;
            }

            _length += read;
        }
    }
}
