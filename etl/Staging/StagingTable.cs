namespace BhytWarehouse.Etl.Staging;

/// <summary>A table that a reader fills by position: its name and its columns in the order in which values are appended.</summary>
/// <remarks>A test compares every one with the catalogue of the schema, so a column renamed there cannot shift values here.</remarks>
public sealed record StagingTable(string Schema, string Name, IReadOnlyList<string> Columns)
{
    public override string ToString() => $"{Schema}.{Name}";
}
