namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>Something in FROM, under its alias; without alias its columns stand bare (constraints and index filters).</summary>
public sealed record RowSource(string? Alias, IReadOnlyList<OutputColumn> Columns)
{
    /// <summary>Gets or sets a value indicating whether an outer join may leave the source without a row.</summary>
    public bool IsOuter { get; set; }
}
