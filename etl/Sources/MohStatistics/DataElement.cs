namespace BhytWarehouse.Etl.Sources.MohStatistics;

/// <summary>What a data element of the ministry's system means here, and whether it is reported by facilities or for areas: five digits alone would not tell.</summary>
internal sealed record DataElement(string Code, string StatisticCode, bool IsOfFacility);
