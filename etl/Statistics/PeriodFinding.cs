namespace BhytWarehouse.Etl.Statistics;

/// <summary>What is wrong with a series of periods.</summary>
/// <param name="Member">Empty for the series as a whole.</param>
/// <param name="First">The first period concerned, as the entries write it.</param>
/// <param name="Last">The last period concerned.</param>
public sealed record PeriodFinding(PeriodFault Fault, string Member, int First, int Last, double Expected, double Found);
