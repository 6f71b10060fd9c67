using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Points the rows of facts and dimensions to the version in force at their date, after versions of a dimension lost days or went away.</summary>
/// <remarks>Which column follows which date is told by the Role tags of the tables. Part of the load's one transaction; what was moved is entered in audit.Rekeying.</remarks>
internal sealed class Rekeying(SqliteConnection connection, int loadRunKey, SnapshotLoader snapshots)
{
    private static readonly IReadOnlyList<(WarehouseObject Table, WarehouseRole Role)> Roles =
        [.. WarehouseSchema.Objects.Where(item => item.Kind == WarehouseObjectKind.Table && item.Schema is "dim" or "fact").SelectMany(table => WarehouseRole.Of(table).Select(role => (table, role)))];

    /// <summary>Follows the versions that no longer cover all the days they did, each with the natural key of its member.</summary>
    public void Follow(DimensionShape shape, IReadOnlyCollection<(long Key, IReadOnlyList<object> NaturalKey)> moved)
    {
        if (moved.Count == 0)
        {
            return;
        }

        Tell(shape, moved);
        string match = string.Join(" AND ", shape.NaturalKey.Select(column => $"version.{column} = moved.{column}"));

        // CROSS JOIN keeps the order: a fact is read once and each row that points to a moved version looks into two indexes, whatever SQLite guesses of their sizes.
        string From(string table, string key) => $"{table} AS row CROSS JOIN temp.Moved AS moved ON moved.VersionKey = row.{key} CROSS JOIN {shape.Table} AS version ON {match}";
        string InForceAt(string day) => $"MIN(MAX({day}, {shape.LifeFrom("version.")}), {shape.LifeTo("version.")}) BETWEEN version.ValidFromDateKey AND version.ValidToDateKey";
        foreach ((WarehouseObject table, WarehouseRole role) in Roles.Where(role => role.Role.Dimension == shape.Dimension))
        {
            if (role.Leader is null)
            {
                if (Repoint(shape, table, role, $"{From(table.SqliteName, role.KeyColumn)} WHERE {InForceAt(role.DateOf("row"))} AND version.{shape.KeyColumn} <> row.{role.KeyColumn}") > 0)
                {
                    FollowLeader(shape, table, role);
                }
            }
            else if (role.Leader.ElseDateKey is { } day)
            {
                string leader = SqliteWarehouse.Table("fact", role.Leader.Fact);
                Repoint(shape, table, role, $"{From(table.SqliteName, role.KeyColumn)} WHERE {InForceAt($"{day}")} AND version.{shape.KeyColumn} <> row.{role.KeyColumn} AND NOT EXISTS (SELECT 1 FROM {leader} AS leader WHERE leader.{role.Leader.Fact}Key = row.{role.Leader.KeyColumn} / {role.Leader.KeysEach})");
            }
        }
    }

    /// <summary>Rows that take the version of a row that was just moved; their keys are a range of its key.</summary>
    private void FollowLeader(DimensionShape shape, WarehouseObject leading, WarehouseRole leadingRole)
    {
        (WarehouseObject Table, WarehouseRole Role)[] following = [.. Roles.Where(role => role.Role.Leader?.Fact == leading.Name && role.Role.KeyColumn == leadingRole.KeyColumn)];
        if (following.Length == 0)
        {
            return;
        }

        // The leading rows stand in temp.Repointed, which is about to be filled with those that follow.
        connection.Run($"DROP TABLE IF EXISTS temp.Leading; CREATE TEMP TABLE Leading AS SELECT leader.rowid AS RowKey, leader.{leading.Name}Key AS LeaderKey FROM temp.Repointed AS moved CROSS JOIN {leading.SqliteName} AS leader ON leader.rowid = moved.RowKey");
        foreach ((WarehouseObject table, WarehouseRole role) in following)
        {
            Repoint(shape, table, role,
                $"""
                temp.Leading AS leading
                CROSS JOIN {leading.SqliteName} AS leader ON leader.rowid = leading.RowKey
                CROSS JOIN {table.SqliteName} AS row ON row.{role.Leader!.KeyColumn} BETWEEN leading.LeaderKey * {role.Leader.KeysEach} AND leading.LeaderKey * {role.Leader.KeysEach} + {role.Leader.KeysEach - 1}
                CROSS JOIN {shape.Table} AS version ON version.{shape.KeyColumn} = leader.{leadingRole.KeyColumn}
                WHERE row.{role.KeyColumn} <> version.{shape.KeyColumn}
                """);
        }
    }

    /// <param name="rows">A FROM clause that joins each row to be moved with the version to move it to.</param>
    private long Repoint(DimensionShape shape, WarehouseObject table, WarehouseRole role, string rows)
    {
        connection.Run("DROP TABLE IF EXISTS temp.Repointed; CREATE TEMP TABLE Repointed (RowKey INTEGER NOT NULL PRIMARY KEY, NewKey INTEGER NOT NULL, NewDurableKey INTEGER NOT NULL)");
        long count = connection.Run($"INSERT INTO temp.Repointed (RowKey, NewKey, NewDurableKey) SELECT row.rowid, version.{shape.KeyColumn}, version.{shape.DurableKeyColumn} FROM {rows}");
        if (count == 0)
        {
            return 0;
        }

        string durable = role.DurableKeyColumn is { } column ? $", {column} = moved.NewDurableKey" : "";
        connection.Run($"UPDATE {table.SqliteName} AS row SET {role.KeyColumn} = moved.NewKey{durable} FROM temp.Repointed AS moved WHERE row.rowid = moved.RowKey");
        connection.Run(
            "INSERT INTO audit_Rekeying (LoadRunKey, TableName, ColumnName, MovedRowCount) VALUES (@run, @table, @column, @count) ON CONFLICT DO UPDATE SET MovedRowCount = MovedRowCount + excluded.MovedRowCount",
            ("@run", loadRunKey), ("@table", $"{table.Schema}.{table.Name}"), ("@column", role.KeyColumn), ("@count", count));
        if (table.Schema == "fact")
        {
            snapshots.Touch(table.Name, "rowid IN (SELECT RowKey FROM temp.Repointed)");
        }

        return count;
    }

    private void Tell(DimensionShape shape, IReadOnlyCollection<(long Key, IReadOnlyList<object> NaturalKey)> moved)
    {
        connection.Run($"DROP TABLE IF EXISTS temp.Moved; CREATE TEMP TABLE Moved (VersionKey INTEGER NOT NULL PRIMARY KEY, {string.Join(", ", shape.NaturalKey)})");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO temp.Moved VALUES (@key{string.Concat(shape.NaturalKey.Select((_, index) => ", @n" + index))})";
        insert.Parameters.AddWithValue("@key", 0L);
        insert.Parameters.AddRange(shape.NaturalKey.Select((_, index) => new SqliteParameter("@n" + index, null)));
        foreach ((long key, IReadOnlyList<object> naturalKey) in moved)
        {
            insert.Parameters[0].Value = key;
            for (int index = 0; index < naturalKey.Count; index++)
            {
                insert.Parameters[index + 1].Value = naturalKey[index];
            }

            insert.ExecuteNonQuery();
        }
    }
}
