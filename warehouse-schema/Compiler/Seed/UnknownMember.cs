using BhytWarehouse.SchemaCompiler.Sqlite;

namespace BhytWarehouse.SchemaCompiler.Seed;

/// <summary>The row −1 of a dimension: what a fact points to when it does not know better, so that no join loses rows.</summary>
public static class UnknownMember
{
    public const int Key = -1;
    public const int FirstDateKey = 19900101;
    public const int OpenEndDateKey = 99991231;

    /// <summary>Whether the table is a dimension with a surrogate key of its own; a bridge is not.</summary>
    public static bool IsWanted(TranslatedTable table) =>
        table.Schema == "dim" && table.PrimaryKey is [var key] && key == table.Name + "Key"
        && table.Columns.First(column => column.Name == key).Type.Kind == ValueKind.Integer;

    /// <summary>The value of a column in that row, as a literal that both engines read; null means the column is left to NULL.</summary>
    public static string? Value(OutputColumn column)
    {
        string name = column.Name;
        return (column.Type.Kind, name) switch
        {
            (_, "ValidFromDateKey") => Invariant($"{FirstDateKey}"),
            (_, "ValidToDateKey") => Invariant($"{OpenEndDateKey}"),
            (ValueKind.Integer, "IsCurrent") => "1",
            (ValueKind.Integer, _) when name.EndsWith("Key", StringComparison.Ordinal) => Invariant($"{Key}"),
            _ when column.IsNullable => null,
            (ValueKind.Integer or ValueKind.Decimal, _) => "0",
            (ValueKind.Text, _) when name.EndsWith("Name", StringComparison.Ordinal) && column.Type.Length >= 7 =>
                column.Type.Name[0] == 'n' ? "N'Unknown'" : "'Unknown'",
            (ValueKind.Text, _) => column.Type.Name[0] == 'n' ? "N'?'" : "'?'",
            (ValueKind.Date, _) => "'1990-01-01'",
            (ValueKind.Instant, _) => "'1990-01-01T00:00:00'",
            (ValueKind.Binary, _) => "0x00",
            _ => null,
        };
    }
}
