using System.Text;
using BhytWarehouse.Etl.Xml;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Numbers and times as the exchange format writes them: digits, a point, nothing else.</summary>
internal static class FieldText
{
    /// <summary>Reads a number into its scaled form; further decimals are taken only when they are zeros.</summary>
    public static bool TryScaled(ReadOnlySpan<byte> text, int decimals, out long scaled)
    {
        scaled = 0;
        bool isNegative = !text.IsEmpty && text[0] == '-';
        if (isNegative)
        {
            text = text[1..];
        }

        long value = 0;
        int at = 0;
        for (; at < text.Length; at++)
        {
            uint digit = (uint)(text[at] - '0');
            if (digit > 9)
            {
                break;
            }

            value = (value * 10) + digit;
        }

        // Fifteen digits and three decimals fit a long; longer ones are not amounts of this world.
        if (at is 0 or > 15)
        {
            return false;
        }

        int places = 0;
        if (at < text.Length)
        {
            if (text[at] != '.' || ++at == text.Length)
            {
                return false;
            }

            for (; at < text.Length; at++)
            {
                uint digit = (uint)(text[at] - '0');
                if (digit > 9 || (places == decimals && digit != 0))
                {
                    return false;
                }

                if (places < decimals)
                {
                    value = (value * 10) + digit;
                    places++;
                }
            }
        }

        for (; places < decimals; places++)
        {
            value *= 10;
        }

        // Above ninety trillion đồng SQLite, which keeps an amount as a binary number, would lose the hundredths.
        scaled = isNegative ? -value : value;
        return decimals != 2 || value <= 9_000_000_000_000_000;
    }

    public static bool TryInteger(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (text.Length is 0 or > 18)
        {
            return false;
        }

        foreach (byte character in text)
        {
            uint digit = (uint)(character - '0');
            if (digit > 9)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    /// <summary>yyyyMMddHHmm of a day and minute that exist, from 1900 to 2100.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out long value)
    {
        if (text.Length != 12 || !TryInteger(text, out value))
        {
            value = 0;
            return false;
        }

        int minute = (int)(value % 100);
        int hour = (int)(value / 100 % 100);
        return minute < 60 && hour < 24 && IsDay((int)(value / 10_000));
    }

    /// <summary>As <see cref="TryTime"/>, where month and day may both be 0000.</summary>
    public static bool TryBirthTime(ReadOnlySpan<byte> text, out long value)
    {
        if (TryTime(text, out value))
        {
            return true;
        }

        return text.Length == 12 && TryInteger(text, out value) && value / 10_000 % 10_000 == 0 && value / 100_000_000 is >= 1850 and <= 2100 && value % 10_000 / 100 < 24 && value % 100 < 60;
    }

    public static bool IsDay(int yyyymmdd)
    {
        int year = yyyymmdd / 10_000;
        int month = yyyymmdd / 100 % 100;
        int day = yyyymmdd % 100;
        return year is >= 1850 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month));
    }

    public static bool IsOfKind(FieldKind kind, ReadOnlySpan<byte> text) => kind switch
    {
        FieldKind.Integer => TryInteger(text, out _),
        FieldKind.Amount or FieldKind.Percent => TryScaled(text, 2, out _),
        FieldKind.Quantity => TryScaled(text, 3, out _),
        FieldKind.Time => TryTime(text, out _),
        FieldKind.BirthTime => TryBirthTime(text, out _),
        FieldKind.Text => true,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The length that a limit is about: digits of a number without the zeros that add nothing after the point, characters of a text.</summary>
    public static int Length(FieldKind kind, ReadOnlySpan<byte> text)
    {
        if (kind is FieldKind.Integer or FieldKind.Amount or FieldKind.Quantity or FieldKind.Percent)
        {
            if (text.Contains((byte)'.'))
            {
                text = text.TrimEnd((byte)'0').TrimEnd((byte)'.');
            }

            int digits = 0;
            foreach (byte character in text)
            {
                digits += character is (byte)'.' or (byte)'-' ? 0 : 1;
            }

            return digits;
        }

        return Encoding.UTF8.GetCharCount(text);
    }

    /// <summary>Takes the next value off a list, white space around it left out; false at its end. A closing semicolon ends the list.</summary>
    public static bool TryNext(ref ReadOnlySpan<byte> list, out ReadOnlySpan<byte> value)
    {
        if (list.IsEmpty)
        {
            value = default;
            return false;
        }

        int end = list.IndexOf((byte)';');
        value = (end < 0 ? list : list[..end]).Trim(" \t\r\n"u8);
        list = end < 0 ? default : list[(end + 1)..];
        return true;
    }

    /// <summary>Whether every value of the list is a machine code XX.n.YYYYY.Z: two letters, the origin, the facility, a number of its own.</summary>
    public static bool AreMachines(ReadOnlySpan<byte> list)
    {
        while (TryNext(ref list, out ReadOnlySpan<byte> code))
        {
            bool isOne = code.Length >= 12 && code[2] == '.' && char.IsAsciiDigit((char)code[3]) && code[4] == '.' && code[10] == '.'
                && char.IsAsciiLetterUpper((char)code[0]) && char.IsAsciiLetterUpper((char)code[1]) && IsCode(code.Slice(5, 5));
            if (!isOne)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCode(ReadOnlySpan<byte> text)
    {
        foreach (byte letter in text)
        {
            if (!char.IsAsciiLetterUpper((char)letter) && !char.IsAsciiDigit((char)letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first value of a list separated by semicolons.</summary>
    public static ReadOnlySpan<byte> First(ReadOnlySpan<byte> list)
    {
        int end = list.IndexOf((byte)';');
        if (end < 0)
        {
            return list;
        }

        (int start, int length) = XmlCharacters.Trim(list, 0, end);
        return list.Slice(start, length);
    }

    /// <summary>What a message may say of a value that it must not show.</summary>
    public static string Shape(ReadOnlySpan<byte> text)
    {
        bool hasDigits = false;
        bool hasOthers = false;
        foreach (byte character in text)
        {
            bool isDigit = char.IsAsciiDigit((char)character);
            hasDigits |= isDigit;
            hasOthers |= !isDigit;
        }

        string kind = hasDigits && hasOthers ? "digits and other characters" : hasDigits ? "digits" : "no digits";
        return $"{Encoding.UTF8.GetCharCount(text)} characters, {kind}";
    }
}
