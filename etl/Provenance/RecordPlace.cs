namespace BhytWarehouse.Etl.Provenance;

/// <summary>Where a record stands in the bytes of its file.</summary>
/// <param name="Offset">Of its first byte.</param>
public readonly record struct RecordPlace(long Offset, long ByteCount)
{
    /// <summary>Finds an element by its number in the file, by its tags alone, whatever prefix they carry.</summary>
    /// <param name="element">Such as HOSO; it does not contain itself.</param>
    /// <returns>Null when the file has fewer, or ends inside it.</returns>
    public static RecordPlace? OfElement(Stream content, ReadOnlySpan<byte> element, int number)
    {
        using BufferedStream bytes = new(content, 256 * 1024);
        Span<byte> name = stackalloc byte[64];
        long at = 0;
        long start = -1;
        int found = 0;
        int current;
        while ((current = Next(bytes, ref at)) >= 0)
        {
            if (current != '<')
            {
                continue;
            }

            long opened = at - 1;
            int length = 0;
            current = Next(bytes, ref at);
            bool isEnd = current == '/';
            current = isEnd ? Next(bytes, ref at) : current;
            while (current is not (-1 or '>' or ' ' or '\t' or '\r' or '\n' or '/'))
            {
                // A prefix is left behind; a longer name than any of ours is none of ours.
                length = current == ':' ? 0 : length < name.Length ? length + 1 : length;
                if (length > 0)
                {
                    name[length - 1] = (byte)current;
                }

                current = Next(bytes, ref at);
            }

            if (!name[..length].SequenceEqual(element))
            {
                continue;
            }

            while (current is not (-1 or '>'))
            {
                current = Next(bytes, ref at);
            }

            if (!isEnd && ++found == number)
            {
                start = opened;
            }
            else if (isEnd && start >= 0)
            {
                return current == '>' ? new RecordPlace(start, at - start) : null;
            }
        }

        return null;
    }

    private static int Next(BufferedStream bytes, ref long at)
    {
        int value = bytes.ReadByte();
        at += value < 0 ? 0 : 1;
        return value;
    }
}
