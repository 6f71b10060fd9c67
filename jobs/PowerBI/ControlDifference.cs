namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>A measure of a refreshed table that the dataset holds otherwise than the warehouse gave it.</summary>
/// <param name="Expected">What the warehouse holds.</param>
/// <param name="Found">What the dataset answered.</param>
public sealed record ControlDifference(string Table, string Measure, decimal Expected, decimal Found);
