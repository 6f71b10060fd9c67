namespace BhytWarehouse.Schema;

/// <summary>One quantity that must be the same on both sides of a law.</summary>
/// <param name="Name">As a message says it: the column, or <c>rows</c>.</param>
/// <param name="Target">What stands in the figure: an expression over its rows, or <c>rows</c>.</param>
/// <param name="Source">What stands behind it: an expression, <c>rows</c>, or <c>distinct</c> and an expression.</param>
/// <param name="HidesFrom">The least that a cell which the figure leaves empty can hold; null where a cell may not be empty.</param>
/// <param name="HidesTo">The most; <see cref="int.MaxValue"/> where nothing bounds it.</param>
public sealed record ConservedMeasure(string Name, string Target, string Source, int? HidesFrom, int HidesTo);
