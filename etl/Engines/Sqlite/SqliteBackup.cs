using System.Security.Cryptography;
using System.Text.Json;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Engines.Sqlite;

/// <summary>A copy of one installation in one folder: warehouse, job store, landing zone, key, and a manifest with the hash of each file.</summary>
/// <remarks>
/// The databases are copied by SQLite's online copy, so a load may run meanwhile: the copy is the state at one moment. The job store is taken before the warehouse and the
/// landing zone after it: marks never run ahead of the warehouse, and every file that the warehouse names is there.
/// </remarks>
public sealed class SqliteBackup(TimeProvider time)
{
    public const string ManifestName = "manifest.json";
    private const string WarehouseName = "warehouse.db";
    private const string JobsName = "jobs.db";
    private const string KeyName = "keys/warehouse.key";
    private const string LandingName = "landing";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Copies the installation around a warehouse file into a folder that does not exist yet.</summary>
    /// <param name="progress">Files copied and files to copy.</param>
    public BackupManifest Write(string warehousePath, string target, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        string home = Path.GetDirectoryName(Path.GetFullPath(warehousePath))!;
        string folder = Path.GetFullPath(target);
        RefuseExisting(folder, "the backup", "--to");
        SqliteWarehouse warehouse = SqliteWarehouse.OpenExisting(warehousePath);
        string fresh = folder + ".partial";
        if (Directory.Exists(fresh))
        {
            Directory.Delete(fresh, recursive: true);
        }

        MakePrivateFolder(fresh);
        try
        {
            string keyPath = WarehouseHome.KeyPathIn(home);
            if (!File.Exists(keyPath))
            {
                throw new WarehouseException($"{keyPath}: the key of this warehouse is gone; a backup without it could not be used. Put the key back, then run the backup again.");
            }

            string fingerprint = WarehouseKey.OpenOrCreate(keyPath).Fingerprint;
            string jobs = WarehouseHome.JobsPathIn(home);
            if (File.Exists(jobs))
            {
                CopyDatabase(jobs, Path.Combine(fresh, JobsName));
            }

            CopyDatabase(warehouse.Path, Path.Combine(fresh, WarehouseName));
            MakePrivateFolder(Path.Combine(fresh, "keys"));
            CopyPrivate(keyPath, Path.Combine(fresh, "keys", "warehouse.key"));
            LandingZone landing = new(Path.Combine(home, LandingName), []);
            string[] hashes;
            using (SqliteConnection copy = OpenCopy(Path.Combine(fresh, WarehouseName)))
            {
                hashes = [.. new SqliteInspection(copy).ReceivedFiles().Select(file => file.Hash)];
            }

            for (int index = 0; index < hashes.Length; index++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                string source = landing.PathOf(hashes[index]);
                if (!File.Exists(source))
                {
                    throw new WarehouseException($"{source}: the landing zone lacks a file that the warehouse received. See 'bhyt doctor'; put the file back from an earlier backup, then run this again.");
                }

                string copied = Path.Combine(fresh, LandingName, Path.GetRelativePath(landing.Folder, source));
                Directory.CreateDirectory(Path.GetDirectoryName(copied)!);
                File.Copy(source, copied);
                progress?.Invoke(index + 1, hashes.Length);
            }

            string list = Path.Combine(landing.Folder, "manifest.tsv");
            if (File.Exists(list))
            {
                Directory.CreateDirectory(Path.Combine(fresh, LandingName));
                File.Copy(list, Path.Combine(fresh, LandingName, "manifest.tsv"));
            }

            BackupManifest manifest = new(BackupManifest.CurrentFormat, time.GetUtcNow().UtcDateTime, WarehouseSchema.Hash, fingerprint, [.. FilesIn(fresh).Select(path => Describe(fresh, path))]);
            File.WriteAllText(Path.Combine(fresh, ManifestName), JsonSerializer.Serialize(manifest, Format));
            Directory.Move(fresh, folder);
            return manifest;
        }
        catch
        {
            Directory.Delete(fresh, recursive: true);
            throw;
        }
    }

    /// <summary>Puts a backup back where no installation stands; every file is checked against the manifest first.</summary>
    public static BackupManifest Restore(string backup, string warehousePath, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        string folder = Path.GetFullPath(backup);
        string path = Path.GetFullPath(warehousePath);
        string home = Path.GetDirectoryName(path)!;
        foreach (string standing in (string[])[path, WarehouseHome.KeyPathIn(home), WarehouseHome.JobsPathIn(home), Path.Combine(home, LandingName)])
        {
            RefuseExisting(standing, "what is restored", "--warehouse sqlite:");
        }

        BackupManifest manifest = ReadManifest(folder);
        if (manifest.SchemaHash != WarehouseSchema.Hash)
        {
            throw new WarehouseException($"{folder}: the backup has schema {manifest.SchemaHash[..Math.Min(12, manifest.SchemaHash.Length)]}, this build has {WarehouseSchema.Hash[..12]}. Restore it with the build that made it.");
        }

        for (int index = 0; index < manifest.Files.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Check(folder, manifest.Files[index]);
            progress?.Invoke(index + 1, 2 * manifest.Files.Count);
        }

        // The warehouse file comes last: until it stands there, nothing opens a half-restored home. Only what was made here is taken back when it fails.
        List<string> made = [];
        try
        {
            int done = manifest.Files.Count;
            foreach (BackupFile file in manifest.Files.OrderBy(file => file.Path == WarehouseName))
            {
                cancellationToken.ThrowIfCancellationRequested();
                string target = file.Path == WarehouseName ? path : Path.Combine(home, file.Path.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                if (File.Exists(target))
                {
                    throw new WarehouseException($"{target}: it appeared while the backup was restored; another bhyt works in this place. What was restored is taken back; name another place with --warehouse sqlite:PATH.");
                }

                if (file.Path == KeyName)
                {
                    made.Add(target);
                    CopyPrivate(Path.Combine(folder, "keys", "warehouse.key"), target);
                }
                else
                {
                    string fresh = target + ".restoring";
                    made.Add(fresh);
                    File.Copy(Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar)), fresh, overwrite: true);
                    File.Move(fresh, target, overwrite: false);
                    made.Add(target);
                }

                progress?.Invoke(++done, 2 * manifest.Files.Count);
            }
        }
        catch
        {
            foreach (string file in made)
            {
                File.Delete(file);
            }

            if (Directory.Exists(Path.Combine(home, LandingName)))
            {
                Directory.Delete(Path.Combine(home, LandingName), recursive: true);
            }

            throw;
        }

        return manifest;
    }

    private static BackupManifest ReadManifest(string folder)
    {
        string path = Path.Combine(folder, ManifestName);
        if (!File.Exists(path))
        {
            throw new WarehouseException($"{folder}: there is no backup here ({ManifestName} is missing; an interrupted backup has none). Name the folder that 'bhyt backup --to' made.");
        }

        try
        {
            BackupManifest manifest = JsonSerializer.Deserialize<BackupManifest>(File.ReadAllText(path), Format) ?? throw new JsonException();
            bool isKnown = manifest.Format == BackupManifest.CurrentFormat && manifest.Files.Any(file => file.Path == WarehouseName) && manifest.Files.Any(file => file.Path == KeyName);
            bool staysInside = manifest.Files.All(file => IsOfBackup(file.Path));
            return isKnown && staysInside
                ? manifest
                : throw new WarehouseException($"{path}: this is not a manifest of this build (format {manifest.Format}; {BackupManifest.CurrentFormat} expected, with {WarehouseName} and {KeyName}). Restore it with the build that made it.");
        }
        catch (JsonException exception)
        {
            throw new WarehouseException($"{path}: the manifest cannot be read. Take another backup.", exception);
        }
    }

    private static bool IsOfBackup(string path) =>
        path is WarehouseName or JobsName or KeyName || (path.StartsWith(LandingName + "/", StringComparison.Ordinal) && !path.Split('/').Contains(".."));

    private static void Check(string folder, BackupFile file)
    {
        string path = Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
        if (!File.Exists(path))
        {
            throw new WarehouseException($"{path}: the manifest names this file and it is not there. Nothing was restored; take another backup.");
        }

        BackupFile found = Describe(folder, path);
        if (found.Sha256 != file.Sha256)
        {
            throw new WarehouseException($"{path}: the file is not the one that was backed up (SHA-256 {found.Sha256[..12]}…, {file.Sha256[..12]}… expected). Nothing was restored; take another backup.");
        }
    }

    private static void RefuseExisting(string path, string what, string option)
    {
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            throw new WarehouseException($"{path}: something is there already, and {what} overwrites nothing. Name another place with {option}, or move it away first.");
        }

        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }
    }

    private static void CopyDatabase(string from, string to)
    {
        try
        {
            using SqliteConnection source = new(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 30 }.ToString());
            using SqliteConnection target = new(new SqliteConnectionStringBuilder { DataSource = to, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false }.ToString());
            source.Open();
            target.Open();
            source.BackupDatabase(target);
            // One file, without a log beside it; the next writer switches back to WAL.
            target.Run("PRAGMA journal_mode = DELETE");
        }
        catch (SqliteException exception)
        {
            throw WarehouseException.From(from, exception);
        }
    }

    private static SqliteConnection OpenCopy(string path)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static BackupFile Describe(string folder, string path)
    {
        using FileStream file = File.OpenRead(path);
        return new BackupFile(Path.GetRelativePath(folder, path).Replace('\\', '/'), file.Length, Convert.ToHexStringLower(SHA256.HashData(file)));
    }

    private static void MakePrivateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static void CopyPrivate(string from, string to)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using FileStream source = File.OpenRead(from);
        using FileStream target = new(to, options);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }
}
