using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Landing;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl;

/// <summary>What belongs to one installation and where it lies: the warehouse, the landing zone, the key, the job store.</summary>
public sealed class WarehouseHome
{
    private WarehouseHome(SqliteWarehouse warehouse, WarehouseKey key, string folder)
    {
        Warehouse = warehouse;
        Key = key;
        Folder = folder;
        Landing = new LandingZone(Path.Combine(folder, "landing"), key.LandingKey);
    }

    public string Folder { get; }

    public SqliteWarehouse Warehouse { get; }

    public WarehouseKey Key { get; }

    public LandingZone Landing { get; }

    public string JobsPath => JobsPathIn(Folder);

    public static string KeyPathIn(string folder) => Path.Combine(folder, "keys", "warehouse.key");

    public static string JobsPathIn(string folder) => Path.Combine(folder, "jobs.db");

    /// <summary>Opens the home around a warehouse file, making what is missing.</summary>
    /// <param name="warehousePath">The warehouse file; landing zone, key and job store lie in its folder.</param>
    /// <exception cref="WarehouseException">The key is not the one with which the warehouse was made, or something cannot be opened.</exception>
    public static WarehouseHome OpenOrCreate(string warehousePath, TimeProvider time)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(warehousePath))!;
        SqliteWarehouse warehouse = SqliteWarehouse.OpenOrCreate(warehousePath, time);
        using SqliteConnection connection = warehouse.OpenWriter();
        if (Fingerprint(connection) is { } known)
        {
            return Open(warehouse, folder, known);
        }

        // Two hosts may make the home at once: the write lock is held while the key is made, so both get one and the same.
        using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
        if (Fingerprint(connection) is { } made)
        {
            return Open(warehouse, folder, made);
        }

        WarehouseKey key = ReadKey(folder);
        connection.Run("INSERT INTO audit_Installation (InstallationKey, KeyFingerprint, CreatedAt) VALUES (1, @print, @at)", ("@print", key.Fingerprint), ("@at", time.GetUtcNow().UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
        transaction.Commit();
        return new WarehouseHome(warehouse, key, folder);
    }

    private static WarehouseHome Open(SqliteWarehouse warehouse, string folder, string expected)
    {
        if (!File.Exists(KeyPathIn(folder)))
        {
            throw new WarehouseException($"{KeyPathIn(folder)}: the key of this warehouse is gone. Put it back from its backup; with a new one every person would be counted twice.");
        }

        WarehouseKey key = ReadKey(folder);
        return expected == key.Fingerprint
            ? new WarehouseHome(warehouse, key, folder)
            : throw new WarehouseException($"{KeyPathIn(folder)}: this is key {key.Fingerprint}, the warehouse was made with key {expected}. Put the right key back from its backup; with another one every person would be counted twice.");
    }

    private static string? Fingerprint(SqliteConnection connection) => connection.ScalarText("SELECT KeyFingerprint FROM audit_Installation");

    private static WarehouseKey ReadKey(string folder)
    {
        try
        {
            return WarehouseKey.OpenOrCreate(KeyPathIn(folder));
        }
        catch (UnauthorizedAccessException)
        {
            throw new WarehouseException($"{KeyPathIn(folder)}: no permission to read or make the key. Run as the account that owns the warehouse.");
        }
    }
}
