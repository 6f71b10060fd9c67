namespace BhytWarehouse.SchemaCompiler.Sqlite;

/// <summary>The families of values; an expression may not mix them, because the engines convert differently.</summary>
public enum ValueKind
{
    /// <summary>NULL, or an expression that was refused: fits every family.</summary>
    Unknown,
    Integer,
    Decimal,
    Text,
    Date,
    Instant,
    Binary,
}
