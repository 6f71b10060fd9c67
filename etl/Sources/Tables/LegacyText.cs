namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Tells Vietnamese text of the time before Unicode by its letters, as they show when read as Latin-1: "Hä vµ tªn" (TCVN3), "Hoï vaø teân" (VNI), "Hoò vaÌ tên" (windows-1258).</summary>
internal static class LegacyText
{
    // Letters of TCVN3 that stand where Latin-1 has signs: in no other text do they touch letters.
    private const string Tcvn3Signs = "¡¢£¤¥¦§¨©ª«¬®µ¶·¸¹»¼½¾";

    // Marks that VNI writes behind the vowel and that are no letters of Vietnamese.
    private const string VniMarks = "øûïåäëüØÛÏÅÄËÜ";

    private const string Windows1258Marks = "ÌìÒÞò";

    /// <summary>Null for text that shows no sign of an old encoding.</summary>
    public static string? SchemeOf(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyInRange('\u0080', '\u00FF'))
        {
            return null;
        }

        string? found = null;
        for (int at = 0; at < text.Length; at++)
        {
            char letter = text[at];
            if (letter is < '\u0080' or > '\u00FF')
            {
                continue;
            }

            bool isBehindLetter = at > 0 && char.IsAsciiLetter(text[at - 1]);
            bool isBeforeLetter = at + 1 < text.Length && char.IsAsciiLetter(text[at + 1]);
            if (Tcvn3Signs.Contains(letter) && (isBehindLetter || isBeforeLetter))
            {
                return "TCVN3 (ABC)";
            }

            char before = at > 0 ? char.ToLowerInvariant(text[at - 1]) : ' ';
            if (VniMarks.Contains(letter) && before is 'a' or 'e' or 'o' or 'u' or 'y' or 'i' or 'ö' or 'ô')
            {
                found ??= "VNI";
            }
            else if (Windows1258Marks.Contains(letter) && before is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'â' or 'ê' or 'ô' or 'ã' or 'õ' or 'ý')
            {
                found ??= "windows-1258";
            }
        }

        return found;
    }

    public static bool IsUnicodeVietnamese(ReadOnlySpan<char> text) => text.IndexOfAnyInRange('\u0102', '\u1EF9') >= 0;

    public static string Advice(string scheme) => $"{scheme} text; convert it to Unicode first (UniKey: Ctrl+Shift+F6, from {scheme} to Unicode) and save it again";
}
