using System.Globalization;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>The embedded warehouse: one file with the whole schema, written by one transaction at a time, read by any number of processes.</summary>
/// <remarks>WAL: readers see the state before a delivery until it commits. A commit is durable at the next checkpoint at the latest (synchronous = NORMAL): after a
/// power cut the file is whole, and a load that was lost is still in its earlier durable state and is done again.</remarks>
public sealed class SqliteWarehouse
{
    /// <summary>A delivery is one transaction and may take minutes; another host's next step waits for it.</summary>
    internal const int WriterPatienceSeconds = 600;

    private const int PageSize = 8192;

    private SqliteWarehouse(string path) => Path = path;

    public string Path { get; }

    /// <summary>Opens the file, creating it with the schema of this build where there is none.</summary>
    /// <exception cref="WarehouseException">The file is not a warehouse, or holds another version of the schema.</exception>
    public static SqliteWarehouse OpenOrCreate(string path, TimeProvider time)
    {
        string full = System.IO.Path.GetFullPath(path);
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
            SqliteWarehouse warehouse = new(full);
            using SqliteConnection connection = warehouse.Connect(SqliteOpenMode.ReadWriteCreate);
            warehouse.EnsureSchema(connection, time);
            return warehouse;
        }
        catch (SqliteException exception)
        {
            throw WarehouseException.From(full, exception);
        }
        catch (UnauthorizedAccessException)
        {
            throw new WarehouseException($"{full}: no permission to create or write the warehouse. Give this account the right to write there, or name another place with --warehouse sqlite:PATH.");
        }
    }

    /// <summary>Opens an existing file for reading; nothing is created.</summary>
    public static SqliteWarehouse OpenExisting(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new WarehouseException($"{full}: there is no warehouse. Load something first (bhyt demo, bhyt load), or name another place with --warehouse sqlite:PATH.");
        }

        SqliteWarehouse warehouse = new(full);
        using SqliteConnection connection = warehouse.OpenReader();
        warehouse.CheckSchema(connection);
        return warehouse;
    }

    public SqliteConnection OpenReader()
    {
        try
        {
            return Connect(SqliteOpenMode.ReadOnly);
        }
        catch (SqliteException exception)
        {
            throw WarehouseException.From(Path, exception);
        }
    }

    public SqliteConnection OpenWriter()
    {
        try
        {
            return Connect(SqliteOpenMode.ReadWrite);
        }
        catch (SqliteException exception)
        {
            throw WarehouseException.From(Path, exception);
        }
    }

    /// <summary>The name that a table of the one schema has in this engine.</summary>
    public static string Table(string schema, string name) => $"{schema}_{name}";

    private SqliteConnection Connect(SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, Pooling = false, DefaultTimeout = mode == SqliteOpenMode.ReadOnly ? 30 : WriterPatienceSeconds }.ToString());
        connection.Open();
        // foreign_keys stays off: conform views give keys that come from the dimensions themselves, and `doctor` checks them all.
        string pragmas = "PRAGMA busy_timeout = 30000; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -98304;";
        if (mode != SqliteOpenMode.ReadOnly)
        {
            pragmas = $"PRAGMA page_size = {PageSize}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 8192; {pragmas}";
        }

        connection.Run(pragmas);
        return connection;
    }

    private void EnsureSchema(SqliteConnection connection, TimeProvider time)
    {
        // Looked at without the write lock first: another host may hold it for long.
        if (IsFilled(connection))
        {
            CheckSchema(connection);
            return;
        }

        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (IsFilled(connection))
        {
            CheckSchema(connection);
            return;
        }

        connection.Run(WarehouseSchema.SqliteScript);
        connection.Run("INSERT INTO audit_SchemaVersion (SchemaHash, AppliedAt) VALUES (@hash, @at)", ("@hash", WarehouseSchema.Hash), ("@at", time.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture)));
        transaction.Commit();
    }

    private static bool IsFilled(SqliteConnection connection) => connection.ScalarLong("SELECT COUNT(*) FROM sqlite_master") > 0;

    private void CheckSchema(SqliteConnection connection)
    {
        if (connection.ScalarLong("SELECT COUNT(*) FROM sqlite_master WHERE name = 'audit_SchemaVersion'") == 0)
        {
            throw new WarehouseException($"{Path}: this SQLite file holds other tables than a BhytWarehouse. Name another file with --warehouse sqlite:PATH.");
        }

        string found = connection.ScalarText("SELECT SchemaHash FROM audit_SchemaVersion ORDER BY AppliedAt DESC LIMIT 1") ?? "";
        if (found != WarehouseSchema.Hash)
        {
            throw new WarehouseException($"{Path}: the file has schema {found[..Math.Min(12, found.Length)]}, this build has {WarehouseSchema.Hash[..12]}. Keep the file for the build that made it; with this one, load the landing zone into a new file.");
        }
    }
}
