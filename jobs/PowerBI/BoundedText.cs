namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Keeps what others wrote to a length that a message and a row can bear.</summary>
internal static class BoundedText
{
    public static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length), "…");

    public static string FirstLine(string text, int length)
    {
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        return Cut(end < 0 ? text : text[..end], length);
    }
}
