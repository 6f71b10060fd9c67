namespace BhytWarehouse.Schema;

/// <summary>One table or view of the warehouse, with what its header comment says of it.</summary>
/// <param name="Schema">The stage, such as <c>fact</c>.</param>
/// <param name="Name">The name, such as <c>Claim</c>.</param>
/// <param name="Kind">Table or view.</param>
/// <param name="Dataset">The report dataset of a mart view; null elsewhere.</param>
/// <param name="SqliteName">The name in SQLite, such as <c>fact_Claim</c>.</param>
/// <param name="Code">The code of an indicator or signal, such as <c>K15</c>; null elsewhere.</param>
/// <param name="Title">The title behind the code; null elsewhere.</param>
/// <param name="Header">The tags of the header comment: Grain, Numerator, Known innocent, … Lines before any tag stand under Description.</param>
/// <param name="PrimaryKey">The key columns of a table, the partition column included.</param>
/// <param name="References">The foreign keys of a table.</param>
/// <param name="Columns">The columns in order.</param>
public sealed record WarehouseObject(
    string Schema,
    string Name,
    WarehouseObjectKind Kind,
    string? Dataset,
    string SqliteName,
    string? Code,
    string? Title,
    IReadOnlyDictionary<string, string> Header,
    IReadOnlyList<string> PrimaryKey,
    IReadOnlyList<WarehouseReference> References,
    IReadOnlyList<WarehouseColumn> Columns);
