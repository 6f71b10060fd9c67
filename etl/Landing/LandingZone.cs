using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace BhytWarehouse.Etl.Landing;

/// <summary>Every received file, once, under the SHA-256 of its bytes: immutable, compressed, encrypted (AES-256-GCM in chunks). Any load can be done again from here.</summary>
public sealed class LandingZone(string folder, byte[] key)
{
    private const string Ending = ".landed";

    public string Folder { get; } = folder;

    public string PathOf(string hash) => Path.Combine(Folder, hash[..2], hash + Ending);

    public bool Holds(string hash) => File.Exists(PathOf(hash));

    /// <summary>Where one host's half-written files lie until they are whole, apart from those of every other.</summary>
    public ArrivingFiles Arrive(LandingOwner owner) => new(this, FolderOf(owner), key);

    /// <summary>The bytes as they were received.</summary>
    /// <exception cref="CryptographicException">The stored file was changed or cut, or belongs to another key.</exception>
    public Stream Open(string hash) =>
        new BrotliStream(new DecryptingStream(new FileStream(PathOf(hash), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan), key), CompressionMode.Decompress);

    /// <summary>Appends what was received to the manifest: the zone can be read without the database.</summary>
    public void Record(string feedCode, IEnumerable<(string Name, LandedFile File, DateTime ReceivedAt)> received)
    {
        Directory.CreateDirectory(Folder);
        using FileStream manifest = new(Path.Combine(Folder, "manifest.tsv"), FileMode.Append, FileAccess.Write, FileShare.Read);
        using StreamWriter lines = new(manifest) { NewLine = "\n" };
        foreach ((string name, LandedFile file, DateTime receivedAt) in received)
        {
            lines.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file.Hash}\t{receivedAt:O}\t{feedCode}\t{file.ByteCount}\t{name.ReplaceLineEndings(" ").Replace('\t', ' ')}"));
        }

        lines.Flush();
        manifest.Flush(flushToDisk: true);
    }

    /// <summary>Removes the content of a file for good: first the salt that its own key is made of, then the file.</summary>
    public void Remove(string hash)
    {
        string path = PathOf(hash);
        using (FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            file.Write(new byte[ChunkCipher.Mark.Length + ChunkCipher.SaltSize]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
    }

    /// <summary>Whose half-written files lie here.</summary>
    public IReadOnlyList<LandingOwner> Unfinished() =>
        Directory.Exists(ArrivingFolder) ? [.. Directory.EnumerateDirectories(ArrivingFolder).Select(path => LandingOwner.Find(Path.GetFileName(path))).OfType<LandingOwner>()] : [];

    /// <summary>Removes what earlier owners of the feed left half-written; the caller has taken the feed over from them.</summary>
    /// <returns>How many files.</returns>
    public int RemoveUnfinished(LandingOwner successor)
    {
        int count = 0;
        foreach (LandingOwner owner in Unfinished().Where(owner => owner.FeedCode == successor.FeedCode && owner.Token < successor.Token))
        {
            count += Directory.EnumerateFiles(FolderOf(owner)).Count();
            Directory.Delete(FolderOf(owner), recursive: true);
        }

        return count;
    }

    private string ArrivingFolder => Path.Combine(Folder, "arriving");

    private string FolderOf(LandingOwner owner) => Path.Combine(ArrivingFolder, owner.ToString());
}
