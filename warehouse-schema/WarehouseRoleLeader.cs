namespace BhytWarehouse.Schema;

/// <summary>The row of another fact whose version a row takes.</summary>
/// <param name="Fact">X of fact.X, whose key column of the same name is followed.</param>
/// <param name="KeyColumn">The column of the following row; divided by <paramref name="KeysEach"/> it is the key of the row that leads.</param>
/// <param name="ElseDateKey">The day whose version is taken where no row leads; null where one always does.</param>
public sealed record WarehouseRoleLeader(string Fact, string KeyColumn, int KeysEach, int? ElseDateKey);
