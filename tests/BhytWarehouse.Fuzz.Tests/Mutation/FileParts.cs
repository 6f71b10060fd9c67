namespace BhytWarehouse.Fuzz.Tests.Mutation;

/// <summary>Finds the parts of a file, however broken it is: forgiving scanners, since most files to be mutated already are mutants.</summary>
internal static class FileParts
{
    private const int Most = 20_000;

    public static FileForm FormOf(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("PK"u8))
        {
            return FileForm.Archive;
        }

        ReadOnlySpan<byte> text = content.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? content[3..] : content;
        return text.TrimStart(" \r\n\t"u8) switch
        {
            [(byte)'<', ..] => FileForm.Xml,
            [(byte)'{' or (byte)'[', ..] => FileForm.Json,
            _ => FileForm.Table,
        };
    }

    public static List<Part> Of(ReadOnlySpan<byte> content, FileForm form) => form switch
    {
        FileForm.Xml => OfXml(content),
        FileForm.Json => OfJson(content),
        _ => OfTable(content),
    };

    private static List<Part> OfXml(ReadOnlySpan<byte> content)
    {
        List<Part> parts = [];
        Stack<int> open = [];
        int at = 0;
        while (at < content.Length && parts.Count < Most)
        {
            int tag = content[at..].IndexOf((byte)'<');
            if (tag < 0)
            {
                break;
            }

            if (tag > 0)
            {
                parts.Add(new Part(at, tag, IsWhole: false));
            }

            int start = at + tag;
            int length = content[start..].IndexOf((byte)'>') + 1;
            if (length <= 0)
            {
                break;
            }

            ReadOnlySpan<byte> text = content.Slice(start, length);
            at = start + length;
            if (text.StartsWith("</"u8))
            {
                if (open.TryPop(out int from))
                {
                    parts.Add(new Part(from, at - from, IsWhole: true));
                    if (content[at - length - 1] == '>' && content[start - 2] != '/')
                    {
                        // An empty element has a value too.
                        parts.Add(new Part(start, 0, IsWhole: false));
                    }
                }
            }
            else if (!text.EndsWith("/>"u8) && !text.StartsWith("<?"u8) && !text.StartsWith("<!"u8))
            {
                open.Push(start);
            }
            else
            {
                parts.Add(new Part(start, length, IsWhole: true));
            }

            for (int quote = text.IndexOf((byte)'"'); quote >= 0;)
            {
                int end = text[(quote + 1)..].IndexOf((byte)'"');
                if (end < 0)
                {
                    break;
                }

                parts.Add(new Part(start + quote + 1, end, IsWhole: false));
                int next = text[(quote + end + 2)..].IndexOf((byte)'"');
                quote = next < 0 ? -1 : quote + end + 2 + next;
            }
        }

        return parts;
    }

    private static List<Part> OfJson(ReadOnlySpan<byte> content)
    {
        List<Part> parts = [];
        Stack<int> open = [];
        for (int at = 0; at < content.Length && parts.Count < Most; at++)
        {
            byte letter = content[at];
            if (letter is (byte)'{' or (byte)'[')
            {
                open.Push(at);
            }
            else if (letter is (byte)'}' or (byte)']')
            {
                if (open.TryPop(out int from))
                {
                    parts.Add(new Part(from, at + 1 - from, IsWhole: true));
                }
            }
            else if (letter == '"')
            {
                int end = at + 1;
                while (end < content.Length && content[end] != '"')
                {
                    end += content[end] == '\\' ? 2 : 1;
                }

                end = Math.Min(end, content.Length - 1);
                parts.Add(new Part(Math.Min(at + 1, end), Math.Max(0, end - at - 1), IsWhole: false));
                parts.Add(new Part(at, end + 1 - at, IsWhole: true));
                at = end;
            }
            else if (letter is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'t' or (byte)'f' or (byte)'n')
            {
                int end = at;
                while (end < content.Length && content[end] is not ((byte)',' or (byte)'}' or (byte)']' or (byte)':' or (byte)' ' or (byte)'\n' or (byte)'\r'))
                {
                    end++;
                }

                parts.Add(new Part(at, end - at, IsWhole: false));
                at = end - 1;
            }
        }

        return parts;
    }

    private static List<Part> OfTable(ReadOnlySpan<byte> content)
    {
        byte separator = content.Count((byte)';') > content.Count((byte)',') ? (byte)';' : content.Count((byte)'\t') > content.Count((byte)',') ? (byte)'\t' : (byte)',';
        List<Part> parts = [];
        int row = 0;
        int field = 0;
        bool isInside = false;
        for (int at = 0; at <= content.Length && parts.Count < Most; at++)
        {
            byte letter = at < content.Length ? content[at] : (byte)'\n';
            isInside ^= letter == '"';
            if (letter == '\n' || (letter == separator && !isInside))
            {
                parts.Add(new Part(field, Math.Max(0, at - field - (letter == '\n' && at > field && content[at - 1] == '\r' ? 1 : 0)), IsWhole: false));
                field = at + 1;
            }

            if (letter == '\n')
            {
                isInside = false;
                parts.Add(new Part(row, Math.Min(at + 1, content.Length) - row, IsWhole: true));
                row = at + 1;
            }
        }

        return parts;
    }
}
