using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using System.Xml;

namespace BhytWarehouse.Etl.Xml;

/// <summary>The character rules of XML 1.0 over UTF-8 bytes.</summary>
internal static class XmlCharacters
{
    /// <summary>What <see cref="Illegal"/> says of bytes in another encoding.</summary>
    public const string NotUtf8 = "bytes that are not UTF-8";

    private static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 0x0B, 0x0C, 0x0E, 0x0F, 0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F]);

    private static readonly bool[] NameStarts = Table(c => char.IsAsciiLetter(c) || c == '_');
    private static readonly bool[] NameParts = Table(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.');

    public static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    /// <summary>Why the bytes are not legal XML text in UTF-8, null when they are.</summary>
    public static string? Illegal(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            return NotUtf8;
        }

        int control = bytes.IndexOfAny(Controls);
        if (control >= 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the control character U+{bytes[control]:X4}");
        }

        // U+FFFE and U+FFFF, which UTF-8 can write (EF BF BE, EF BF BF) and XML cannot.
        for (int at = bytes.IndexOf((byte)0xEF); at >= 0;)
        {
            if (bytes[at + 1] == 0xBF && bytes[at + 2] >= 0xBE)
            {
                return "the character U+FFFE or U+FFFF";
            }

            int next = bytes[(at + 3)..].IndexOf((byte)0xEF);
            at = next < 0 ? -1 : at + 3 + next;
        }

        return null;
    }

    /// <summary>The length of the name without colon at the start of the bytes, 0 when there is none.</summary>
    public static int NameLength(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return 0;
        }

        int length;
        if (bytes[0] < 0x80)
        {
            if (!NameStarts[bytes[0]])
            {
                return 0;
            }

            length = 1;
        }
        else
        {
            length = WideNameCharacter(bytes, isStart: true);
            if (length == 0)
            {
                return 0;
            }
        }

        while (length < bytes.Length)
        {
            byte next = bytes[length];
            if (next < 0x80)
            {
                if (!NameParts[next])
                {
                    break;
                }

                length++;
            }
            else
            {
                int wide = WideNameCharacter(bytes[length..], isStart: false);
                if (wide == 0)
                {
                    break;
                }

                length += wide;
            }
        }

        return length;
    }

    /// <summary>The length of the reference at the start of the bytes (which begin with &amp;), 0 when it is none of the five names or a legal number.</summary>
    public static int ReferenceLength(ReadOnlySpan<byte> bytes, out Rune character)
    {
        character = default;
        int end = bytes[..Math.Min(bytes.Length, 16)].IndexOf((byte)';');
        if (end < 2)
        {
            return 0;
        }

        ReadOnlySpan<byte> name = bytes[1..end];
        if (name[0] == '#')
        {
            uint value = 0;
            bool isHexadecimal = name.Length > 1 && name[1] == 'x';
            ReadOnlySpan<byte> digits = name[(isHexadecimal ? 2 : 1)..];
            if (digits.IsEmpty)
            {
                return 0;
            }

            foreach (byte digit in digits)
            {
                int number = !isHexadecimal && char.IsAsciiDigit((char)digit) ? digit - '0'
                    : isHexadecimal && char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16)
                    : -1;
                if (number < 0)
                {
                    return 0;
                }

                value = (value * (isHexadecimal ? 16u : 10u)) + (uint)number;
                if (value > 0x10FFFF)
                {
                    return 0;
                }
            }

            if (!Rune.IsValid(value) || (value < 0x20 && value is not (0x9 or 0xA or 0xD)) || value is 0xFFFE or 0xFFFF)
            {
                return 0;
            }

            character = new Rune(value);
            return end + 1;
        }

        char named = name.SequenceEqual("amp"u8) ? '&'
            : name.SequenceEqual("lt"u8) ? '<'
            : name.SequenceEqual("gt"u8) ? '>'
            : name.SequenceEqual("quot"u8) ? '"'
            : name.SequenceEqual("apos"u8) ? '\''
            : '\0';
        if (named == '\0')
        {
            return 0;
        }

        character = new Rune(named);
        return end + 1;
    }

    /// <summary>Writes the text with its references resolved and returns its new length; the target may be the source itself, since no reference is shorter than its character.</summary>
    public static int Resolve(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int written = 0;
        while (!text.IsEmpty)
        {
            int next = text.IndexOf((byte)'&');
            int plain = next < 0 ? text.Length : next;
            text[..plain].CopyTo(target[written..]);
            written += plain;
            if (next < 0)
            {
                break;
            }

            int length = ReferenceLength(text[next..], out Rune character);
            text = text[(next + length)..];
            written += character.EncodeToUtf8(target[written..]);
        }

        return written;
    }

    /// <summary>The part without white space at both ends, as start and length.</summary>
    public static (int Start, int Length) Trim(ReadOnlySpan<byte> bytes, int start, int length)
    {
        while (length > 0 && IsSpace(bytes[start]))
        {
            start++;
            length--;
        }

        while (length > 0 && IsSpace(bytes[start + length - 1]))
        {
            length--;
        }

        return (start, length);
    }

    private static int WideNameCharacter(ReadOnlySpan<byte> bytes, bool isStart) =>
        Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == OperationStatus.Done && rune.IsBmp
        && (isStart ? XmlConvert.IsStartNCNameChar((char)rune.Value) : XmlConvert.IsNCNameChar((char)rune.Value))
            ? length
            : 0;

    private static bool[] Table(Func<char, bool> holds)
    {
        bool[] table = new bool[128];
        for (int i = 0; i < table.Length; i++)
        {
            table[i] = holds((char)i);
        }

        return table;
    }
}
