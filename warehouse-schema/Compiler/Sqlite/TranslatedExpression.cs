namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>An expression in SQLite's words, with what the translation must know of it.</summary>
/// <param name="Sql">The text.</param>
/// <param name="Type">The T-SQL type that the expression has on SQL Server.</param>
/// <param name="IsComputedAmount">A decimal that was calculated; SQLite holds it in binary, so it may not be compared for equality.</param>
/// <param name="IsDeclared">The type stands in the schema: a base column, or an outermost CAST.</param>
/// <param name="IsNullable">Whether it can be NULL, as far as the text tells.</param>
public sealed record TranslatedExpression(string Sql, SqlType Type, bool IsComputedAmount = false, bool IsDeclared = false, bool IsNullable = true);
