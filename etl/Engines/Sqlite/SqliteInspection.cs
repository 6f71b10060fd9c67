using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>Looks at the file itself: is it whole, do its keys meet, is staging empty.</summary>
public sealed class SqliteInspection(SqliteConnection connection)
{
    public string SqliteVersion => connection.ServerVersion;

    /// <summary>Of the key with which the warehouse was made.</summary>
    public string KeyFingerprint => connection.ScalarText("SELECT KeyFingerprint FROM audit_Installation") ?? "";

    /// <summary>What the engine complains about; empty when the file is whole.</summary>
    public IReadOnlyList<string> BrokenPages() =>
        [.. connection.Rows("PRAGMA quick_check(20)", reader => reader.GetString(0)).Where(line => line != "ok")];

    /// <summary>Foreign keys that meet no row, by table and the table they should meet.</summary>
    public IReadOnlyList<(string Table, string Parent, long Count)> DanglingKeys() =>
        [.. connection.Rows("PRAGMA foreign_key_check", reader => (Table: reader.GetString(0), Parent: reader.GetString(2)))
            .GroupBy(row => row)
            .Select(group => (group.Key.Table, group.Key.Parent, (long)group.Count()))
            .OrderBy(row => row.Table, StringComparer.Ordinal)];

    public static int ForeignKeyCount => WarehouseSchema.Objects.Sum(item => item.References.Count);

    /// <summary>Staging tables that still hold rows.</summary>
    public IReadOnlyList<(string Table, long Count)> StagedRows() =>
        [.. WarehouseSchema.Objects.Where(item => item.Schema == "staging" && item.Kind == WarehouseObjectKind.Table)
            .Select(item => (item.SqliteName, connection.ScalarLong($"SELECT COUNT(*) FROM {item.SqliteName}")))
            .Where(row => row.Item2 > 0)];

    /// <summary>Hash of every received file whose content retention has not removed, with one of its names.</summary>
    public IReadOnlyList<(string Hash, string Name)> ReceivedFiles() =>
        connection.Rows("SELECT FileHash, MIN(FileName) FROM audit_SourceFile WHERE FileHash NOT IN (SELECT FileHash FROM audit_LandingRemoval) GROUP BY FileHash ORDER BY 1", reader => (reader.GetString(0), reader.GetString(1)));

    /// <summary>Treating or registering facilities outside the synthetic province 00; at most five.</summary>
    public IReadOnlyList<string> FacilitiesOutsideSampleProvince() =>
        connection.Rows("SELECT DISTINCT FacilityCode FROM dim_Facility WHERE FacilityKey > 0 AND FacilityCode NOT LIKE '00%' ORDER BY 1 LIMIT 5", reader => reader.GetString(0));
}
