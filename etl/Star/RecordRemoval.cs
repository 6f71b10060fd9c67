using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Takes records out of the star with everything that belongs to them, and says what that moves in the accounts of the loads that had brought them.</summary>
internal sealed class RecordRemoval(SqliteConnection connection, FactDelivery delivery, SnapshotLoader snapshots)
{
    private readonly FactVersions _versions = delivery.Versions!;
    private readonly string _fact = SqliteWarehouse.Table("fact", delivery.Fact);

    public IReadOnlyList<LedgerMovement> Remove(IReadOnlyCollection<long> keys, IReadOnlyList<StarMeasure> measures, LedgerState to)
    {
        if (keys.Count == 0)
        {
            return [];
        }

        Name(keys);
        List<LedgerMovement> movements = [];
        foreach (StarMeasure measure in measures.Where(measure => _versions.Facts.Any(fact => fact.Fact == measure.Fact.Fact)))
        {
            string rows = measure.Fact.KeysPerRecord == 1 && measure.Fact.Fact == delivery.Fact
                ? $"{_fact} AS row ON row.{delivery.KeyColumn} = record.{delivery.KeyColumn}"
                : $"{SqliteWarehouse.Table("fact", measure.Fact.Fact)} AS row ON row.{measure.Fact.KeyColumn} BETWEEN record.{delivery.KeyColumn} * {measure.Fact.KeysPerRecord} AND record.{delivery.KeyColumn} * {measure.Fact.KeysPerRecord} + {measure.Fact.KeysPerRecord - 1}";
            movements.AddRange(connection.Rows(
                $"""
                SELECT record.LoadRunKey, record.SourceFileKey, {_versions.FacilityCode}, {_versions.MonthKey}, SUM({measure.Expression})
                FROM temp.Removed AS gone
                INNER JOIN {_fact} AS record ON record.{delivery.KeyColumn} = gone.RecordKey
                INNER JOIN {rows}
                GROUP BY 1, 2, 3, 4
                HAVING SUM({measure.Expression}) <> 0
                """,
                reader => new LedgerMovement(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), measure.Level, reader.GetInt64(4)) { To = to }));
        }

        foreach (FactDelivery fact in _versions.Facts)
        {
            string table = SqliteWarehouse.Table("fact", fact.Fact);
            string isRemoved = fact.KeysPerRecord == 1
                ? $"{fact.KeyColumn} IN (SELECT RecordKey FROM temp.Removed)"
                : $"{fact.KeyColumn} IN (SELECT row.{fact.KeyColumn} FROM temp.Removed AS gone INNER JOIN {table} AS row ON row.{fact.KeyColumn} BETWEEN gone.RecordKey * {fact.KeysPerRecord} AND gone.RecordKey * {fact.KeysPerRecord} + {fact.KeysPerRecord - 1})";
            snapshots.Touch(fact.Fact, isRemoved);
            connection.Run($"DELETE FROM {table} WHERE {isRemoved}");
        }

        return movements;
    }

    /// <summary>Takes records out of those withdrawn, because a newer version came.</summary>
    public IReadOnlyList<LedgerMovement> RemoveWithdrawn(IReadOnlyCollection<long> keys)
    {
        WithdrawnRecords withdrawn = _versions.Withdrawn!;
        if (keys.Count == 0)
        {
            return [];
        }

        Name(keys);
        string table = SqliteWarehouse.Table("fact", withdrawn.Fact);
        List<LedgerMovement> movements = [.. withdrawn.Quantities.SelectMany(quantity => connection.Rows(
            $"""
            SELECT record.LoadRunKey, record.SourceFileKey, {_versions.FacilityCode}, {_versions.MonthKey}, SUM({quantity.Expression.Replace("row.", "record.", StringComparison.Ordinal)}) AS Quantity
            FROM temp.Removed AS gone
            INNER JOIN {table} AS record ON record.{withdrawn.KeyColumn} = gone.RecordKey
            GROUP BY 1, 2, 3, 4
            HAVING Quantity <> 0
            """,
            reader => new LedgerMovement(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), quantity.Level, reader.GetInt64(4)) { From = LedgerState.Withdrawn }))];
        string isRemoved = $"{withdrawn.KeyColumn} IN (SELECT RecordKey FROM temp.Removed)";
        snapshots.Touch(withdrawn.Fact, isRemoved);
        connection.Run($"DELETE FROM {table} WHERE {isRemoved}");
        return movements;
    }

    private void Name(IReadOnlyCollection<long> keys)
    {
        connection.Run("CREATE TEMP TABLE IF NOT EXISTS Removed (RecordKey INTEGER NOT NULL PRIMARY KEY); DELETE FROM temp.Removed;");
        using SqliteCommand insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO temp.Removed (RecordKey) VALUES (@key)";
        SqliteParameter parameter = insert.Parameters.AddWithValue("@key", 0L);
        foreach (long key in keys)
        {
            parameter.Value = key;
            insert.ExecuteNonQuery();
        }
    }
}
