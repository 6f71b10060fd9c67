namespace BhytWarehouse.Schema;

/// <summary>A limit that a signal view compares with, read from dim.SignalThreshold so that it can be tried out and changed without a new schema.</summary>
/// <param name="RuleCode">The signal.</param>
/// <param name="Name">Such as MostDays.</param>
/// <param name="ProposedValue">As the header proposes it.</param>
/// <param name="Meaning">What it limits.</param>
public sealed record WarehouseSignalThreshold(string RuleCode, string Name, decimal ProposedValue, string Meaning);
