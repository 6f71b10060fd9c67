namespace BhytWarehouse.Etl.Sources.NsoPopulation;

/// <summary>A category of the area dimension.</summary>
/// <param name="Code">Two digits for a province; empty for a region or the nation, null when no code can be told.</param>
internal sealed record PopulationArea(string? Code, string Name);
