using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Quality;

/// <summary>The two tables that every source fills beside its own staging: what was found, and what is held back.</summary>
public static class QualityTables
{
    /// <summary>One row per broken rule, record and field; the message holds no name, card number or citizen id.</summary>
    public static StagingTable Finding { get; } = new("quality", "Finding",
        ["LoadRunKey", "SourceFileKey", "RecordNumber", "RecordCode", "RuleCode", "SeverityCode", "DocumentCode", "RowNumber", "FieldName", "Found", "Expected", "OccurrenceCount"]);

    /// <summary>One row per record held back. What it would have brought is filled in by the load from the count at landing, since a reader cannot count what it cannot read.</summary>
    public static StagingTable Quarantine { get; } = new("quality", "Quarantine",
        ["LoadRunKey", "SourceFileKey", "RecordNumber", "RecordCode", "ByteOffset", "ByteCount", "VersionDateKey"]);
}
