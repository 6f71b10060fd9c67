namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>One column of a table, a view, a common table expression or a derived table.</summary>
public sealed record OutputColumn(string Name, SqlType Type, bool IsComputedAmount, bool IsDeclared, bool IsNullable, bool IsIdentity = false, string? Comment = null);
