using System.IO.Compression;
using System.Text;

namespace BhytWarehouse.Fuzz.Tests.Mutation;

/// <summary>Makes a file like another, a little worse: by its parts (elements, members, rows, values), inside what it wraps (base64, archives), as a whole (encoding, cuts), and byte by byte.</summary>
/// <param name="other">A file to take parts from.</param>
internal sealed class Mutator(Random random, Func<byte[]> other)
{
    public const int LongestFile = 200_000;
    private const int LongestPart = 2_000_000;

    public byte[] Mutate(byte[] content)
    {
        int rounds = 1 + (random.Next(3) == 0 ? random.Next(6) : random.Next(2));
        byte[] mutant = content;
        for (int round = 0; round < rounds; round++)
        {
            byte[] next = Once(mutant, depth: 0);
            mutant = next.Length <= LongestFile ? next : mutant;
        }

        return mutant;
    }

    private byte[] Once(byte[] content, int depth)
    {
        FileForm form = FileParts.FormOf(content);
        if (form == FileForm.Archive)
        {
            return random.Next(8) == 0 ? Noise(content) : Repacked(content, depth);
        }

        return random.Next(20) switch
        {
            0 => Noise(content),
            1 => AsWhole(content),
            _ => ByPart(content, form, depth),
        };
    }

    private byte[] ByPart(byte[] content, FileForm form, int depth)
    {
        List<Part> parts = FileParts.Of(content, form);
        if (parts.Count == 0)
        {
            return Noise(content);
        }

        Part part = parts[random.Next(parts.Count)];
        ReadOnlySpan<byte> text = content.AsSpan(part.Start, part.Length);
        if (!part.IsWhole && depth < 3 && part.Length >= 16 && random.Next(4) > 0 && Unwrapped(text) is { } inner)
        {
            return Replace(content, part, Wrapped(Once(inner, depth + 1)));
        }

        if (part.IsWhole)
        {
            switch (random.Next(7))
            {
                case 0 or 1:
                    return Replace(content, part, default);
                case 2 or 3:
                    return Insert(content, part.Start, text.ToArray());
                case 4:
                    return Insert(content, part.Start, OfOther(form, isWhole: true));
                case 5:
                    // Moved, with what it holds, to where another part stands.
                    byte[] moved = text.ToArray();
                    byte[] without = Replace(content, part, default);
                    return Insert(without, random.Next(without.Length + 1), moved);
                default:
                    Part target = parts[random.Next(parts.Count)];
                    return Replace(content, target, text);
            }
        }

        return random.Next(10) switch
        {
            0 => Replace(content, part, OfOther(form, isWhole: false)),
            1 => Replace(content, part, content.AsSpan(parts[random.Next(parts.Count)] is { IsWhole: false } value ? (value.Start..(value.Start + value.Length)) : ..0)),
            2 => Replace(content, part, Nudged(text)),
            3 => Insert(content, part.Start + random.Next(part.Length + 1), HostileValues.TextOf(random)),
            4 => Replace(content, part, [.. text, .. text]),
            5 => Replace(content, part, form == FileForm.Xml ? [.. "<![CDATA["u8, .. text, .. "]]>"u8] : form == FileForm.Table ? [.. "\""u8, .. text, .. "\""u8] : [.. "["u8, .. text, .. "]"u8]),
            6 when form == FileForm.Xml && random.Next(4) == 0 => Replace(content, part, Repeated("<a>"u8, random.Next(1, 100))),
            6 when form == FileForm.Json && random.Next(4) == 0 => Replace(content, part, Repeated("["u8, random.Next(1, 100))),
            _ => Replace(content, part, HostileValues.TextOf(random)),
        };
    }

    private byte[] OfOther(FileForm form, bool isWhole)
    {
        byte[] donor = other();
        FileForm donorForm = FileParts.FormOf(donor);
        if (donorForm == FileForm.Archive || (donorForm != form && random.Next(4) > 0))
        {
            return HostileValues.TextOf(random);
        }

        List<Part> parts = FileParts.Of(donor, donorForm);
        Part[] fitting = [.. parts.Where(part => part.IsWhole == isWhole && part.Length < 20_000)];
        return fitting.Length == 0 ? [] : donor.AsSpan(fitting[random.Next(fitting.Length)] is var part ? part.Start..(part.Start + part.Length) : ..0).ToArray();
    }

    /// <summary>A digit or letter changed by one.</summary>
    private byte[] Nudged(ReadOnlySpan<byte> text)
    {
        byte[] nudged = text.ToArray();
        if (nudged.Length > 0)
        {
            int at = random.Next(nudged.Length);
            nudged[at] = nudged[at] is >= (byte)'0' and <= (byte)'9' ? (byte)('0' + random.Next(10)) : (byte)(nudged[at] + random.Next(-1, 2));
        }

        return nudged;
    }

    /// <summary>What the text wraps in base64, null when it is none.</summary>
    private static byte[]? Unwrapped(ReadOnlySpan<byte> text)
    {
        try
        {
            byte[] inner = Convert.FromBase64String(Encoding.Latin1.GetString(text));
            return inner.Length > 0 ? inner : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private byte[] Wrapped(byte[] inner)
    {
        string text = Convert.ToBase64String(inner);
        return random.Next(24) switch
        {
            0 => Encoding.Latin1.GetBytes(Convert.ToBase64String(inner, Base64FormattingOptions.InsertLineBreaks)),
            1 => Encoding.Latin1.GetBytes(" \r\n" + text + "\t "),
            2 => Encoding.Latin1.GetBytes(text.TrimEnd('=')),
            3 => Encoding.Latin1.GetBytes(text.Replace('+', '-').Replace('/', '_')),
            4 => Encoding.Latin1.GetBytes(text + "="),
            5 => Encoding.Latin1.GetBytes(text[..random.Next(text.Length + 1)]),
            6 => Encoding.Latin1.GetBytes($"<![CDATA[{text}]]>"),
            7 => inner,
            8 => [.. "<![CDATA["u8, .. inner, .. "]]>"u8],
            9 => Encoding.Latin1.GetBytes(Convert.ToBase64String(Encoding.Latin1.GetBytes(text))),
            10 => Encoding.Latin1.GetBytes(string.Join(' ', text.Chunk(7).Select(chunk => new string(chunk)))),
            11 => Encoding.Latin1.GetBytes(text.Insert(random.Next(text.Length + 1), "&#65;")),
            _ => Encoding.Latin1.GetBytes(text),
        };
    }

    private byte[] Repacked(byte[] content, int depth)
    {
        List<(string Name, byte[] Content)> entries = [];
        try
        {
            using ZipArchive archive = new(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            foreach (ZipArchiveEntry entry in archive.Entries.Take(100))
            {
                byte[] buffer = new byte[Math.Min(entry.Length, LongestPart)];
                using Stream stream = entry.Open();
                int length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
                entries.Add((entry.FullName, buffer[..length]));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return Noise(content);
        }

        if (entries.Count == 0)
        {
            return Noise(content);
        }

        // The sheets are what matters most, and stand last.
        int index = random.Next(2) == 0 ? entries.Count - 1 : random.Next(entries.Count);
        (string name, byte[] part) = entries[index];
        switch (random.Next(24))
        {
            case 0:
                entries.RemoveAt(index);
                break;
            case 1:
                entries.Insert(random.Next(entries.Count + 1), (name, ByPart(part, FileForm.Xml, depth + 1)));
                break;
            case 2:
                entries[index] = (entries[random.Next(entries.Count)].Name, part);
                break;
            case 3:
                string[] names = ["../x.xml", "/xl/worksheets/sheet1.xml", "xl\\worksheets\\sheet1.xml", "xl/workbook.bin", "content.xml", "XL/WORKBOOK.XML", "xl/externalLinks/externalLink1.xml", " "];
                entries.Add((names[random.Next(names.Length)], part));
                break;
            default:
                entries[index] = (name, Once(part, depth + 1));
                break;
        }

        using MemoryStream packed = new();
        using (ZipArchive archive = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string entryName, byte[] entryContent) in entries)
            {
                ZipArchiveEntry entry = archive.CreateEntry(entryName, random.Next(4) == 0 ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
                entry.LastWriteTime = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
                using Stream stream = entry.Open();
                stream.Write(entryContent);
            }
        }

        return packed.ToArray();
    }

    /// <summary>The encoding changed under the text, the file cut, or joined to another.</summary>
    private byte[] AsWhole(byte[] content)
    {
        string text = Encoding.UTF8.GetString(content);
        switch (random.Next(12))
        {
            case 0:
                return [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];
            case 1:
                return [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)];
            case 2:
                return Encoding.Unicode.GetBytes(text);
            case 3:
                byte[] odd = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)];
                return odd[..^1];
            case 4:
                return [0xEF, 0xBB, 0xBF, .. content];
            case 5:
                return Encoding.Latin1.GetBytes(text);
            case 6:
                return [.. content, .. other()];
            case 7:
                byte[] second = other();
                return [.. content[..random.Next(content.Length + 1)], .. second[random.Next(second.Length + 1)..]];
            case 8:
                return Encoding.UTF8.GetBytes(text.Replace("ê", "e\u0302", StringComparison.Ordinal).Replace("ố", "ô\u0301", StringComparison.Ordinal));
            case 9:
                return Encoding.UTF8.GetBytes(text.Replace("\n", random.Next(2) == 0 ? "\r\n" : "\r", StringComparison.Ordinal));
            case 10:
                return Encoding.UTF8.GetBytes(text.Replace(',', ";\t,"[random.Next(3)]));
            default:
                return content[..random.Next(content.Length + 1)];
        }
    }

    private byte[] Noise(byte[] content)
    {
        if (content.Length == 0)
        {
            return HostileValues.TextOf(random);
        }

        int at = random.Next(content.Length);
        int length = Math.Min(1 + random.Next(random.Next(2) == 0 ? 4 : 400), content.Length - at);
        switch (random.Next(7))
        {
            case 0:
                byte[] flipped = (byte[])content.Clone();
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                byte[] set = (byte[])content.Clone();
                set[at] = (byte)random.Next(256);
                return set;
            case 2:
                return Replace(content, new Part(at, length, false), default);
            case 3:
                return Insert(content, at, content.AsSpan(at, length));
            case 4:
                return Insert(content, at, HostileValues.Bytes[random.Next(HostileValues.Bytes.Length)]);
            case 5:
                return Replace(content, new Part(at, length, false), HostileValues.TextOf(random));
            default:
                byte[] swapped = (byte[])content.Clone();
                int second = random.Next(content.Length);
                (swapped[at], swapped[second]) = (swapped[second], swapped[at]);
                return swapped;
        }
    }

    private static byte[] Repeated(ReadOnlySpan<byte> text, int count)
    {
        byte[] repeated = new byte[text.Length * count];
        for (int at = 0; at < repeated.Length; at += text.Length)
        {
            text.CopyTo(repeated.AsSpan(at));
        }

        return repeated;
    }

    private static byte[] Insert(byte[] content, int at, ReadOnlySpan<byte> text) => [.. content.AsSpan(0, at), .. text, .. content.AsSpan(at)];

    private static byte[] Replace(byte[] content, Part part, ReadOnlySpan<byte> text) => [.. content.AsSpan(0, part.Start), .. text, .. content.AsSpan(part.Start + part.Length)];
}
