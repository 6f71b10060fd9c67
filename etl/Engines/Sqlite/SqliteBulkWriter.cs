using BhytWarehouse.Etl.Staging;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>Writes row buffers into one table by one prepared statement of the raw binding, inside the transaction of its connection.</summary>
/// <remarks>The ADO.NET layer costs two to three times the insert itself; see the benchmark `load`.</remarks>
public sealed class SqliteBulkWriter : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;
    private readonly int _columnCount;

    public SqliteBulkWriter(SqliteConnection connection, StagingTable table)
    {
        _connection = connection;
        _columnCount = table.Columns.Count;
        string sql = $"INSERT INTO {SqliteWarehouse.Table(table.Schema, table.Name)} ({string.Join(", ", table.Columns)}) VALUES ({string.Join(", ", Enumerable.Repeat("?", _columnCount))})";
        Check(raw.sqlite3_prepare_v2(connection.Handle!, sql, out _statement));
    }

    /// <summary>Inserts every row of the buffer; returns how many.</summary>
    public int Write(RowBuffer buffer)
    {
        RowValueReader reader = buffer.Read();
        for (int row = 0; row < buffer.RowCount; row++)
        {
            for (int column = 1; column <= _columnCount; column++)
            {
                Bind(column, ref reader);
            }

            int code = raw.sqlite3_step(_statement);
            if (code != raw.SQLITE_DONE)
            {
                raw.sqlite3_reset(_statement);
                Check(code);
            }

            raw.sqlite3_reset(_statement);
        }

        return buffer.RowCount;
    }

    public void Dispose() => _statement.Dispose();

    private void Bind(int column, ref RowValueReader reader)
    {
        switch (reader.Next())
        {
            case RowValueKind.Integer:
                raw.sqlite3_bind_int64(_statement, column, reader.Number);
                break;
            case RowValueKind.Hundredths:
                BindDecimal(column, reader.Number, 100);
                break;
            case RowValueKind.Thousandths:
                BindDecimal(column, reader.Number, 1000);
                break;
            case RowValueKind.Text when reader.Text.Length > 0:
                raw.sqlite3_bind_text(_statement, column, reader.Text);
                break;
            case RowValueKind.Text:
                // An empty span has no address and would be bound as NULL.
                raw.sqlite3_bind_text(_statement, column, "");
                break;
            default:
                raw.sqlite3_bind_null(_statement, column);
                break;
        }
    }

    /// <summary>Whole numbers stay integers; the rest is the double nearest to the decimal, exact again when rounded to its places.</summary>
    private void BindDecimal(int column, long value, long unit)
    {
        if (value % unit == 0)
        {
            raw.sqlite3_bind_int64(_statement, column, value / unit);
        }
        else
        {
            raw.sqlite3_bind_double(_statement, column, value / (double)unit);
        }
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string(), code, raw.sqlite3_extended_errcode(_connection.Handle!));
        }
    }
}
