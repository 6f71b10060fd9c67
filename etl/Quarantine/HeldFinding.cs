using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>One rule that a held record or refused file broke, as the gate wrote it: never a name or number of a person.</summary>
public sealed record HeldFinding(string RuleCode, Severity Severity, string DocumentCode, int RowNumber, string FieldName, string Found, string Expected, int OccurrenceCount);
