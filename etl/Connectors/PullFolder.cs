using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BhytWarehouse.Etl.Landing;

namespace BhytWarehouse.Etl.Connectors;

/// <summary>The work folder of one source, <c>pull/&lt;source&gt;</c> in the home: files on their way, what is remembered, a manifest for each delivered file.</summary>
/// <remarks>
/// It lies outside of the drop folder, because a manifest or half a file in there would be taken for data. Both are on one file system, so a finished file
/// appears in the drop folder by one rename.
/// </remarks>
public sealed class PullFolder
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _root;
    private readonly string _source;
    private readonly TimeProvider _time;

    public PullFolder(string home, string source, TimeProvider time)
    {
        _root = Path.Combine(home, "pull", source);
        _source = source;
        _time = time;
        Directory.CreateDirectory(Path.Combine(_root, "parts"));
        Directory.CreateDirectory(Path.Combine(_root, "manifests"));
    }

    private string MemoryPath => Path.Combine(_root, "memory.json");

    /// <summary>Where a part is written until it is whole; the same name in every pull, so that a download can go on where the last one broke off.</summary>
    public string PathOf(string part) => Path.Combine(_root, "parts", (part.Length == 0 ? "whole" : NameOf(part)) + ".part");

    /// <summary>The memory of the last pull that asked the same question, else an empty one.</summary>
    /// <exception cref="PullException">The memory cannot be read.</exception>
    public PullMemory Recall(string question)
    {
        string fingerprint = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(question)))[..32];
        if (!File.Exists(MemoryPath))
        {
            return new PullMemory(fingerprint);
        }

        try
        {
            PullMemory? memory = JsonSerializer.Deserialize<PullMemory>(File.ReadAllBytes(MemoryPath), Format);
            return memory?.Question == fingerprint ? memory : new PullMemory(fingerprint);
        }
        catch (JsonException damaged)
        {
            throw new PullException(new PullFinding(MemoryPath, "a memory that cannot be read", "the JSON that the last pull wrote", "Delete the file; the source is then pulled from its beginning, and the load tells what it had already."), damaged);
        }
    }

    /// <summary>Brings whole files into the drop folder, then remembers: after a crash in between the same files come once more, and none is ever missing.</summary>
    /// <returns>The names in the drop folder.</returns>
    public IReadOnlyList<string> Deliver(PullYield yield, string dropFolder)
    {
        Directory.CreateDirectory(dropFolder);
        string moment = _time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        List<string> names = [];
        DiskBarrier.Reach(_root, yield.Files.Select(file => file.Path));
        foreach (PulledFile file in yield.Files)
        {
            string stem = string.Join('-', (string[])[_source, .. file.Part.Length == 0 ? Array.Empty<string>() : [NameOf(file.Part)], moment]);
            string name = stem + file.Extension;
            for (int number = 2; File.Exists(Path.Combine(dropFolder, name)); number++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{number}{file.Extension}");
            }

            JsonObject manifest = new()
            {
                ["source"] = _source,
                ["asked"] = file.Ask,
                ["receivedAt"] = _time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                ["sha256"] = file.Hash,
                ["bytes"] = file.ByteCount,
                ["watermark"] = yield.Memory.Watermark,
            };
            WriteWhole(Path.Combine(_root, "manifests", name + ".json"), System.Text.Encoding.UTF8.GetBytes(manifest.ToJsonString(Format)));

            // A drop folder leaves young files alone, because they may still be written; this one is whole the moment it appears.
            File.SetLastWriteTimeUtc(file.Path, _time.GetUtcNow().UtcDateTime.AddMinutes(-1));
            File.Move(file.Path, Path.Combine(dropFolder, name), overwrite: false);
            names.Add(name);
        }

        DiskBarrier.Reach(dropFolder, names.Select(name => Path.Combine(dropFolder, name)));
        WriteWhole(MemoryPath, JsonSerializer.SerializeToUtf8Bytes(yield.Memory, Format));
        return names;
    }

    /// <summary>Letters, digits and hyphens only: a part may be called like a period or an area.</summary>
    private static string NameOf(string part) => string.Concat(part.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));

    private static void WriteWhole(string path, byte[] content)
    {
        string unfinished = path + ".new";
        using (FileStream file = new(unfinished, FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }
}
