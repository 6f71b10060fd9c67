namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>Average population as published: thousands with one decimal, so people are a multiple of 100.</summary>
public sealed record PopulationTruth(int Year, string YearLabel, decimal Thousands, bool Preliminary);
