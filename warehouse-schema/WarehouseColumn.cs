namespace BhytWarehouse.Schema;

/// <summary>One column of a table or view, as declared in T-SQL and as SQLite has it.</summary>
/// <param name="Name">The name, the same on both engines.</param>
/// <param name="TSqlType">The T-SQL type, such as <c>decimal(18, 2)</c>; of a calculated view column the type that T-SQL derives.</param>
/// <param name="SqliteType">INTEGER, NUMERIC, TEXT or BLOB.</param>
/// <param name="IsNullable">Whether it can be NULL, as far as the text tells.</param>
/// <param name="IsIdentity">Whether the engine numbers the rows.</param>
/// <param name="Comment">The words behind the column in its file; null when the name says enough.</param>
public sealed record WarehouseColumn(string Name, string TSqlType, string SqliteType, bool IsNullable, bool IsIdentity, string? Comment);
