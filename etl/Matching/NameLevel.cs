namespace BhytWarehouse.Etl.Matching;

/// <summary>How two names agree, the closest first.</summary>
public enum NameLevel : byte
{
    Unknown,
    AsWritten,
    Folded,
    Skeleton,
    Reordered,

    /// <summary>Family and given name, the middle name is missing in one.</summary>
    MiddleMissing,

    /// <summary>Family and given name, the middle names differ.</summary>
    FamilyAndGiven,

    /// <summary>Middle and given name, the family names differ.</summary>
    MiddleAndGiven,

    /// <summary>Family and middle name, and the given names begin or end alike.</summary>
    GivenAlike,

    /// <summary>Family and middle name only.</summary>
    FamilyAndMiddle,

    /// <summary>The first letters only.</summary>
    Initials,

    /// <summary>One part only.</summary>
    OnePart,

    Different,
}
