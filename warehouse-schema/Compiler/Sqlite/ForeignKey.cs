namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>A foreign key: these columns name a row of that table.</summary>
public sealed record ForeignKey(IReadOnlyList<string> Columns, string Schema, string Table);
