using System.Buffers.Binary;

namespace BhytWarehouse.Etl.Landing;

/// <summary>Counts the entries of a .zip from its index without keeping any: an index of some megabytes would become as many objects, and the number that an archive states of itself can lie.</summary>
public static class ArchiveIndex
{
    private const int EndLength = 22;
    private const int LongestComment = 65_535;
    private const int HeaderLength = 46;

    /// <summary>The number of entries, or one more than <paramref name="most"/> when there are more; 0 when no index is found, which the archive reader then says itself.</summary>
    public static int CountEntries(Stream archive, int most)
    {
        long start = StartOfIndex(archive);
        if (start < 0)
        {
            return 0;
        }

        byte[] buffer = new byte[256 * 1024];
        int count = 0;
        int filled = 0;
        archive.Position = start;
        while (true)
        {
            filled += archive.ReadAtLeast(buffer.AsSpan(filled), buffer.Length - filled, throwOnEndOfStream: false);
            int at = 0;
            while (at + HeaderLength <= filled)
            {
                ReadOnlySpan<byte> header = buffer.AsSpan(at);
                int length = HeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
                if (!header.StartsWith("PK\u0001\u0002"u8))
                {
                    return count;
                }

                if (at + length > filled)
                {
                    break;
                }

                if (++count > most)
                {
                    return count;
                }

                at += length;
            }

            if (at == 0)
            {
                return count;
            }

            buffer.AsSpan(at, filled - at).CopyTo(buffer);
            filled -= at;
        }
    }

    private static long StartOfIndex(Stream archive)
    {
        int length = (int)Math.Min(archive.Length, EndLength + LongestComment);
        byte[] tail = new byte[length];
        archive.Position = archive.Length - length;
        archive.ReadExactly(tail);
        int end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndLength > length)
        {
            return -1;
        }

        long start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        if (start == uint.MaxValue && end >= 20 && tail.AsSpan(end - 20).StartsWith("PK\u0006\u0007"u8))
        {
            // Zip64: the locator before the end names the place of a longer end.
            long wide = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - 12));
            byte[] record = new byte[56];
            if (wide < 0 || wide + record.Length > archive.Length)
            {
                return -1;
            }

            archive.Position = wide;
            archive.ReadExactly(record);
            start = BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48));
        }

        return start >= 0 && start <= archive.Length ? start : -1;
    }
}
