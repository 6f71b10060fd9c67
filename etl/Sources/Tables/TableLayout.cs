using System.Collections.Frozen;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>One form in which a feed comes: its fields, recognised by their headings.</summary>
public sealed class TableLayout
{
    private readonly FrozenDictionary<string, int> _positions;
    private readonly FrozenDictionary<string, int> _byHeading;

    public TableLayout(string code, IReadOnlyList<TableField> fields)
    {
        Code = code;
        Fields = fields;
        _positions = fields.Select((field, position) => (field.Name, position)).ToFrozenDictionary(pair => pair.Name, pair => pair.position, StringComparer.Ordinal);
        Dictionary<string, int> byHeading = new(StringComparer.Ordinal);
        for (int position = 0; position < fields.Count; position++)
        {
            foreach (string heading in fields[position].Headings)
            {
                if (fields[position].Place == TableFieldPlace.Row && !byHeading.TryAdd(heading, position))
                {
                    throw new TableContractException($"Layout '{code}': the heading '{heading}' names both {fields[byHeading[heading]].Name} and {fields[position].Name}.");
                }
            }
        }

        _byHeading = byHeading.ToFrozenDictionary(StringComparer.Ordinal);
        Keys = [.. PositionsOf(TableFieldRole.Key)];
        Controls = [.. PositionsOf(TableFieldRole.Control)];
    }

    public string Code { get; }

    public IReadOnlyList<TableField> Fields { get; }

    /// <summary>Positions of the key fields, in the order of the contract.</summary>
    public IReadOnlyList<int> Keys { get; }

    /// <summary>Positions of the fields that make the control total.</summary>
    public IReadOnlyList<int> Controls { get; }

    /// <summary>-1 for a field that the layout does not have.</summary>
    public int PositionOf(string field) => _positions.GetValueOrDefault(field, -1);

    /// <summary>The field of a column with a folded heading, -1 for none.</summary>
    internal int FieldWithHeading(string folded) => _byHeading.GetValueOrDefault(folded, -1);

    private IEnumerable<int> PositionsOf(TableFieldRole role) => Enumerable.Range(0, Fields.Count).Where(position => Fields[position].Role == role);
}
