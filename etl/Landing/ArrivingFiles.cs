using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using BhytWarehouse.Etl.Engines;

namespace BhytWarehouse.Etl.Landing;

/// <summary>Files on their way into the landing zone: written in a folder of their owner, and given their names in the zone once they are on the disk.</summary>
public sealed class ArrivingFiles : IDisposable
{
    /// <summary>Base64 of XML shrinks to a tenth even so; higher qualities cost more time than they save disk.</summary>
    private static readonly BrotliCompressionOptions Fast = new() { Quality = 0 };

    private readonly LandingZone _zone;
    private readonly string _folder;
    private readonly byte[] _key;
    private readonly Lock _settling = new();

    internal ArrivingFiles(LandingZone zone, string folder, byte[] key)
    {
        _zone = zone;
        _folder = folder;
        _key = key;
        Directory.CreateDirectory(folder);
    }

    /// <summary>Stores a file. It is there for good only after <see cref="Settle"/>: asking the disk once for a whole load is many times quicker than for each file.</summary>
    public LandedFile Store(Stream content, CancellationToken cancellationToken)
    {
        string fresh = Path.Combine(_folder, $"{Guid.NewGuid():N}.new");
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            long byteCount = 0;
            string hash;
            using (IncrementalHash sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            using (FileStream file = new(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                using (EncryptingStream encrypting = new(file, _key))
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

            if (_zone.Holds(hash))
            {
                File.Delete(fresh);
            }
            else
            {
                File.Move(fresh, WaitingPath(hash), overwrite: true);
            }

            return new LandedFile(hash, byteCount);
        }
        catch
        {
            if (Directory.Exists(_folder))
            {
                File.Delete(fresh);
            }

            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Makes stored files durable, then gives them their names: a name in the zone always stands for whole bytes on the disk, also after a power cut.</summary>
    /// <exception cref="WarehouseException">A file was taken away: this owner lost its feed to another.</exception>
    public void Settle(IEnumerable<string> hashes)
    {
        // Two files of one load can hold the same bytes, and land at the same moment.
        using Lock.Scope _ = _settling.EnterScope();
        string[] all = [.. hashes.Distinct(StringComparer.Ordinal)];
        string[] waiting = [.. all.Where(hash => File.Exists(WaitingPath(hash)))];
        if (waiting.Length > 0)
        {
            DiskBarrier.Reach(_folder, waiting.Select(WaitingPath));
            foreach (string hash in waiting)
            {
                // The same bytes may have come by another host in between.
                Directory.CreateDirectory(Path.GetDirectoryName(_zone.PathOf(hash))!);
                File.Move(WaitingPath(hash), _zone.PathOf(hash), overwrite: true);
            }

            DiskBarrier.Reach(_zone.Folder, waiting.Select(_zone.PathOf));
        }

        if (all.FirstOrDefault(hash => !_zone.Holds(hash)) is { } missing)
        {
            throw new WarehouseException($"{_zone.PathOf(missing)}: the stored file is gone before it was recorded. Another bhyt may have taken the feed over; see 'bhyt doctor', then run the same command again.");
        }
    }

    public void Dispose()
    {
        try
        {
            if (Directory.Exists(_folder))
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
        catch (IOException)
        {
            // What is left is removed by the next host that takes the feed.
        }
    }

    private string WaitingPath(string hash) => Path.Combine(_folder, hash + ".unsettled");
}
