using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using BhytWarehouse.Etl.Staging;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>Writes row buffers into one table by one prepared statement, inside the transaction of its connection.</summary>
/// <remarks>
/// The ADO.NET layer costs two to three times the insert itself (benchmark `load`), and the span overloads of the binding copy every text and allocate for every empty one.
/// Here texts are bound where they lie: the buffer is pinned until the row is inserted, so SQLite neither copies nor frees them.
/// </remarks>
public sealed unsafe partial class SqliteBulkWriter : IDisposable
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
        nint statement = _statement.DangerousGetHandle();
        RowValueReader reader = buffer.Read();
        fixed (byte* bytes = buffer.Bytes)
        {
            for (int row = 0; row < buffer.RowCount; row++)
            {
                int failed = raw.SQLITE_OK;
                for (int column = 1; column <= _columnCount; column++)
                {
                    switch (reader.Next())
                    {
                        case RowValueKind.Integer:
                            failed |= BindInteger(statement, column, reader.Number);
                            break;
                        case RowValueKind.Hundredths:
                            failed |= BindDecimal(statement, column, reader.Number, 100);
                            break;
                        case RowValueKind.Thousandths:
                            failed |= BindDecimal(statement, column, reader.Number, 1000);
                            break;
                        case RowValueKind.Text:
                            // Never a null address, which SQLite would take for NULL: an empty text lies somewhere in the buffer too.
                            failed |= BindText(statement, column, bytes + reader.TextOffset, reader.Text.Length, 0);
                            break;
                        default:
                            failed |= BindNull(statement, column);
                            break;
                    }
                }

                // A value that could not be bound would leave the one of the row before in its place.
                if (failed != raw.SQLITE_OK)
                {
                    Check(failed);
                }

                int code = Step(statement);
                int reset = Reset(statement);
                if (code != raw.SQLITE_DONE || reset != raw.SQLITE_OK)
                {
                    Check(code == raw.SQLITE_DONE ? reset : code);
                }
            }

            // The bound texts lie in a buffer that is about to be filled again.
            raw.sqlite3_clear_bindings(_statement);
        }

        GC.KeepAlive(_statement);
        return buffer.RowCount;
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>Whole numbers stay integers; the rest is the double nearest to the decimal, exact again when rounded to its places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BindDecimal(nint statement, int column, long value, long unit)
    {
        (long whole, long rest) = Math.DivRem(value, unit);
        return rest == 0 ? BindInteger(statement, column, whole) : BindDouble(statement, column, value / (double)unit);
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new SqliteException(raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(_connection.Handle!));
        }
    }

    // The same library that the binding loads. Binds are a few nanoseconds of work, so they are called without leaving the managed mode; a step may wait for the disk.
    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    private static partial int BindInteger(nint statement, int column, long value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_double")]
    [SuppressGCTransition]
    private static partial int BindDouble(nint statement, int column, double value);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    private static partial int BindText(nint statement, int column, byte* text, int byteCount, nint destructor);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    private static partial int BindNull(nint statement, int column);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_reset")]
    private static partial int Reset(nint statement);
}
