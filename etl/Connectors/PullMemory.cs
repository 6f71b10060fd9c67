namespace BhytWarehouse.Etl.Connectors;

/// <summary>What a source is remembered by between pulls.</summary>
/// <param name="Question">Fingerprint of everything that shapes the answer; another one makes all the rest void, since an old watermark says nothing about a new query.</param>
public sealed record PullMemory(string Question)
{
    /// <summary>What was delivered, by part.</summary>
    public IReadOnlyDictionary<string, DeliveredPart> Parts { get; init; } = new Dictionary<string, DeliveredPart>();

    /// <summary>The greatest value of the watermark column that was read; null before the first pull.</summary>
    public string? Watermark { get; init; }

    /// <summary>Columns of the last pull, in order.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Rows of the overlap that were delivered already: hash and how often.</summary>
    public IReadOnlyDictionary<string, int> RecentRows { get; init; } = new Dictionary<string, int>();
}
