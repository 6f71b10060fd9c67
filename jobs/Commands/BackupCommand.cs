using System.CommandLine;
using System.IO.Compression;
using BhytWarehouse.Etl.Engines.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt backup --to FOLDER|FILE.zip</c></summary>
internal sealed class BackupCommand : BhytCommand
{
    private readonly Option<string> _to;

    public BackupCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("backup", HelpTexts.Backup, surroundings, language, global)
    {
        _to = new Option<string>("--to") { Description = HelpTexts.To.In(language), HelpName = "FOLDER|FILE.zip", Required = true };
        Options.Add(_to);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt backup --to /backup/bhyt-2025-07-31", "bhyt backup --to /backup/bhyt.zip"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        string target = Path.GetFullPath(line.GetValue(_to)!);
        bool isArchive = target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
        if (isArchive && (File.Exists(target) || Directory.Exists(target)))
        {
            throw new CommandException(ErrorTexts.BackupThere.In(Language, target));
        }

        string folder = isArchive ? target + ".files" : target;
        BackupManifest manifest = screen.Watch(report => new SqliteBackup(Surroundings.Time).Write(
            path,
            folder,
            (done, total) => report(new WorkProgress(BackupTexts.Copying.In(Language), done, total, screen.Say(LoadTexts.FilesDone, screen.Count(done), screen.Count(total)))),
            cancellationToken));
        if (isArchive)
        {
            Pack(folder, target);
        }

        screen.Good(BackupTexts.Made, path, target, screen.Count(manifest.Files.Count), screen.Bytes(manifest.ByteCount));
        screen.Warn(BackupTexts.KeepSafe, manifest.KeyFingerprint);
        screen.Document(new { Warehouse = path, Backup = target, manifest.CreatedAt, manifest.KeyFingerprint, Files = manifest.Files.Count, Bytes = manifest.ByteCount });
        return Task.FromResult(Done);
    }

    private static void Pack(string folder, string target)
    {
        string fresh = target + ".partial";
        try
        {
            File.Delete(fresh);
            FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (FileStream file = new(fresh, options))
            {
                ZipFile.CreateFromDirectory(folder, file, CompressionLevel.Fastest, includeBaseDirectory: false);
            }

            File.Move(fresh, target, overwrite: false);
        }
        finally
        {
            File.Delete(fresh);
            Directory.Delete(folder, recursive: true);
        }
    }
}
