using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Engines;

/// <summary>The warehouse cannot do what was asked; the message says where, what was found and what to do.</summary>
public sealed class WarehouseException : Exception
{
    public WarehouseException()
    {
    }

    public WarehouseException(string message)
        : base(message)
    {
    }

    public WarehouseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static WarehouseException From(string path, SqliteException exception) => exception.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_FULL => new WarehouseException($"{path}: the disk is full or a file-size limit is reached; nothing of this load was published. Free space and run the same command again.", exception),
        SQLitePCL.raw.SQLITE_IOERR => new WarehouseException($"{path}: writing or reading failed ({exception.SqliteExtendedErrorCode}); nothing of this load was published. Check disk and limits and run the same command again.", exception),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_CANTOPEN or SQLitePCL.raw.SQLITE_AUTH => new WarehouseException($"{path}: no permission to open or write the warehouse. Give this account the right to write there, or name another place with --warehouse sqlite:PATH.", exception),
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => new WarehouseException($"{path}: another process is writing the warehouse and did not end within {SqliteWarehouse.WriterPatienceSeconds / 60} minutes. Wait for it, then run the same command again.", exception),
        SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT => new WarehouseException($"{path}: this is not a readable SQLite file. Restore a backup (bhyt restore), or name another file with --warehouse sqlite:PATH.", exception),
        _ => new WarehouseException($"{path}: SQLite answered {exception.SqliteExtendedErrorCode}: {exception.Message}", exception),
    };
}
