using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Star;

/// <summary>Where the records of a fact stand that their facility took back: out of every figure, and still known, so that the same version sent again is recognised.</summary>
/// <param name="Fact">X of fact.X, with the columns that tell versions apart named as in the fact they left.</param>
/// <param name="FacilityDurableKey">Column of the facility that may take the record back.</param>
/// <param name="RecordCode">Column with the number by which the facility names it.</param>
/// <param name="SubmissionDateKey">Column with the day on which the version was submitted; -1 where it is not told.</param>
/// <param name="Quantities">What one row of fact.X, called "row", is in the ledger.</param>
public sealed record WithdrawnRecords(string Fact, string KeyColumn, string FacilityDurableKey, string RecordCode, string SubmissionDateKey, IReadOnlyList<(LedgerLevel Level, string Expression)> Quantities);
