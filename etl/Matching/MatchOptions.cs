namespace BhytWarehouse.Etl.Matching;

/// <summary>The thresholds of matching, in bits: base-2 logarithms of odds.</summary>
public sealed record MatchOptions
{
    /// <summary>From here on a link is accepted without anyone looking. Default 4.25 bits: right in 95 of 100.</summary>
    public double AcceptBits { get; init; } = 4.25;

    /// <summary>From here on a link is made and offered for review. Default 0 bits: as likely right as wrong.</summary>
    public double ReviewBits { get; init; }

    /// <summary>A link whose next best candidate is this close is offered for review. Default 3 bits: eight to one.</summary>
    public double AmbiguousBits { get; init; } = 3;

    /// <summary>How unlikely it is beforehand that a person has one more identity in the same register. Default -6.6 bits: one in a hundred.</summary>
    public double SecondIdentityBits { get; init; } = -6.6;

    /// <summary>Blocks with more unlinked entries are not compared. Default 5,000.</summary>
    public int LargestBlock { get; init; } = 5_000;

    /// <summary>Whether the weights come from the registers themselves. Default true.</summary>
    public bool EstimatesWeights { get; init; } = true;
}
