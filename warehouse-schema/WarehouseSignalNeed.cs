namespace BhytWarehouse.Schema;

/// <summary>Reference data that a signal needs at all: without one such row the rule does not apply.</summary>
/// <param name="Table">The table of dim or fact.</param>
/// <param name="Condition">Over its columns, the same on both engines; empty where any row but the unknown one will do.</param>
public sealed record WarehouseSignalNeed(WarehouseObject Table, string Condition)
{
    /// <summary>Whether there is such a row, as a query for SQLite.</summary>
    public string SqliteQuery => $"SELECT EXISTS (SELECT 1 FROM {Table.SqliteName} WHERE {Table.PrimaryKey[0]} <> -1{(Condition.Length == 0 ? "" : $" AND {Condition}")})";

    public override string ToString() => $"{Table.Schema}.{Table.Name}{(Condition.Length == 0 ? "" : $" where {Condition}")}";
}
