namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>What is told of one figure, whatever the form of the file.</summary>
internal enum StatisticField
{
    DataElement,
    Period,
    OrgUnit,
    Value,
    LastUpdated,

    /// <summary>A part of the whole, such as one sex (categoryOptionCombo).</summary>
    Category,
}
