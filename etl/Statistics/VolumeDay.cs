namespace BhytWarehouse.Etl.Statistics;

/// <summary>One day of a series with what was expected of it.</summary>
/// <param name="Expected">0 while nothing is expected.</param>
/// <param name="Lower">Fewer come on one ordinary day in two hundred.</param>
/// <param name="Upper">More come on one ordinary day in two hundred.</param>
public readonly record struct VolumeDay(DateOnly Day, int Found, double Expected, long Lower, long Upper, VolumeState State, DayKind Kind);
