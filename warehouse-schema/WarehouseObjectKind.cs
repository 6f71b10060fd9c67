namespace BhytWarehouse.Schema;

/// <summary>Whether rows are stored or derived.</summary>
public enum WarehouseObjectKind
{
    Table,
    View,
}
