namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>A view in SQLite's words, with its columns and what it reads.</summary>
public sealed record TranslatedView(SqlFile File, string CreateView, IReadOnlyList<OutputColumn> Columns, IReadOnlyList<int> ColumnLines);
