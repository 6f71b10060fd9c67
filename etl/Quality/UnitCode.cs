namespace BhytWarehouse.Etl.Quality;

/// <summary>How a code of a unit was understood.</summary>
/// <param name="UnitSystemCode">Old or New; empty when not resolved, or when both mean the same unit.</param>
public readonly record struct UnitCode(UnitCodeOutcome Outcome, string UnitSystemCode);
