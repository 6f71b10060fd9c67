namespace BhytWarehouse.Etl.Matching;

/// <summary>What a reviewer says of two identities; the names are those of quality.LinkDecision.</summary>
public enum LinkVerdict : byte
{
    /// <summary>One person.</summary>
    Confirmed = 1,

    /// <summary>Two people.</summary>
    Rejected = 2,

    /// <summary>The decision before is taken back: the evidence decides again.</summary>
    Withdrawn = 3,
}
