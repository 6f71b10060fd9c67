namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>Of which time a table lists the provinces. The digits do not say it: all codes of today were codes before 2025-07-01, most of them of smaller provinces.</summary>
internal enum ProvinceListing
{
    /// <summary>It names a province that there is no longer, or was published before the merger.</summary>
    Old,

    New,
}
