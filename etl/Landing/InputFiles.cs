using System.IO.Compression;

namespace BhytWarehouse.Etl.Landing;

/// <summary>The files found at a place: a file, a folder tree or a .zip; in the order of their names, so that a load is the same on every machine.</summary>
/// <param name="Files">Those of the feed.</param>
/// <param name="LeftAlone">Others, each with the reason, to be shown and never silently dropped.</param>
public sealed record InputFiles(IReadOnlyList<InputFile> Files, IReadOnlyList<(string Name, string Reason)> LeftAlone)
{
    /// <param name="place">A file, a folder or a .zip.</param>
    /// <param name="extensions">The endings of the feed's files, such as .xml.</param>
    /// <param name="quietSince">Files written after this moment are still being written and are left for the next run; null takes all.</param>
    /// <exception cref="FileNotFoundException">There is nothing at the place.</exception>
    public static InputFiles Find(string place, IReadOnlyList<string> extensions, DateTime? quietSince)
    {
        List<InputFile> files = [];
        List<(string, string)> leftAlone = [];
        if (File.Exists(place))
        {
            Take(place, Path.GetFileName(place));
        }
        else if (Directory.Exists(place))
        {
            foreach (string path in Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories))
            {
                Take(path, Path.GetRelativePath(place, path).Replace('\\', '/'));
            }
        }
        else
        {
            throw new FileNotFoundException($"{place}: there is no such file or folder. Name a file, a folder or a .zip with --from.");
        }

        return new InputFiles([.. files.OrderBy(file => file.Name, StringComparer.Ordinal)], leftAlone);

        void Take(string path, string name)
        {
            if (quietSince is { } moment && File.GetLastWriteTimeUtc(path) > moment)
            {
                leftAlone.Add((name, "still being written; taken by the next run"));
            }
            else if (Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
            {
                TakeArchive(path, name);
            }
            else if (extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            {
                files.Add(new InputFile(name, path, ""));
            }
            else
            {
                leftAlone.Add((name, $"not a file of this feed, which takes {string.Join(", ", extensions)} and .zip"));
            }
        }

        void TakeArchive(string path, string name)
        {
            try
            {
                using ZipArchive archive = ZipFile.OpenRead(path);
                foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/')))
                {
                    string entryName = $"{name}!{entry.FullName}";
                    if (extensions.Contains(Path.GetExtension(entry.FullName), StringComparer.OrdinalIgnoreCase))
                    {
                        files.Add(new InputFile(entryName, path, entry.FullName));
                    }
                    else
                    {
                        leftAlone.Add((entryName, $"not a file of this feed, which takes {string.Join(", ", extensions)}"));
                    }
                }
            }
            catch (InvalidDataException)
            {
                leftAlone.Add((name, "not a readable .zip: truncated or damaged; send it again"));
            }
        }
    }
}
