namespace BhytWarehouse.Jobs.PowerBI;

internal static class WarehouseTable
{
    /// <summary>SQLite has no schemas and writes <c>fact_Claim</c>; schema names here never contain an underscore.</summary>
    public static string Dotted(string name)
    {
        if (name.Contains('.', StringComparison.Ordinal))
        {
            return name;
        }

        int underscore = name.IndexOf('_', StringComparison.Ordinal);
        return underscore <= 0 ? name : string.Concat(name.AsSpan(0, underscore), ".", name.AsSpan(underscore + 1));
    }
}
