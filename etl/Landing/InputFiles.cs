using System.IO.Compression;
using System.IO.Enumeration;

namespace BhytWarehouse.Etl.Landing;

/// <summary>The files found at a place: a file, a folder tree or a .zip; in the order of their names, so that a load is the same on every machine.</summary>
/// <param name="Files">Those of the feed.</param>
/// <param name="LeftAlone">Others, each with the reason, to be shown and never silently dropped.</param>
public sealed record InputFiles(IReadOnlyList<InputFile> Files, IReadOnlyList<(string Name, string Reason)> LeftAlone)
{
    /// <summary>Below this an entry may be packed to nothing: templates, and files of one value.</summary>
    private const long SmallEntry = 16L * 1024 * 1024;

    /// <param name="place">A file, a folder or a .zip.</param>
    /// <param name="extensions">The endings of the feed's files, such as .xml.</param>
    /// <param name="quietSince">Files written after this moment are still being written and are left for the next run; null takes all.</param>
    /// <exception cref="FileNotFoundException">There is nothing at the place.</exception>
    public static InputFiles Find(string place, IReadOnlyList<string> extensions, DateTime? quietSince) => Find(place, extensions, quietSince, ArchiveLimits.Default);

    /// <inheritdoc cref="Find(string, IReadOnlyList{string}, DateTime?)"/>
    public static InputFiles Find(string place, IReadOnlyList<string> extensions, DateTime? quietSince, ArchiveLimits limits)
    {
        List<InputFile> files = [];
        List<(string, string)> leftAlone = [];
        if (File.Exists(place))
        {
            Take(place, Path.GetFileName(place));
        }
        else if (Directory.Exists(place))
        {
            // Linked folders are not entered: they could lead round in a circle, or to files that nobody delivered.
            EnumerationOptions all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };
            foreach (string path in new FileSystemEnumerable<string>(place, (ref FileSystemEntry entry) => entry.ToFullPath(), all)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(entry.Attributes),
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(entry.Attributes),
            })
            {
                string name = Path.GetRelativePath(place, path).Replace('\\', '/');
                if (Directory.Exists(path))
                {
                    leftAlone.Add((name, "a link to a folder, which is not followed; name the folder itself with --from"));
                }
                else
                {
                    Take(path, name);
                }
            }
        }
        else
        {
            throw new FileNotFoundException($"{place}: there is no such file or folder. Name a file, a folder or a .zip with --from.");
        }

        return new InputFiles([.. files.OrderBy(file => file.Name, StringComparer.Ordinal)], leftAlone);

        static bool IsLink(FileAttributes attributes) => (attributes & FileAttributes.ReparsePoint) != 0;

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
                using FileStream file = File.OpenRead(path);
                if (ArchiveIndex.CountEntries(file, limits.MostEntries) > limits.MostEntries)
                {
                    leftAlone.Add((name, $"a .zip of more than {limits.MostEntries} entries; divide it"));
                    return;
                }

                file.Position = 0;
                using ZipArchive archive = new(file, ZipArchiveMode.Read);
                HashSet<string> taken = new(StringComparer.Ordinal);
                long unpacked = 0;
                for (int number = 0; number < archive.Entries.Count; number++)
                {
                    ZipArchiveEntry entry = archive.Entries[number];
                    if (entry.FullName.EndsWith('/'))
                    {
                        continue;
                    }

                    string shown = Shown($"{name}!{entry.FullName}");
                    if (!extensions.Contains(Path.GetExtension(entry.FullName), StringComparer.OrdinalIgnoreCase))
                    {
                        leftAlone.Add((shown, $"not a file of this feed, which takes {string.Join(", ", extensions)}"));
                    }
                    else if (ReasonAgainst(entry, name) is { } reason)
                    {
                        leftAlone.Add((shown, reason));
                    }
                    else if ((unpacked += entry.Length) > limits.LargestTotal)
                    {
                        leftAlone.Add((shown, $"beyond the {limits.LargestTotal} bytes to which one .zip may unpack; divide it"));
                    }
                    else
                    {
                        // Two entries may have one name, and both are received.
                        files.Add(new InputFile(taken.Add(entry.FullName) ? shown : $"{shown}#{number + 1}", path, entry.FullName, number));
                    }
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
            {
                leftAlone.Add((name, "not a readable .zip: truncated or damaged; send it again"));
            }
        }

        string? ReasonAgainst(ZipArchiveEntry entry, string archiveName)
        {
            const int symbolicLink = 0xA000;
            return $"{archiveName}!{entry.FullName}".Length > limits.LongestName ? $"a name above {limits.LongestName} characters; shorten it"
                : entry.FullName.Any(char.IsControl) ? "a name with control characters; give it another"
                : entry.FullName.StartsWith('/') || entry.FullName.Contains('\\', StringComparison.Ordinal) || entry.FullName.Contains(':', StringComparison.Ordinal) || entry.FullName.Split('/').Contains("..") ? "a name that leads out of its archive; pack it again with plain names"
                : ((entry.ExternalAttributes >> 16) & 0xF000) == symbolicLink ? "a symbolic link, not a file; pack the file itself"
                : entry.IsEncrypted ? "packed with a password; pack it without"
                : entry.Length > limits.LargestEntry ? $"unpacks to {entry.Length} bytes, above {limits.LargestEntry}; divide it"
                : entry.Length > SmallEntry && entry.Length / limits.GreatestRatio > entry.CompressedLength ? $"unpacks to more than {limits.GreatestRatio} times its packed size, as no file of a feed does; send the file itself"
                : null;
        }

        string Shown(string name)
        {
            string plain = string.Concat(name.Select(letter => char.IsControl(letter) ? '?' : letter));
            return plain.Length <= limits.LongestName ? plain : plain[..limits.LongestName] + "…";
        }
    }
}
