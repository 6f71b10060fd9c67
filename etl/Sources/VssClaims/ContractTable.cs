using System.Text;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>One table of the envelope (XML0 … XML15): its elements and its fields.</summary>
public sealed class ContractTable
{
    // Open addressing over the field names, twice as many places as names at least.
    private readonly short[] _places;

    public ContractTable(int number, string root, string row, string name, IReadOnlyList<ContractField> fields)
    {
        Number = number;
        Code = $"XML{number}";
        Root = root;
        Row = row;
        Name = name;
        Fields = fields;
        Utf8Root = Encoding.ASCII.GetBytes(root);
        Utf8Row = Encoding.ASCII.GetBytes(row);
        int size = 16;
        while (size < fields.Count * 3)
        {
            size *= 2;
        }

        _places = new short[size];
        Array.Fill(_places, (short)-1);
        for (short i = 0; i < fields.Count; i++)
        {
            int place = Place(fields[i].Utf8Name);
            while (_places[place] >= 0)
            {
                place = (place + 1) & (size - 1);
            }

            _places[place] = i;
        }

        FieldArray = [.. fields];
    }

    public int Number { get; }

    /// <summary>XML0 … XML15.</summary>
    public string Code { get; }

    /// <summary>Root element; empty when any is taken.</summary>
    public string Root { get; }

    /// <summary>Row element; empty when the root itself is the only row.</summary>
    public string Row { get; }

    public string Name { get; }

    public IReadOnlyList<ContractField> Fields { get; }

    internal byte[] Utf8Root { get; }

    internal byte[] Utf8Row { get; }

    internal ContractField[] FieldArray { get; }

    /// <summary>Index of the field in <see cref="Fields"/>, -1 when the table has none of that name.</summary>
    public int IndexOf(ReadOnlySpan<byte> name)
    {
        int place = Place(name);
        while (_places[place] is >= 0 and short index)
        {
            if (FieldArray[index].Utf8Name.AsSpan().SequenceEqual(name))
            {
                return index;
            }

            place = (place + 1) & (_places.Length - 1);
        }

        return -1;
    }

    public int IndexOf(string name)
    {
        int index = IndexOf(Encoding.UTF8.GetBytes(name));
        return index >= 0 ? index : throw new ArgumentException($"{Code} has no field {name}.", nameof(name));
    }

    private int Place(ReadOnlySpan<byte> name)
    {
        uint hash = (uint)name.Length;
        foreach (byte value in name)
        {
            hash = (hash * 31) + value;
        }

        return (int)((hash ^ (hash >> 11)) & (uint)(_places.Length - 1));
    }
}
