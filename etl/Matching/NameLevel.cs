namespace BhytWarehouse.Etl.Matching;

/// <summary>How two names agree, the closest first.</summary>
public enum NameLevel : byte
{
    Unknown,
    AsWritten,

    /// <summary>All words, and one of the two names came without any mark.</summary>
    Folded,

    /// <summary>All words but for marks, and both have marks: a wrong mark, or the twin (Tâm and Tám).</summary>
    OtherMarks,

    Skeleton,
    Reordered,

    /// <summary>The same letters in another order: two were exchanged.</summary>
    SameLetters,

    /// <summary>Family and given name, the middle name is missing in one.</summary>
    MiddleMissing,

    /// <summary>Family and given name, the middle names begin alike.</summary>
    MiddleAlike,

    /// <summary>Middle and given name, the family names begin alike.</summary>
    FamilyAlike,

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
