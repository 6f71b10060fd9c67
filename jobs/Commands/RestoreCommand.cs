using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt restore --from FOLDER|FILE.zip</c></summary>
internal sealed class RestoreCommand : BhytCommand
{
    private readonly Option<string> _from;

    public RestoreCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("restore", HelpTexts.Restore, surroundings, language, global)
    {
        _from = new Option<string>("--from") { Description = HelpTexts.RestoreFrom.In(language), HelpName = "FOLDER|FILE.zip", Required = true };
        Options.Add(_from);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt restore --from /backup/bhyt-2025-07-31 --warehouse sqlite:/srv/bhyt/warehouse.db"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        string backup = Path.GetFullPath(line.GetValue(_from)!);
        if (!File.Exists(backup) && !Directory.Exists(backup))
        {
            throw new CommandException(ErrorTexts.NoBackupThere.In(Language, backup));
        }

        // There is no job store yet to lease anything in, so this one lease has a file of its own, beside the place of the warehouse.
        string leases = path + ".restoring.db";
        Lease lease = new LeaseBook(leases, Surroundings.Time, Terms).Take(LeaseResource.Restore);
        string? unpacked = null;
        try
        {
            unpacked = File.Exists(backup) ? Unpack(backup, path) : null;
            BackupManifest manifest = screen.Watch(report => SqliteBackup.Restore(
                unpacked ?? backup,
                path,
                (done, total) => report(new WorkProgress(BackupTexts.Restoring.In(Language), done, total, "")),
                cancellationToken));
            screen.Good(BackupTexts.Restored, path, backup, screen.Count(manifest.Files.Count), screen.Bytes(manifest.ByteCount), manifest.CreatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
            screen.Line(BackupTexts.CheckIt, path);
            screen.Document(new { Warehouse = path, Backup = backup, manifest.CreatedAt, manifest.KeyFingerprint, Files = manifest.Files.Count, Bytes = manifest.ByteCount });
            return Task.FromResult(Done);
        }
        finally
        {
            if (unpacked is not null)
            {
                Directory.Delete(unpacked, recursive: true);
            }

            lease.Dispose();
            foreach (string ending in (string[])["", "-wal", "-shm"])
            {
                File.Delete(leases + ending);
            }
        }
    }

    /// <summary>Beside the target, where there is room for it and only the owner may read.</summary>
    private static string Unpack(string archive, string warehousePath)
    {
        string folder = warehousePath + ".restoring-files";
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        try
        {
            ZipFile.ExtractToDirectory(archive, folder);
            return folder;
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }
}
