using System.Globalization;
using System.Text;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>A code list with codes of at most seven characters as numbers, so that a look-up makes no string.</summary>
internal sealed class PackedCodeList
{
    private const long NoValue = -1;

    private readonly ulong[] _codes;
    private readonly int[] _from;
    private readonly int[] _to;
    private readonly long[] _values;

    /// <param name="attribute">A column of whole numbers that the list has beside its codes; empty for none.</param>
    public PackedCodeList(CodeList list, string attribute = "")
    {
        CodeListEntry[] entries = [.. list.Entries];
        _codes = [.. entries.Select(entry => Pack(Encoding.ASCII.GetBytes(entry.Code)))];
        _from = [.. entries.Select(entry => entry.ValidFromDateKey)];
        _to = [.. entries.Select(entry => entry.ValidToDateKey)];
        _values = [.. entries.Select(entry => entry.Attributes.TryGetValue(attribute, out string? value) && value.Length > 0 ? long.Parse(value, CultureInfo.InvariantCulture) : NoValue)];
    }

    public bool Holds(ReadOnlySpan<byte> code, int dateKey) => IndexOf(code, dateKey) >= 0;

    /// <summary>The number beside the code on the day; false where code or number are missing.</summary>
    public bool TryValue(ReadOnlySpan<byte> code, int dateKey, out long value)
    {
        int index = IndexOf(code, dateKey);
        value = index < 0 ? NoValue : _values[index];
        return value != NoValue;
    }

    public bool Holds(long code, int dateKey)
    {
        Span<byte> digits = stackalloc byte[20];
        return code.TryFormat(digits, out int length, default, null) && Holds(digits[..length], dateKey);
    }

    private int IndexOf(ReadOnlySpan<byte> code, int dateKey)
    {
        if (code.Length > 7)
        {
            return -1;
        }

        ulong packed = Pack(code);
        for (int i = 0; i < _codes.Length; i++)
        {
            if (_codes[i] == packed && _from[i] <= dateKey && dateKey <= _to[i])
            {
                return i;
            }
        }

        return -1;
    }

    private static ulong Pack(ReadOnlySpan<byte> code)
    {
        if (code.Length > 7)
        {
            throw new ArgumentException("A packed code has at most seven characters.", nameof(code));
        }

        ulong packed = (ulong)code.Length;
        foreach (byte character in code)
        {
            packed = (packed << 8) | character;
        }

        return packed;
    }
}
