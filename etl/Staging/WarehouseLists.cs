using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Staging;

/// <summary>The lists that a feed's rules read: those that ship with the product, and the registers that other feeds brought into the warehouse.</summary>
public static class WarehouseLists
{
    private const string Diagnosis = "Diagnosis";

    public static CodeListRegister Of(SqliteConnection connection, ISource source) =>
        source.Rules.Any(rule => rule.Standing.Lists.Contains(Diagnosis)) ? CodeListRegister.Embedded.With(Diagnoses(connection)) : CodeListRegister.Embedded;

    /// <summary>What the ministry's list says; a code that only a claim named says nothing.</summary>
    private static CodeList Diagnoses(SqliteConnection connection) =>
        new(Diagnosis, connection.Rows(
            "SELECT DiagnosisCode, DiagnosisName, ListedFromDateKey, ListedToDateKey, IsExcludedAsMain FROM dim_Diagnosis WHERE IsInferred = 0 AND ListedFromDateKey > 0",
            reader => new CodeListEntry(reader.GetString(0), reader.GetString(1), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), new Dictionary<string, string> { ["IsExcludedAsMain"] = reader.GetString(4) })));
}
