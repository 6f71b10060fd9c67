namespace BhytWarehouse.Etl.Statistics;

/// <summary>Days in a row on which far less or far more came than expected.</summary>
/// <param name="Probability">Of so little or so much by chance alone, over the days of the spell together.</param>
/// <param name="IsOngoing">It reaches the last day that is due.</param>
/// <param name="IsNewLevel">It lasted so long that it was taken for what is usual from now on.</param>
public sealed record VolumeSpell(DateOnly First, DateOnly Last, bool IsSurge, double Expected, long Found, double Probability, bool IsOngoing, bool IsNewLevel);
