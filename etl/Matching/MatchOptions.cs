namespace BhytWarehouse.Etl.Matching;

/// <summary>The thresholds of matching, in bits: base-2 logarithms of odds.</summary>
public sealed record MatchOptions
{
    /// <summary>From here on a link is accepted without anyone looking. Default 4.25 bits: right in 95 of 100. All other explanations of the identity count against it, so a link with a rival as good is never accepted.</summary>
    public double AcceptBits { get; init; } = 4.25;

    /// <summary>From here on a link is made and offered for review. Default 0 bits: as likely right as wrong.</summary>
    public double ReviewBits { get; init; }

    /// <summary>Blocks with more unlinked entries are not compared. Default 5,000.</summary>
    public int LargestBlock { get; init; } = 5_000;

    /// <summary>Whether the weights come from the registers themselves. Default true.</summary>
    public bool EstimatesWeights { get; init; } = true;
}
