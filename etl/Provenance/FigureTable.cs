namespace BhytWarehouse.Etl.Provenance;

/// <summary>Rows of a figure as a reader of the reports sees them, by code.</summary>
/// <param name="Unknown">Parts of the slice that this figure does not tell apart.</param>
public sealed record FigureTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Unknown);
