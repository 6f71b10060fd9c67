namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>The semantic models that the project publishes.</summary>
public static class PowerBiDatasets
{
    public const string MonitoringName = "BhytMonitoring";

    /// <summary>The model of the coverage, fund and claims reports: every mart given, each as one table.</summary>
    /// <remarks>It takes the marts that the schema really has, so that a new mart cannot be forgotten here and stay stale unseen.</remarks>
    public static PowerBiDataset BhytMonitoring(IEnumerable<string> marts) =>
        new(MonitoringName, [.. marts.Select(PowerBiTable.OfMart).DistinctBy(table => table.Mart).OrderBy(table => table.Name, StringComparer.Ordinal)]);
}
