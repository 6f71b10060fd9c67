namespace BhytWarehouse.Etl.Statistics;

/// <summary>The change of a cost by its causes, in hundredths of a đồng; they add up to the change.</summary>
public readonly record struct CostEffects(long People, long Frequency, long Mix, long Intensity, long Price);
