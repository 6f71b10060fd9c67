namespace BhytWarehouse.Etl.Statistics;

/// <summary>What is expected some months ahead.</summary>
/// <param name="Months">Months ahead.</param>
/// <param name="Expected">Members, never below 0.</param>
/// <param name="StandardError">Of what will come, around what is expected.</param>
/// <param name="Low">Lower bound of the 80 % band, never below 0.</param>
/// <param name="High">Upper bound.</param>
public readonly record struct PathPoint(int Months, double Expected, double StandardError, double Low, double High);
