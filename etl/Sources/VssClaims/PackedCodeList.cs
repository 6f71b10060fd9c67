using System.Text;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>A code list with codes of at most seven characters as numbers, so that a look-up makes no string.</summary>
internal sealed class PackedCodeList
{
    private readonly ulong[] _codes;
    private readonly int[] _from;
    private readonly int[] _to;

    public PackedCodeList(CodeList list)
    {
        CodeListEntry[] entries = [.. list.Entries];
        _codes = [.. entries.Select(entry => Pack(Encoding.ASCII.GetBytes(entry.Code)))];
        _from = [.. entries.Select(entry => entry.ValidFromDateKey)];
        _to = [.. entries.Select(entry => entry.ValidToDateKey)];
    }

    public bool Holds(ReadOnlySpan<byte> code, int dateKey)
    {
        if (code.Length > 7)
        {
            return false;
        }

        ulong packed = Pack(code);
        for (int i = 0; i < _codes.Length; i++)
        {
            if (_codes[i] == packed && _from[i] <= dateKey && dateKey <= _to[i])
            {
                return true;
            }
        }

        return false;
    }

    public bool Holds(long code, int dateKey)
    {
        Span<byte> digits = stackalloc byte[20];
        return code.TryFormat(digits, out int length, default, null) && Holds(digits[..length], dateKey);
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
