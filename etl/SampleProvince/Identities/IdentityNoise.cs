using System.Globalization;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Units;

namespace BhytWarehouse.SampleProvince.Identities;

/// <summary>Writes a share of a register's identities wrongly, as ErrorKinds.csv lists. It knows nothing of who compares them later.</summary>
/// <param name="share">0 to 1: how many identities get at least one error.</param>
internal sealed class IdentityNoise(int seed, double share, bool isInsured)
{
    // Of a hundred dirty identities: 78 with one error, 17 with two, 5 with three. Assumed.
    private static readonly int[] ErrorsPerIdentity = [78, 17, 5];

    private static readonly string[] OtherNames = ["Bảo", "Diệp", "Hải", "Kiên", "Loan", "Nhi", "Phương", "Quỳnh", "Tùng", "Vy"];

    private readonly IdentityErrorEntry[] _kinds = [.. IdentityErrorList.All.Where(entry => entry.IsError && (isInsured ? entry.InInsured : entry.InResidents))];

    /// <summary>Gives the identity as the register has it, and the errors made; none for most.</summary>
    public Identity Write(long number, Identity clean, List<IdentityErrorKind> made)
    {
        made.Clear();
        SeededStream random = new(seed, isInsured ? Topic.InsuredNoise : Topic.ResidentNoise, number);
        if (!random.Chance(share))
        {
            return clean;
        }

        int errors = 1 + random.Weighted(ErrorsPerIdentity);
        int[] weights = [.. _kinds.Select(entry => entry.Weight)];
        Identity written = clean;
        // A kind that cannot happen to this identity is drawn again; forty draws always find one that can.
        for (int attempt = 0; attempt < 40 && made.Count < errors; attempt++)
        {
            IdentityErrorKind kind = _kinds[random.Weighted(weights)].Kind;
            if (!made.Contains(kind) && Make(kind, written, ref random) is { } wrong && wrong != written)
            {
                written = wrong;
                made.Add(kind);
            }
        }

        return written;
    }

    /// <summary>The identity with one error of the kind; null where it cannot happen.</summary>
    internal static Identity? Make(IdentityErrorKind kind, Identity identity, ref SeededStream random) => kind switch
    {
        IdentityErrorKind.ToneMarksLost => identity with { FullName = TypedVietnamese.WithoutMarks(identity.FullName) },
        IdentityErrorKind.NeighbourKey or IdentityErrorKind.LetterDropped or IdentityErrorKind.LetterDoubled or IdentityErrorKind.LettersTransposed =>
            identity with { FullName = Mistyped(kind, identity.FullName, ref random) },
        IdentityErrorKind.TelexLeft or IdentityErrorKind.VniLeft => identity with { FullName = WithKeys(identity.FullName, kind == IdentityErrorKind.TelexLeft, ref random) },
        IdentityErrorKind.NamePartsReordered => identity with { FullName = Reordered(identity.FullName, ref random) },
        IdentityErrorKind.MiddleNameDropped => identity.FullName.Split(' ') is { Length: > 2 } words ? identity with { FullName = $"{words[0]} {words[^1]}" } : null,
        IdentityErrorKind.NameChanged => identity with { FullName = Renamed(identity.FullName, ref random) },
        IdentityErrorKind.BirthDayMonthSwapped => Day(identity) is > 0 and <= 12 && Day(identity) != Month(identity)
            ? identity with { Birth = string.Concat(identity.Birth.AsSpan(0, 4), identity.Birth.AsSpan(6, 2), identity.Birth.AsSpan(4, 2)) }
            : null,
        IdentityErrorKind.BirthDigitWrong => WithWrongBirth(identity, ref random),
        IdentityErrorKind.BirthYearOnly => identity with { Birth = identity.Birth[..4] + "0000" },
        IdentityErrorKind.CitizenIdMissing => identity with { CitizenId = "" },
        // Nobody below fourteen had an identity card when the last ones were issued.
        IdentityErrorKind.CitizenIdOld => Year(identity) <= 2005 && identity.CitizenId.Length == 12
            ? identity with { CitizenId = string.Create(CultureInfo.InvariantCulture, $"0{random.Below(100_000_000):00000000}") }
            : null,
        IdentityErrorKind.CitizenIdDigitWrong => identity.CitizenId.Length == 12 ? identity with { CitizenId = WithWrongDigit(identity.CitizenId, ref random) } : null,
        IdentityErrorKind.CitizenIdDigitsSwapped => identity.CitizenId.Length == 12 ? identity with { CitizenId = WithSwappedDigits(identity.CitizenId, ref random) } : null,
        IdentityErrorKind.InsuranceNumberMissing => identity.CardNumber.Length > 0 ? identity with { InsuranceNumber = "" } : null,
        IdentityErrorKind.InsuranceNumberDigitWrong => identity.InsuranceNumber.Length == 10 ? identity with { InsuranceNumber = WithWrongDigit(identity.InsuranceNumber, ref random) } : null,
        IdentityErrorKind.SexWrong => identity with { Sex = 3 - identity.Sex },
        IdentityErrorKind.OldCommuneCode => identity with { CommuneCode = OldCommune(identity.CommuneCode, ref random) },
        IdentityErrorKind.EarlierCardNumber => identity.CardNumber.Length == 15 ? identity with { CardNumber = EarlierCard(identity.CardNumber, ref random) } : null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is a situation of people, not an error of writing."),
    };

    private static int Year(Identity identity) => int.Parse(identity.Birth.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Month(Identity identity) => int.Parse(identity.Birth.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Day(Identity identity) => int.Parse(identity.Birth.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Mistyped(IdentityErrorKind kind, string name, ref SeededStream random)
    {
        int at = random.Below(name.Length);
        char letter = name[at];
        if (letter == ' ')
        {
            return name;
        }

        switch (kind)
        {
            case IdentityErrorKind.NeighbourKey:
                string near = TypedVietnamese.NeighboursOf(letter);
                char wrong = near.Length == 0 ? letter : near[random.Below(near.Length)];
                return string.Concat(name.AsSpan(0, at), (char.IsUpper(letter) ? char.ToUpperInvariant(wrong) : wrong).ToString(), name.AsSpan(at + 1));
            case IdentityErrorKind.LetterDropped:
                return name.Remove(at, 1).Replace("  ", " ", StringComparison.Ordinal).Trim();
            case IdentityErrorKind.LetterDoubled:
                return name.Insert(at, letter.ToString());
            default:
                return at + 1 < name.Length && name[at + 1] != ' ' ? string.Concat(name.AsSpan(0, at), name[at + 1].ToString(), letter.ToString(), name.AsSpan(at + 2)) : name;
        }
    }

    private static string WithKeys(string name, bool isTelex, ref SeededStream random)
    {
        string[] words = name.Split(' ');
        int at = random.Below(words.Length);
        words[at] = TypedVietnamese.Keys(words[at], isTelex);
        return string.Join(' ', words);
    }

    private static string Reordered(string name, ref SeededStream random)
    {
        string[] words = name.Split(' ');
        return random.Chance(0.5)
            ? string.Join(' ', words.Skip(words.Length - 1).Concat(words.Take(words.Length - 1)))
            : string.Join(' ', words.Skip(1).Append(words[0]));
    }

    private static string Renamed(string name, ref SeededStream random)
    {
        string[] words = name.Split(' ');
        words[words.Length > 2 && random.Chance(0.5) ? ^2 : ^1] = OtherNames[random.Below(OtherNames.Length)];
        return string.Join(' ', words);
    }

    private static Identity? WithWrongBirth(Identity identity, ref SeededStream random)
    {
        // Only slips that still are a date pass the form: a wrong digit of the year stays within the living.
        for (int attempt = 0; attempt < 20; attempt++)
        {
            char[] birth = identity.Birth.ToCharArray();
            int at = Month(identity) == 0 ? 2 + random.Below(2) : 2 + random.Below(6);
            birth[at] = (char)('0' + random.Below(10));
            string text = new(birth);
            bool isDate = text.EndsWith("0000", StringComparison.Ordinal) || DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
            if (text != identity.Birth && isDate && int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) <= 2025)
            {
                return identity with { Birth = text };
            }
        }

        return null;
    }

    private static string WithWrongDigit(string number, ref SeededStream random)
    {
        int at = random.Below(number.Length);
        char[] digits = number.ToCharArray();
        digits[at] = (char)('0' + ((digits[at] - '0' + 1 + random.Below(9)) % 10));
        return new string(digits);
    }

    private static string WithSwappedDigits(string number, ref SeededStream random)
    {
        int at = random.Below(number.Length - 1);
        char[] digits = number.ToCharArray();
        (digits[at], digits[at + 1]) = (digits[at + 1], digits[at]);
        return new string(digits);
    }

    // One of the communes that went into the present one; the same digits may name another commune today.
    private static string OldCommune(string code, ref SeededStream random)
    {
        string[] before = [.. CommuneMap.Parts.Where(part => part.Place >= 0 && CommuneMap.New[part.New].Code == code).Select(part => CommuneMap.Old[part.Place].Code)];
        return before.Length == 0 ? code : before[random.Below(before.Length)];
    }

    private static string EarlierCard(string card, ref SeededStream random)
    {
        string group = random.Pick<string>(["HS4", "GD4", "DN4", "CN3", "HN2", "TE1"]);
        return group + card[3..];
    }
}
