using System.Collections.Frozen;
using System.Text;

namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>How Vietnamese letters come out of a keyboard: without marks, as Telex keys, as VNI keys, and which keys lie side by side.</summary>
internal static class TypedVietnamese
{
    // Base letter, Telex and VNI key of its shape, then the letter with no tone, huyền, sắc, ngã, hỏi, nặng.
    private static readonly string[] Shapes =
    [
        "a||aàáãảạ", "a|a6|âầấẫẩậ", "a|w8|ăằắẵẳặ", "e||eèéẽẻẹ", "e|e6|êềếễểệ", "i||iìíĩỉị", "o||oòóõỏọ", "o|o6|ôồốỗổộ", "o|w7|ơờớỡởợ", "u||uùúũủụ", "u|w7|ưừứữửự", "y||yỳýỹỷỵ",
    ];

    private const string TelexTones = " fsxrj";
    private const string VniTones = " 21435";

    private static readonly FrozenDictionary<char, (char Plain, string Telex, string Vni, int Tone)> Letters = Read();

    private static readonly FrozenDictionary<char, string> Neighbours = new Dictionary<char, string>
    {
        ['q'] = "wa", ['w'] = "qes", ['e'] = "wrd", ['r'] = "etf", ['t'] = "ryg", ['y'] = "tuh", ['u'] = "yij", ['i'] = "uok", ['o'] = "ipl", ['p'] = "ol",
        ['a'] = "qsz", ['s'] = "adwx", ['d'] = "sfec", ['f'] = "dgrv", ['g'] = "fhtb", ['h'] = "gjyn", ['j'] = "hkum", ['k'] = "jlim", ['l'] = "kop",
        ['z'] = "xas", ['x'] = "zcsd", ['c'] = "xvdf", ['v'] = "cbfg", ['b'] = "vngh", ['n'] = "bmhj", ['m'] = "njk",
    }.ToFrozenDictionary();

    public static string WithoutMarks(string text) => string.Concat(text.Select(Plain));

    public static char Plain(char letter)
    {
        char lower = char.ToLowerInvariant(letter);
        char plain = lower == 'đ' ? 'd' : Letters.TryGetValue(lower, out (char Plain, string Telex, string Vni, int Tone) known) ? known.Plain : lower;
        return char.IsUpper(letter) ? char.ToUpperInvariant(plain) : plain;
    }

    public static string NeighboursOf(char letter) => Neighbours.GetValueOrDefault(char.ToLowerInvariant(Plain(letter)), "");

    /// <summary>The keys of a word when the input method was off; the tone is typed last, as most people do.</summary>
    public static string Keys(string word, bool isTelex)
    {
        StringBuilder keys = new();
        int tone = 0;
        foreach (char letter in word)
        {
            char lower = char.ToLowerInvariant(letter);
            keys.Append(Plain(letter));
            if (lower == 'đ')
            {
                keys.Append(isTelex ? 'd' : '9');
            }
            else if (Letters.TryGetValue(lower, out (char Plain, string Telex, string Vni, int Tone) known))
            {
                keys.Append(isTelex ? known.Telex : known.Vni);
                tone = Math.Max(tone, known.Tone);
            }
        }

        return tone == 0 ? keys.ToString() : keys.Append((isTelex ? TelexTones : VniTones)[tone]).ToString();
    }

    private static FrozenDictionary<char, (char Plain, string Telex, string Vni, int Tone)> Read()
    {
        Dictionary<char, (char Plain, string Telex, string Vni, int Tone)> letters = [];
        foreach (string shape in Shapes)
        {
            string[] parts = shape.Split('|');
            for (int tone = 0; tone < parts[2].Length; tone++)
            {
                letters[parts[2][tone]] = (parts[0][0], parts[1].Length == 0 ? "" : parts[1][..1], parts[1].Length == 0 ? "" : parts[1][1..], tone);
            }
        }

        return letters.ToFrozenDictionary();
    }
}
