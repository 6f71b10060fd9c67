using System.Globalization;
using System.Security.Cryptography;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Where publishers or people put files for `run`: <c>drop/&lt;Feed&gt;</c>. Loaded files move to <c>drop/done</c>, refused ones to <c>drop/refused</c>.</summary>
internal sealed class DropFolders
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    private readonly TimeProvider _time;

    public DropFolders(string home, SourceRegister sources, TimeProvider time)
    {
        _time = time;
        Root = Path.Combine(home, "drop");
        foreach (ISource source in sources.Sources)
        {
            Directory.CreateDirectory(Of(source));
        }

        string readme = Path.Combine(Root, "README.txt");
        if (!File.Exists(readme))
        {
            // Two hosts may make it at once: each writes its own and puts it there whole.
            string fresh = Path.Combine(Root, $".{Guid.NewGuid():N}.new");
            File.WriteAllText(fresh, RunTexts.Readme.Vietnamese + "\n\n" + RunTexts.Readme.English + "\n");
            File.Move(fresh, readme, overwrite: true);
        }
    }

    public string Root { get; }

    public string Of(ISource source) => Path.Combine(Root, source.FeedCode);

    public InputFiles Find(ISource source) => InputFiles.Find(Of(source), source.FileExtensions, (_time.GetUtcNow() - Quiet).UtcDateTime);

    /// <summary>Moves what a published load has landed; a file that changed since it was found, or an archive with other files in it, stays.</summary>
    /// <param name="fileStates">State by name of the files that the load recorded.</param>
    /// <param name="found">Length and time of each file on disk when it was found.</param>
    /// <returns>How many went to each folder, and what stays.</returns>
    public (IReadOnlyDictionary<string, int> Moved, IReadOnlyList<string> Stays) MoveAway(ISource source, InputFiles input, IReadOnlyDictionary<string, FileState> fileStates, IReadOnlyDictionary<string, (long, DateTime)> found)
    {
        Dictionary<string, int> moved = new(StringComparer.Ordinal);
        List<string> stays = [];
        string day = (_time.GetUtcNow() + VietnamOffset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        foreach (IGrouping<string, InputFile> file in input.Files.GroupBy(file => file.FullPath, StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(Of(source), file.Key).Replace('\\', '/');
            bool holdsOthers = input.LeftAlone.Any(other => other.Name.StartsWith(name + "!", StringComparison.Ordinal));
            bool isWhole = !holdsOthers && File.Exists(file.Key) && file.First().State() == found[file.Key] && file.All(entry => fileStates.ContainsKey(RecordedName(entry)));
            if (!isWhole)
            {
                stays.Add(ShownName.Of(name));
                continue;
            }

            string folder = Path.Combine(Root, file.All(entry => fileStates[RecordedName(entry)] == FileState.Refused) ? "refused" : "done", source.FeedCode, day);
            string target = Free(Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(file.Key, target, overwrite: false);
            moved[folder] = moved.GetValueOrDefault(folder) + 1;
        }

        return (moved, stays);
    }

    public static IReadOnlyDictionary<string, (long, DateTime)> StatesOf(InputFiles input) =>
        input.Files.DistinctBy(file => file.FullPath).ToDictionary(file => file.FullPath, file => file.State(), StringComparer.Ordinal);

    /// <summary>The name under which a load recorded the file: one that says something of a person is masked there and carries digits of the hash.</summary>
    private static string RecordedName(InputFile file)
    {
        if (ShownName.Of(file.Name) == file.Name)
        {
            return file.Name;
        }

        using Stream content = file.Open();
        return ShownName.Of(file.Name, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static string Free(string path)
    {
        string candidate = path;
        for (int number = 2; File.Exists(candidate); number++)
        {
            candidate = Path.Combine(Path.GetDirectoryName(path)!, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)} ({number}){Path.GetExtension(path)}"));
        }

        return candidate;
    }
}
