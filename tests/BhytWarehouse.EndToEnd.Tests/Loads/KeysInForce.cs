using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Looks whether every key of a version is that of the one in force at the date of its row, by the Role tags of the schema.</summary>
internal static class KeysInForce
{
    /// <summary>One line for each role that has rows pointing elsewhere.</summary>
    public static IReadOnlyList<string> Breaches(SqliteWarehouse warehouse)
    {
        using SqliteConnection connection = warehouse.OpenReader();
        List<string> breaches = [];
        foreach (WarehouseObject table in WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.Table && item.Schema is "dim" or "fact"))
        {
            foreach (WarehouseRole role in WarehouseRole.Of(table))
            {
                string dimension = SqliteWarehouse.Table("dim", role.Dimension);
                string date = role.Leader is null ? role.DateOf("row") : $"{role.Leader.ElseDateKey ?? 0}";
                string version = $"INNER JOIN {dimension} AS version ON version.{role.Dimension}Key = row.{role.KeyColumn} AND version.{role.Dimension}Key > 0";
                string leader = role.Leader is null ? "" : $"LEFT JOIN {SqliteWarehouse.Table("fact", role.Leader.Fact)} AS leader ON leader.{role.Leader.Fact}Key = row.{role.Leader.KeyColumn} / {role.Leader.KeysEach}";
                // What lies before or after the life of a member points to its first or its last version.
                bool hasLife = WarehouseSchema.Find("dim", role.Dimension).Columns.Any(column => column.Name == "LifeFromDateKey");
                string day = hasLife ? $"MIN(MAX({date}, version.LifeFromDateKey), version.LifeToDateKey)" : date;
                string isWrong = role.Leader is null
                    ? $"NOT ({day} BETWEEN version.ValidFromDateKey AND version.ValidToDateKey)"
                    : $"CASE WHEN leader.{role.KeyColumn} IS NULL THEN NOT ({day} BETWEEN version.ValidFromDateKey AND version.ValidToDateKey) ELSE leader.{role.KeyColumn} <> row.{role.KeyColumn} END";
                long wrong = connection.ScalarLong($"SELECT COUNT(*) FROM {table.SqliteName} AS row {version} {leader} WHERE {isWrong}");
                long missing = connection.ScalarLong($"SELECT COUNT(*) FROM {table.SqliteName} AS row WHERE row.{role.KeyColumn} > 0 AND NOT EXISTS (SELECT 1 FROM {dimension} AS version WHERE version.{role.Dimension}Key = row.{role.KeyColumn}{(role.DurableKeyColumn is null ? "" : $" AND version.{role.Dimension}DurableKey = row.{role.DurableKeyColumn}")})");
                if (wrong + missing > 0)
                {
                    breaches.Add($"{table.Schema}.{table.Name}.{role.KeyColumn}: {wrong} rows with a version not in force, {missing} with none or with one of another member");
                }
            }
        }

        return breaches;
    }
}
