using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Signals;

/// <summary>How a signal is read, for good or on trial.</summary>
internal static class SignalReading
{
    /// <summary>The first reference data that the warehouse lacks, so that the rule does not apply; null when it has all.</summary>
    public static WarehouseSignalNeed? MissingNeed(SqliteConnection connection, WarehouseSignal signal) =>
        signal.Needs.FirstOrDefault(need => connection.ScalarLong(need.SqliteQuery) == 0);

    /// <summary>Its rows as a query, with an empty slice where a subject other than a claim has none; a condition can follow with AND.</summary>
    public static string Rows(WarehouseSignal signal) => Rows(signal, signal.View.SqliteName);

    /// <summary>The same of the view over some dossiers only.</summary>
    public static string Rows(WarehouseSignal signal, string view) =>
        $"SELECT *{(signal.HasSlice || signal.Subject == WarehouseSignalSubject.Claim ? "" : ", '' AS SliceCode")} FROM {view} WHERE MonthKey > 0";
}
