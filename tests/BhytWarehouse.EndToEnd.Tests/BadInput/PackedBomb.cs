using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace BhytWarehouse.EndToEnd.Tests.BadInput;

/// <summary>Archives that no packing program makes.</summary>
internal static class PackedBomb
{
    /// <summary>One piece of text repeated, written without ever being whole in memory.</summary>
    public static void Write(string path, string head, string piece, long times, string tail)
    {
        using FileStream file = File.Create(path);
        Write(file, head, piece, times, tail);
    }

    public static void Write(Stream target, string head, string piece, long times, string tail)
    {
        target.Write(Encoding.UTF8.GetBytes(head));
        byte[] block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, Math.Max(1, 256 * 1024 / piece.Length))));
        int piecesInBlock = block.Length / Encoding.UTF8.GetByteCount(piece);
        for (long left = times; left > 0; left -= piecesInBlock)
        {
            target.Write(block, 0, (int)Math.Min(left, piecesInBlock) * (block.Length / piecesInBlock));
        }

        target.Write(Encoding.UTF8.GetBytes(tail));
    }

    /// <summary>A workbook of which one part is replaced, or added, by a repeated text.</summary>
    public static void Workbook(string path, byte[] workbook, string part, string head, string piece, long times, string tail)
    {
        using FileStream file = File.Create(path);
        using ZipArchive target = new(file, ZipArchiveMode.Create);
        using ZipArchive source = new(new MemoryStream(workbook), ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in source.Entries.Where(entry => entry.FullName != part))
        {
            using Stream from = entry.Open();
            using Stream to = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            from.CopyTo(to);
        }

        using Stream bomb = target.CreateEntry(part, CompressionLevel.Fastest).Open();
        Write(bomb, head, piece, times, tail);
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using MemoryStream packed = new();
        using (ZipArchive archive = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream entry = archive.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Changes a number in the index of an archive: at an offset within the header of an entry.</summary>
    public static byte[] WithIndex(byte[] zip, int entry, int offset, uint value, int bytes)
    {
        byte[] changed = (byte[])zip.Clone();
        int at = -1;
        for (int number = 0; number <= entry; number++)
        {
            at += 1 + changed.AsSpan(at + 1).IndexOf("PK\u0001\u0002"u8);
        }

        Span<byte> place = changed.AsSpan(at + offset);
        if (bytes == 4)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(place, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(place, (ushort)value);
        }

        return changed;
    }

    /// <summary>An archive whose index lists one entry over and over, as overlapping bombs do.</summary>
    public static byte[] Overlapping(byte[] zip, int times)
    {
        int start = zip.AsSpan().IndexOf("PK\u0001\u0002"u8);
        int end = zip.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        byte[] header = zip[start..end];
        using MemoryStream packed = new();
        packed.Write(zip, 0, start);
        for (int count = 0; count < times; count++)
        {
            packed.Write(header);
        }

        byte[] last = zip[end..];
        BinaryPrimitives.WriteUInt16LittleEndian(last.AsSpan(8), (ushort)Math.Min(times, 65_535));
        BinaryPrimitives.WriteUInt16LittleEndian(last.AsSpan(10), (ushort)Math.Min(times, 65_535));
        BinaryPrimitives.WriteUInt32LittleEndian(last.AsSpan(12), (uint)(header.Length * times));
        packed.Write(last);
        return packed.ToArray();
    }
}
