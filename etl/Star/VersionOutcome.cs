using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Star;

/// <summary>What became of records that were received more than once.</summary>
/// <param name="Movements">What left the star for a newer version, by the load that had brought it.</param>
public sealed record VersionOutcome(int DuplicateCount, int SupersededOnArrivalCount, IReadOnlyList<LedgerMovement> Movements);
