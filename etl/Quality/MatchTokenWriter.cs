using System.Globalization;
using System.Text;

namespace BhytWarehouse.Etl.Quality;

/// <summary>Derives the match tokens of an identity at the gate; what it is given is dropped there.</summary>
/// <remarks>Not safe for several threads at once, as the pseudonyms it uses.</remarks>
public sealed class MatchTokenWriter(Pseudonyms pseudonyms)
{
    private const int LongestName = 255;
    private const int MostRepeated = 50_000;

    private static readonly byte[][] Kinds = [.. Enum.GetValues<MatchToken>().Select(token => Encoding.ASCII.GetBytes($"match/{token}"))];

    // Parts that many people share are worked out once; whole names, days of birth and numbers are not kept.
    private static readonly MatchToken[] Shared =
    [
        MatchToken.FamilyName, MatchToken.MiddleName, MatchToken.GivenName, MatchToken.GivenStart, MatchToken.GivenEnd, MatchToken.Initials,
        MatchToken.BirthMonthDay, MatchToken.BirthYearMonth, MatchToken.BirthYearDay, MatchToken.CitizenStart, MatchToken.CitizenMiddle, MatchToken.CitizenEnd,
    ];

    private readonly Dictionary<string, long>?[] _repeated = [.. Enum.GetValues<MatchToken>().Select(token => Shared.Contains(token) ? new Dictionary<string, long>(StringComparer.Ordinal) : null)];
    private readonly byte[] _normalised = new byte[(LongestName * 3 * 3) + 8];
    private readonly char[] _words = new char[LongestName * 2];
    private readonly byte[] _utf8 = new byte[LongestName * 6];

    /// <summary>The tokens of one identity.</summary>
    /// <param name="fullName">As written, in any case and with marks composed or apart; beyond 255 letters it is cut.</param>
    /// <param name="birthKey">yyyymmdd, yyyy0000 where only the year is known, 0 where nothing is.</param>
    /// <param name="citizenId">Twelve digits, or what stood for them before: nine digits, or a letter and seven digits; anything else gives no token.</param>
    /// <param name="insuranceNumber">Ten digits; where they are missing the last ten of the card serve.</param>
    public MatchTokens Write(ReadOnlySpan<char> fullName, int birthKey, ReadOnlySpan<char> citizenId, ReadOnlySpan<char> insuranceNumber, ReadOnlySpan<char> card)
    {
        MatchTokens tokens = default;
        if (IsErased("citizen"u8, citizenId.Trim()) || IsErased("member"u8, insuranceNumber.Trim()) || IsErased("card"u8, card.Trim()))
        {
            return tokens;
        }

        WriteName(fullName, ref tokens);
        WriteBirth(birthKey, ref tokens);
        WriteCitizen(citizenId.Trim(), ref tokens);
        ReadOnlySpan<char> number = insuranceNumber.Trim();
        if (!IsDigits(number, 10) && card.Trim() is { Length: 15 } whole)
        {
            number = whole[5..];
        }

        if (IsDigits(number, 10))
        {
            Set(ref tokens, MatchToken.InsuranceNumber, number);
            Set(ref tokens, MatchToken.InsuranceStart, number[..5]);
            Set(ref tokens, MatchToken.InsuranceEnd, number[5..]);
        }

        return tokens;
    }

    private bool IsErased(ReadOnlySpan<byte> kind, ReadOnlySpan<char> number)
    {
        Span<byte> bytes = stackalloc byte[64];
        return number.Length is > 0 and <= 16 && pseudonyms.IsErased(kind, bytes[..Encoding.UTF8.GetBytes(number, bytes)]);
    }

    private void WriteName(ReadOnlySpan<char> fullName, ref MatchTokens tokens)
    {
        ReadOnlySpan<char> cut = fullName[..Math.Min(fullName.Length, LongestName)];
        int utf8Length = Encoding.UTF8.GetBytes(cut, _utf8);
        int length = PersonName.Normalise(_utf8.AsSpan(0, utf8Length), _normalised);
        if (length > 0)
        {
            tokens[MatchToken.NameWritten] = pseudonyms.Number(Kinds[(int)MatchToken.NameWritten], _normalised.AsSpan(0, length));
            Span<char> folded = stackalloc char[LongestName];
            int letters = Encoding.UTF8.GetChars(_normalised.AsSpan(0, length), _words);
            folded = folded[..NameForm.Fold(_words.AsSpan(0, letters), folded)];
            tokens[MatchToken.NameFolded] = Number(MatchToken.NameWritten, folded);
            WriteParts(NameForm.Skeleton(folded), ref tokens);
        }

        _utf8.AsSpan().Clear();
        _normalised.AsSpan().Clear();
        _words.AsSpan().Clear();
    }

    private void WriteParts(string[] words, ref MatchTokens tokens)
    {
        if (words.Length == 0)
        {
            return;
        }

        Set(ref tokens, MatchToken.NameSkeleton, string.Join(' ', words));
        Set(ref tokens, MatchToken.FamilyName, words[0]);
        string given = words[^1];
        if (words.Length > 1)
        {
            Set(ref tokens, MatchToken.GivenName, given);
            Set(ref tokens, MatchToken.GivenStart, given.AsSpan(0, Math.Min(2, given.Length)));
            Set(ref tokens, MatchToken.GivenEnd, given.AsSpan(Math.Max(0, given.Length - 2)));
        }

        if (words.Length > 2)
        {
            Set(ref tokens, MatchToken.MiddleName, string.Join(' ', words[1..^1]));
        }

        Array.Sort(words, StringComparer.Ordinal);
        Set(ref tokens, MatchToken.NameSorted, string.Join(' ', words));
        char[] letters = string.Concat(words).ToCharArray();
        Array.Sort(letters);
        Set(ref tokens, MatchToken.NameLetters, letters);
        Set(ref tokens, MatchToken.Initials, string.Concat(words.Select(word => word[0])));
    }

    private void WriteBirth(int birthKey, ref MatchTokens tokens)
    {
        int year = birthKey / 10_000;
        int month = birthKey / 100 % 100;
        int day = birthKey % 100;
        if (year == 0 || month == 0 || day == 0)
        {
            return;
        }

        Span<char> text = stackalloc char[16];
        SetNumber(ref tokens, MatchToken.BirthDate, birthKey, text);
        SetNumber(ref tokens, MatchToken.BirthMonthDay, birthKey % 10_000, text);
        SetNumber(ref tokens, MatchToken.BirthYearMonth, birthKey / 100, text);
        SetNumber(ref tokens, MatchToken.BirthYearDay, (year * 100) + day, text);
        SetNumber(ref tokens, MatchToken.BirthYearUnordered, (year * 10_000) + (Math.Min(day, month) * 100) + Math.Max(day, month), text);
    }

    private void WriteCitizen(ReadOnlySpan<char> citizenId, ref MatchTokens tokens)
    {
        if (IsDigits(citizenId, 12))
        {
            Set(ref tokens, MatchToken.CitizenId, citizenId);
            Set(ref tokens, MatchToken.CitizenStart, citizenId[..6]);
            Set(ref tokens, MatchToken.CitizenMiddle, citizenId[6..9]);
            Set(ref tokens, MatchToken.CitizenEnd, citizenId[9..]);
            Span<char> sorted = stackalloc char[12];
            citizenId.CopyTo(sorted);
            sorted.Sort();
            Set(ref tokens, MatchToken.CitizenSorted, sorted);
        }
        else if (IsDigits(citizenId, 9) || (citizenId.Length == 8 && char.IsAsciiLetter(citizenId[0]) && IsDigits(citizenId[1..], 7)))
        {
            Set(ref tokens, MatchToken.OldId, citizenId);
        }
    }

    private void SetNumber(ref MatchTokens tokens, MatchToken token, int value, Span<char> text)
    {
        value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        Set(ref tokens, token, text[..length]);
    }

    private void Set(ref MatchTokens tokens, MatchToken token, ReadOnlySpan<char> value) => tokens[token] = Number(token, value);

    private long Number(MatchToken kind, ReadOnlySpan<char> value)
    {
        if (_repeated[(int)kind] is not { } known)
        {
            return Made(kind, value);
        }

        Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(value, out long number))
        {
            return number;
        }

        number = Made(kind, value);
        if (known.Count < MostRepeated)
        {
            lookup[value] = number;
        }

        return number;
    }

    private long Made(MatchToken kind, ReadOnlySpan<char> value)
    {
        Span<byte> bytes = stackalloc byte[LongestName * 3];
        int length = Encoding.UTF8.GetBytes(value, bytes);
        long number = pseudonyms.Number(Kinds[(int)kind], bytes[..length]);
        bytes[..length].Clear();
        return number;
    }

    private static bool IsDigits(ReadOnlySpan<char> text, int length) => text.Length == length && !text.ContainsAnyExceptInRange('0', '9');
}
