using System.Text;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Landing;

/// <summary>The name of a received file as it may be kept and shown: facilities name files after patients and cards.</summary>
/// <remarks>
/// A run of nine or more digits and what looks like a card are masked, days and times excepted; so are words in a row of which the first is a common family name: three or more, or two with capitals. A
/// name that is only a given name, or begins with a rare family name, is not recognised. The SHA-256 tells a file apart, its name is only a help to people.
/// </remarks>
public static partial class ShownName
{
    private const string Mask = "•••";
    private const int DigitsOfHash = 6;

    // The family names of nineteen in twenty Vietnamese, without marks.
    private static readonly HashSet<string> FamilyNames = new(
        "NGUYEN TRAN LE PHAM HOANG HUYNH PHAN VU VO DANG BUI DO HO NGO DUONG LY TRINH DINH DAO DOAN LAM MAI TO HA CAO LUONG LUU CHAU TA THAI TRUONG QUACH TANG VUONG KIEU THAN".Split(' '), StringComparer.Ordinal);

    // Behind a word that is a family name as well: hộ nghèo, hộ gia đình, tờ khai, cao tuổi.
    private static readonly HashSet<string> WordsOfLists = new("NGHEO GIA CAN KHAI TUOI SO THANG NAM QUY XA PHUONG DAN KINH TICH".Split(' '), StringComparer.Ordinal);

    public static string Of(string name)
    {
        string ending = Path.GetExtension(name);
        string stem = name[..^ending.Length];
        string masked = People(Numbers().Replace(stem, number => IsMoment(number.Value) ? number.Value : Mask));
        return masked + (ending.Length <= 5 ? ending : Mask);
    }

    /// <summary>Of a masked name some digits of the file's SHA-256 are shown as well, so that two files of a load do not become one.</summary>
    public static string Of(string name, string hash)
    {
        string shown = Of(name);
        string ending = Path.GetExtension(shown);
        return shown == name ? name : $"{shown[..^ending.Length]}~{hash[..DigitsOfHash]}{ending}";
    }

    private static string People(string name) => Words().Replace(name, run =>
    {
        Capture[] words = [.. run.Groups["word"].Captures.Cast<Capture>()];
        for (int at = 0; at < words.Length - 1; at++)
        {
            bool isName = words.Length - at > 2 || (char.IsUpper(words[at].Value[0]) && char.IsUpper(words[at + 1].Value[0]));
            if (isName && FamilyNames.Contains(Folded(words[at].Value)) && !WordsOfLists.Contains(Folded(words[at + 1].Value)))
            {
                return run.Value[..(words[at].Index - run.Index)] + Mask;
            }
        }

        return run.Value;
    });

    /// <summary>yyyymmdd, yyyymmddhhmm or yyyymmddhhmmss from 1990 on: every file name of a portal has one. A run of twelve digits beginning with 19 or 20 whose month or hour cannot be is none.</summary>
    private static bool IsMoment(string digits) =>
        Moment().IsMatch(digits);

    private static string Folded(string word)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(word);
        byte[] evened = new byte[(utf8.Length * 3) + 8];
        string written = Encoding.UTF8.GetString(evened, 0, PersonName.Normalise(utf8, evened));
        Span<char> folded = new char[written.Length];
        return new string(folded[..NameForm.Fold(written, folded)]);
    }

    [GeneratedRegex(@"(?<![0-9])(?:[A-Za-z]{2})?[0-9]{9,}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^(?:19[9]|20[0-9])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:(?:[01][0-9]|2[0-3])[0-5][0-9](?:[0-5][0-9])?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Moment();

    [GeneratedRegex(@"(?<word>[\p{L}\p{M}]+)(?:[ _.\-]+(?<word>[\p{L}\p{M}]+))+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
