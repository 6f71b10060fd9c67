using System.Collections.Frozen;

namespace BhytWarehouse.Etl.Quality;

/// <summary>The poorer forms of a name that survive careless typing; the richer form is <see cref="PersonName"/>'s.</summary>
public static class NameForm
{
    private static readonly FrozenDictionary<char, char> PlainLetters = Plain("AÀÁÃẢẠÂẦẤẪẨẬĂẰẮẴẲẶ", "EÈÉẼẺẸÊỀẾỄỂỆ", "IÌÍĨỈỊ", "OÒÓÕỎỌÔỒỐỖỔỘƠỜỚỠỞỢ", "UÙÚŨỦỤƯỪỨỮỬỰ", "YỲÝỸỶỴ", "DĐ");

    /// <summary>Writes an evened name without tone marks and hooks; marks that stand apart are dropped. Returns the length.</summary>
    public static int Fold(ReadOnlySpan<char> evened, Span<char> target)
    {
        int written = 0;
        foreach (char letter in evened)
        {
            if (letter is < '\u0300' or > '\u036F' && written < target.Length)
            {
                target[written++] = letter < '\u0080' ? letter : PlainLetters.GetValueOrDefault(letter, letter);
            }
        }

        return written;
    }

    /// <summary>The words of a folded name without what an input method leaves when it was off or slipped.</summary>
    /// <remarks>No Vietnamese word holds W, F, J, Z, or has S, X or R behind its first letter (but for TR): these are Telex keys; digits are VNI keys. Double letters are keys of both, or a key that bounced.</remarks>
    public static string[] Skeleton(ReadOnlySpan<char> folded)
    {
        List<string> words = [];
        Span<char> word = stackalloc char[64];
        int length = 0;
        bool isInside = false;
        int read = 0;
        for (int i = 0; i <= folded.Length; i++)
        {
            char letter = i == folded.Length ? ' ' : folded[i];
            if (letter is ' ')
            {
                if (isInside && length > 0)
                {
                    words.Add(new string(word[..length]));
                }

                (length, isInside, read) = (0, false, 0);
                continue;
            }

            isInside = true;
            bool isKey = !char.IsLetter(letter) || letter is 'W' or 'F' or 'J' or 'Z' || (read > 0 && letter is 'S' or 'X') || (letter is 'R' && read > 0 && !(length == 1 && word[0] == 'T'));
            read++;
            if (!isKey && !(length > 0 && word[length - 1] == letter) && length < word.Length)
            {
                word[length++] = letter;
            }
        }

        return [.. words];
    }

    private static FrozenDictionary<char, char> Plain(params string[] rows) =>
        rows.SelectMany(row => row.Skip(1).Select(letter => (letter, Base: row[0]))).ToFrozenDictionary(pair => pair.letter, pair => pair.Base);
}
