namespace BhytWarehouse.Etl.Statistics;

/// <summary>The curve at one day.</summary>
/// <param name="Days">Since the beginning.</param>
/// <param name="AtRisk">Spells under observation just before that day.</param>
/// <param name="Ended">Of all spells, until and with that day.</param>
/// <param name="Censored">Spells that left observation until and with that day without an end.</param>
/// <param name="Survival">Estimated share of spells that last longer than so many days.</param>
/// <param name="Variance">Greenwood's, of the share.</param>
/// <param name="Low">Bounds of the 95 % band at this day.</param>
/// <param name="High">Bounds of the 95 % band at this day.</param>
public sealed record SurvivalPoint(int Days, long AtRisk, long Ended, long Censored, double Survival, double Variance, double Low, double High);
