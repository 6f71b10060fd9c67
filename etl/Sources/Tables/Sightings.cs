using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>The keys of a file's rows, so that a key that comes again is noticed; about 80 bytes for each row of the file.</summary>
internal sealed class Sightings
{
    private readonly Dictionary<UInt128, Sighting> _sightings = [];
    private char[] _characters = new char[256];
    private int _length;

    public void Clear() => _sightings.Clear();

    public void Begin() => _length = 0;

    public void Append(ReadOnlySpan<char> value)
    {
        if (_length + value.Length + 1 > _characters.Length)
        {
            Array.Resize(ref _characters, (_length + value.Length + 1) * 2);
        }

        value.CopyTo(_characters.AsSpan(_length));
        _characters[_length + value.Length] = '\u0001';
        _length += value.Length + 1;
    }

    public UInt128 Digest()
    {
        Span<byte> hash = stackalloc byte[16];
        XxHash128.Hash(MemoryMarshal.AsBytes(_characters.AsSpan(0, _length)), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }

    /// <summary>Enters a row; false when its key was seen before, with what was seen then.</summary>
    public bool IsFirst(UInt128 key, Sighting row, out Sighting earlier)
    {
        ref Sighting entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_sightings, key, out bool exists);
        earlier = entry;
        if (!exists)
        {
            entry = row;
        }

        return !exists;
    }

    /// <summary>The key is in dispute: every further row with it is held back too.</summary>
    public void Dispute(UInt128 key) => _sightings[key] = _sightings[key] with { RecordNumber = 0 };

    /// <param name="RecordNumber">0 when the key is in dispute.</param>
    internal readonly record struct Sighting(ulong Values, long Offset, int Length, int RecordNumber);
}
