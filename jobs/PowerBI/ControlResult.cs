namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>What came of holding refreshed tables against the control totals of the warehouse.</summary>
/// <param name="Equal">Tables of which the dataset holds exactly what the warehouse gave.</param>
public sealed record ControlResult(int FigureRunNumber, IReadOnlyList<string> Equal, IReadOnlyList<ControlDifference> Differences, IReadOnlyList<UncheckedTable> Unchecked);
