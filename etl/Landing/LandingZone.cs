using System.Buffers;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;

namespace BhytWarehouse.Etl.Landing;

/// <summary>Every received file, once, under the SHA-256 of its bytes: immutable, compressed, encrypted (AES-256-GCM in chunks). Any load can be done again from here.</summary>
public sealed class LandingZone(string folder, byte[] key)
{
    private const string Ending = ".landed";
    private const string Unsettled = ".unsettled";

    /// <summary>Base64 of XML shrinks to a tenth even so; higher qualities cost more time than they save disk.</summary>
    private static readonly BrotliCompressionOptions Fast = new() { Quality = 0 };

    public string Folder { get; } = folder;

    public string PathOf(string hash) => Path.Combine(Folder, hash[..2], hash + Ending);

    public bool Holds(string hash) => File.Exists(PathOf(hash));

    /// <summary>Stores a file. It is there for good only after <see cref="Settle"/>: asking the disk once for a whole load is many times quicker than for each file.</summary>
    public LandedFile Store(Stream content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        string fresh = Path.Combine(Folder, $"{Guid.NewGuid():N}.new");
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            long byteCount = 0;
            string hash;
            using (IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            using (FileStream file = new(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                using (EncryptingStream encrypting = new(file, key))
                using (BrotliStream compressing = new(encrypting, Fast))
                {
                    int count;
                    while ((count = content.Read(buffer)) > 0)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        sha.AppendData(buffer, 0, count);
                        compressing.Write(buffer, 0, count);
                        byteCount += count;
                    }
                }

                hash = Convert.ToHexStringLower(sha.GetCurrentHash());
            }

            string path = PathOf(hash);
            if (File.Exists(path))
            {
                File.Delete(fresh);
            }
            else
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(fresh, path + Unsettled, overwrite: true);
            }

            return new LandedFile(hash, byteCount);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes stored files durable, then gives them their names: a name in the zone always stands for whole bytes on the disk, also after a power cut.</summary>
    public void Settle(IEnumerable<string> hashes)
    {
        string[] unsettled = [.. hashes.Distinct(StringComparer.Ordinal).Select(PathOf).Where(path => File.Exists(path + Unsettled))];
        if (unsettled.Length == 0)
        {
            return;
        }

        DiskBarrier.Reach(Folder, unsettled.Select(path => path + Unsettled));
        foreach (string path in unsettled)
        {
            File.Move(path + Unsettled, path, overwrite: true);
        }

        DiskBarrier.Reach(Folder, unsettled);
    }

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

    /// <summary>Removes what an interrupted run left half-written.</summary>
    public int RemoveUnfinished()
    {
        int count = 0;
        if (Directory.Exists(Folder))
        {
            foreach (string path in Directory.EnumerateFiles(Folder, "*.new").Concat(Directory.EnumerateFiles(Folder, "*" + Unsettled, SearchOption.AllDirectories)))
            {
                File.Delete(path);
                count++;
            }
        }

        return count;
    }
}
