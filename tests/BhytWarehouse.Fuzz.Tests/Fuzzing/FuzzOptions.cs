namespace BhytWarehouse.Fuzz.Tests.Fuzzing;

/// <summary>What to fuzz, and for how long.</summary>
internal sealed record FuzzOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>Default one minute.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Ends earlier, after so many trials; 0 does not. A run by trials does not depend on the machine.</summary>
    public long Trials { get; init; }

    /// <summary>Empty takes every feed.</summary>
    public string FeedCode { get; init; } = "";

    /// <summary>Where files that show something are kept, reduced; empty keeps none.</summary>
    public string FindingsFolder { get; init; } = "";

    /// <summary>Where files worth mutating are kept from run to run; empty keeps none.</summary>
    public string CorpusFolder { get; init; } = "";

    /// <summary>A generated province whose smallest files are seeds too; null for none.</summary>
    public string? Province { get; init; }

    /// <summary>Of the trials that nothing was new about, one in so many is loaded for real; 0 loads none at all.</summary>
    public int LoadOneIn { get; init; } = 150;

    /// <summary>How long a file that shows something is made smaller.</summary>
    public TimeSpan ReducePatience { get; init; } = TimeSpan.FromSeconds(20);
}
