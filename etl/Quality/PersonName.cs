using System.Text;

namespace BhytWarehouse.Etl.Quality;

/// <summary>Brings a person's name into the one form that tokens are made of: trimmed, single spaces, upper case, composed letters (NFC).</summary>
/// <remarks>The product runs without ICU, where string.Normalize leaves decomposed letters as they are; the letters of Vietnamese are few enough to compose here.</remarks>
public static class PersonName
{
    // Each base letter with the letters that one more mark makes of it, in the order of Marks; a space where there is none.
    private const string Marks = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031B";

    private static readonly Dictionary<(char Letter, char Mark), char> Compositions = Compose(
        "AÀÁÃẢẠÂĂ ", "ÂẦẤẪẨẬ   ", "ĂẰẮẴẲẶ   ", "Ạ     ẬẶ ", "EÈÉẼẺẸÊ  ", "ÊỀẾỄỂỆ   ", "Ẹ     Ệ  ", "IÌÍĨỈỊ   ", "OÒÓÕỎỌÔ Ơ", "ÔỒỐỖỔỘ   ", "ƠỜỚỠỞỢ   ", "Ọ     Ộ Ợ", "Ò       Ờ", "Ó       Ớ", "Õ       Ỡ", "Ỏ       Ở",
        "UÙÚŨỦỤ  Ư", "ƯỪỨỮỬỰ   ", "Ù       Ừ", "Ú       Ứ", "Ũ       Ữ", "Ủ       Ử", "Ụ       Ự", "YỲÝỸỶỴ   ");

    /// <summary>Writes the normalised name as UTF-8 and returns its length; the target has to hold three times the source.</summary>
    public static int Normalise(ReadOnlySpan<byte> utf8, Span<byte> target)
    {
        char[]? rented = null;
        Span<char> source = utf8.Length <= 256 ? stackalloc char[256] : (rented = new char[utf8.Length]);
        int length = Encoding.UTF8.GetChars(utf8, source);
        Span<char> name = source[..length];
        foreach (ref char character in name)
        {
            character = char.ToUpperInvariant(character);
        }

        int written = Collapse(name);
        written = ComposeLetters(name[..written]);
        int bytes = Encoding.UTF8.GetBytes(name[..written], target);
        rented?.AsSpan().Clear();
        return bytes;
    }

    private static int Collapse(Span<char> name)
    {
        int written = 0;
        bool spaceIsOwed = false;
        foreach (char character in name)
        {
            if (char.IsWhiteSpace(character))
            {
                spaceIsOwed = written > 0;
                continue;
            }

            if (spaceIsOwed)
            {
                name[written++] = ' ';
                spaceIsOwed = false;
            }

            name[written++] = character;
        }

        return written;
    }

    private static int ComposeLetters(Span<char> name)
    {
        if (name.IndexOfAnyInRange('\u0300', '\u036F') < 0)
        {
            return name.Length;
        }

        int written = 0;
        int at = 0;
        while (at < name.Length)
        {
            char letter = name[at++];
            int first = at;
            while (at < name.Length && name[at] is >= '\u0300' and <= '\u036F')
            {
                at++;
            }

            Span<char> marks = name[first..at];
            SortByClass(marks);
            int kept = written + 1;
            foreach (char mark in marks)
            {
                if (kept == written + 1 && Compositions.TryGetValue((letter, mark), out char composed))
                {
                    letter = composed;
                }
                else
                {
                    name[kept++] = mark;
                }
            }

            name[written] = letter;
            written = kept;
        }

        return written;
    }

    // Canonical order: the horn, then what stands below, then what stands above in the order it was written.
    private static void SortByClass(Span<char> marks)
    {
        for (int i = 1; i < marks.Length; i++)
        {
            for (int j = i; j > 0 && Class(marks[j]) < Class(marks[j - 1]); j--)
            {
                (marks[j], marks[j - 1]) = (marks[j - 1], marks[j]);
            }
        }
    }

    private static int Class(char mark) => mark switch
    {
        '\u031B' => 216,
        '\u0323' => 220,
        _ => 230,
    };

    private static Dictionary<(char Letter, char Mark), char> Compose(params string[] rows)
    {
        Dictionary<(char Letter, char Mark), char> compositions = [];
        foreach (string row in rows)
        {
            for (int i = 0; i < Marks.Length; i++)
            {
                if (row[i + 1] != ' ')
                {
                    compositions.Add((row[0], Marks[i]), row[i + 1]);
                }
            }
        }

        return compositions;
    }
}
