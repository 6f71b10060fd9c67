namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>A refreshed table that could not be held against the warehouse, with the reason.</summary>
public sealed record UncheckedTable(string Table, string Reason);
