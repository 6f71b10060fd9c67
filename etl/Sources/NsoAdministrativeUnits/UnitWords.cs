using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BhytWarehouse.Etl.Sources.Tables;
using CsvHelper;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>Reads the free words of unit tables: codes with and without zeros in front, provinces with their code in brackets, notes, types. The words stand in Relations.csv and UnitTypes.csv.</summary>
internal static partial class UnitWords
{
    private static readonly IReadOnlyList<(string Folded, string Meaning)> Relations = Read("Relations.csv");
    private static readonly IReadOnlyList<(string Folded, string Meaning)> Types = Read("UnitTypes.csv");

    /// <summary>The code zero-filled to its length; empty for an empty text and for one that is no such code.</summary>
    public static string Code(string text, int length)
    {
        // A spreadsheet that took the column for numbers writes 4 or 4.0 for 00004.
        string digits = text.EndsWith(".0", StringComparison.Ordinal) ? text[..^2] : text;
        return digits.Length > 0 && digits.Length <= length && digits.All(char.IsAsciiDigit) ? digits.PadLeft(length, '0') : "";
    }

    /// <summary>"01", "1", "Thành phố Hà Nội (01)" and "01 - Thành phố Hà Nội"; the name is empty where only a code stands.</summary>
    public static (string Code, string Name) CodeAndName(string text, int length)
    {
        Match match = NameThenCode().Match(text);
        if (!match.Success)
        {
            match = CodeThenName().Match(text);
        }

        return match.Success ? (Code(match.Groups["code"].Value, length), match.Groups["name"].Value.Trim()) : (Code(text, length), "");
    }

    /// <summary>What a note says became of the old unit: the longest phrase with which it begins. Null for words that no phrase covers; empty for an empty note.</summary>
    public static string? Relation(string note) => HeadingText.Fold(note) is { Length: > 0 } folded ? LongestStart(Relations, folded) : "";

    /// <summary>Xa, Phuong, …: of the column of types where it is filled, else of the name; empty when neither says.</summary>
    public static string TypeCode(string type, string name) => TypeAt(HeadingText.Fold(type)) is { Length: > 0 } stated ? stated : TypeAt(HeadingText.Fold(name));

    /// <summary>The name with its type in front, as every table should have it.</summary>
    public static string FullName(string type, string name)
    {
        string composed = name.Normalize(NormalizationForm.FormC);
        return type.Length == 0 || TypeAt(HeadingText.Fold(name)).Length > 0 || TypeAt(HeadingText.Fold(type)).Length == 0 ? composed : $"{type} {composed}";
    }

    private static string TypeAt(string folded) => LongestStart(Types, folded) ?? "";

    private static string? LongestStart(IReadOnlyList<(string Folded, string Meaning)> words, string folded) =>
        words.Where(entry => folded.StartsWith(entry.Folded, StringComparison.Ordinal)).OrderByDescending(entry => entry.Folded.Length).Select(entry => entry.Meaning).FirstOrDefault();

    private static List<(string, string)> Read(string name)
    {
        using StreamReader text = new(typeof(UnitWords).Assembly.GetManifestResourceStream($"{typeof(UnitWords).Namespace}.{name}")!, Encoding.UTF8);
        using CsvReader csv = new(text, CultureInfo.InvariantCulture);
        List<(string, string)> words = [];
        csv.Read();
        while (csv.Read())
        {
            words.Add((HeadingText.Fold(csv.GetField(0)), csv.GetField(1)!));
        }

        return words;
    }

    [GeneratedRegex(@"^(?<name>\D.*?)\s*\((?<code>[0-9]{1,5})\)$", RegexOptions.CultureInvariant)]
    private static partial Regex NameThenCode();

    [GeneratedRegex(@"^(?<code>[0-9]{1,5})\s*[-–.:]?\s*(?<name>\p{L}.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex CodeThenName();
}
