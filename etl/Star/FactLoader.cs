using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>conform.X → fact.X for any fact.</summary>
public sealed class FactLoader(SqliteConnection connection, int loadRunKey, SnapshotLoader snapshots)
{
    /// <summary>Delivers what the load staged and was not set aside; the keys given are a range that no other load uses.</summary>
    public FactRange Deliver(FactDelivery delivery, long firstRecordKey, long lastRecordKey)
    {
        WarehouseObject fact = WarehouseSchema.Find("fact", delivery.Fact);
        WarehouseObject view = WarehouseSchema.Find("conform", delivery.Fact);
        HashSet<string> given = [.. view.Columns.Select(column => column.Name)];
        string table = SqliteWarehouse.Table("fact", delivery.Fact);
        (long First, long Last) range;
        string key;
        if (given.Contains(delivery.KeyColumn))
        {
            range = (firstRecordKey * delivery.KeysPerRecord, ((lastRecordKey + 1) * delivery.KeysPerRecord) - 1);
            key = delivery.KeyColumn;
        }
        else
        {
            long last = connection.ScalarLong($"SELECT COALESCE(MAX({delivery.KeyColumn}), 0) FROM {table}");
            range = (last + 1, long.MaxValue);
            key = $"{last} + ROW_NUMBER() OVER (ORDER BY SourceFileKey, RecordNumber)";
        }

        List<string> columns = [delivery.KeyColumn];
        List<string> values = [key];
        foreach (WarehouseColumn column in fact.Columns.Where(column => column.Name != delivery.KeyColumn))
        {
            if (!given.Contains(column.Name))
            {
                throw new InvalidOperationException($"fact.{delivery.Fact}.{column.Name}: conform.{delivery.Fact} gives no such column.");
            }

            columns.Add(column.Name);
            values.Add(column.Name);
        }

        int rowCount = connection.Run($"INSERT INTO {table} ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM {SqliteWarehouse.Table("conform", delivery.Fact)} WHERE LoadRunKey = @run", ("@run", loadRunKey));
        snapshots.Touch(delivery.Fact, $"{delivery.KeyColumn} BETWEEN @first AND @last", ("@first", range.First), ("@last", range.Last));
        return new FactRange(range.First, range.Last, rowCount);
    }
}
