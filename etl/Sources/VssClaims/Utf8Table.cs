using System.Numerics;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>A set of short byte strings, each with a number: it owns its bytes, so that looking a code up makes no object.</summary>
internal sealed class Utf8Table
{
    // Chosen anew by each process, so that no file can be written to fall into one place.
    private static readonly uint Seed = (uint)HashCode.Combine(17);

    private int[] _places = new int[1024];
    private Entry[] _entries = new Entry[512];
    private byte[] _bytes = new byte[16 * 1024];
    private int _length;

    public int Count { get; private set; }

    public void Clear()
    {
        if (_places.Length > 64 * 1024)
        {
            _places = new int[1024];
            _entries = new Entry[512];
            _bytes = new byte[16 * 1024];
        }
        else if (Count > 0)
        {
            Array.Clear(_places);
        }

        Count = 0;
        _length = 0;
    }

    /// <summary>The number of the key, from 0 in order of their coming; adds it when it is new.</summary>
    public int Find(ReadOnlySpan<byte> key, uint kind, out bool isNew)
    {
        uint hash = Hash(key, kind);
        int mask = _places.Length - 1;
        int place = (int)hash & mask;
        while (_places[place] is > 0 and int number)
        {
            ref Entry entry = ref _entries[number - 1];
            if (entry.Hash == hash && entry.Kind == kind && _bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(key))
            {
                isNew = false;
                return number - 1;
            }

            place = (place + 1) & mask;
        }

        isNew = true;
        return Add(key, kind, hash, place);
    }

    public bool Contains(ReadOnlySpan<byte> key, uint kind)
    {
        uint hash = Hash(key, kind);
        int mask = _places.Length - 1;
        int place = (int)hash & mask;
        while (_places[place] is > 0 and int number)
        {
            ref Entry entry = ref _entries[number - 1];
            if (entry.Hash == hash && entry.Kind == kind && _bytes.AsSpan(entry.Start, entry.Length).SequenceEqual(key))
            {
                return true;
            }

            place = (place + 1) & mask;
        }

        return false;
    }

    public ReadOnlySpan<byte> Key(int number) => _bytes.AsSpan(_entries[number].Start, _entries[number].Length);

    private int Add(ReadOnlySpan<byte> key, uint kind, uint hash, int place)
    {
        if (_length + key.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + key.Length));
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        key.CopyTo(_bytes.AsSpan(_length));
        _entries[Count] = new Entry(_length, key.Length, kind, hash);
        _length += key.Length;
        Count++;
        _places[place] = Count;
        if (Count * 2 > _places.Length)
        {
            _places = new int[_places.Length * 2];
            int mask = _places.Length - 1;
            for (int number = 1; number <= Count; number++)
            {
                int free = (int)_entries[number - 1].Hash & mask;
                while (_places[free] > 0)
                {
                    free = (free + 1) & mask;
                }

                _places[free] = number;
            }
        }

        return Count - 1;
    }

    private static uint Hash(ReadOnlySpan<byte> key, uint kind)
    {
        uint hash = Seed ^ (kind * 0x9E3779B1);
        while (key.Length >= 4)
        {
            hash = BitOperations.RotateLeft(hash ^ (BitConverter.ToUInt32(key) * 0x85EBCA77), 13) * 0xC2B2AE3D;
            key = key[4..];
        }

        foreach (byte value in key)
        {
            hash = BitOperations.RotateLeft(hash ^ (value * 0x27D4EB2Fu), 11) * 0x9E3779B1;
        }

        hash ^= hash >> 15;
        hash *= 0x85EBCA77;
        return hash ^ (hash >> 13);
    }

    private readonly record struct Entry(int Start, int Length, uint Kind, uint Hash);
}
