namespace BhytWarehouse.Etl.Connectors.Http;

/// <summary>A body on its way to disk, and beside it what edition it is of: only the same edition of the same address can be continued.</summary>
internal sealed class UnfinishedDownload(string path)
{
    private readonly string _edition = path + ".edition";

    public string Path { get; } = path;

    public long Length => new FileInfo(Path) is { Exists: true } file ? file.Length : 0;

    /// <summary>The validator to send, null when there is nothing to continue.</summary>
    public string? Resumable(Uri address) =>
        Length > 0 && File.Exists(_edition) && File.ReadAllLines(_edition) is [var from, { Length: > 0 } validator] && from == address.AbsoluteUri ? validator : null;

    /// <param name="validator">Empty when the server offers no continuation.</param>
    public void Begin(Uri address, string validator)
    {
        Remove();
        if (validator.Length > 0)
        {
            File.WriteAllLines(_edition, [address.AbsoluteUri, validator]);
        }
    }

    /// <summary>The body is whole: nothing of it may be continued any more.</summary>
    public void Finish() => File.Delete(_edition);

    public void Remove()
    {
        File.Delete(_edition);
        File.Delete(Path);
    }
}
