namespace BhytWarehouse.Etl.Statistics;

/// <summary>Who was treated in one period, by one facility or by all of them: the people and their visits.</summary>
public readonly record struct CostScope(long People, long Visits);
