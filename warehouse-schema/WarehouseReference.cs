namespace BhytWarehouse.Schema;

/// <summary>A foreign key: these columns name a row of that table.</summary>
public sealed record WarehouseReference(IReadOnlyList<string> Columns, string Schema, string Table);
