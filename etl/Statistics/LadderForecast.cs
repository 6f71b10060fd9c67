namespace BhytWarehouse.Etl.Statistics;

/// <summary>What months come to when they are full.</summary>
/// <param name="Ultimates">In the order of the months given.</param>
/// <param name="StandardErrors">Of the ultimates, equal to those of what is to come.</param>
/// <param name="Reserve">What is still to come of all of them.</param>
/// <param name="StandardError">Of the reserve.</param>
public sealed record LadderForecast(IReadOnlyList<double> Ultimates, IReadOnlyList<double> StandardErrors, double Reserve, double StandardError);
