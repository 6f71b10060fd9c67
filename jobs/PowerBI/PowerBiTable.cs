namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One table of a semantic model and the mart it imports.</summary>
public sealed record PowerBiTable(string Name, string Mart)
{
    /// <summary>The convention of this project: the table is called as its mart, without the schema.</summary>
    public static PowerBiTable OfMart(string mart)
    {
        string dotted = WarehouseTable.Dotted(mart);
        return new PowerBiTable(dotted[(dotted.IndexOf('.', StringComparison.Ordinal) + 1)..], dotted);
    }
}
