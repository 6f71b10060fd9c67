namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>A semantic model of the project and its tables.</summary>
public sealed record PowerBiDataset(string Name, IReadOnlyList<PowerBiTable> Tables);
