namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>A figure reported to the health sector, as it counts in the end.</summary>
/// <param name="Element">As the ministry's system calls it.</param>
/// <param name="Period">As DHIS2 writes it.</param>
public sealed record StatisticTruth(string Element, string UnitCode, string Period, decimal Quantity);
