namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>One category of a dimension, in its place.</summary>
internal sealed record StatCategory(string Code, string Label, string Unit);
