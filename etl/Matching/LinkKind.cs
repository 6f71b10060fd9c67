namespace BhytWarehouse.Etl.Matching;

/// <summary>What a link says.</summary>
public enum LinkKind : byte
{
    /// <summary>The insured is the resident.</summary>
    Person = 1,

    /// <summary>The insured is a resident who is already linked to another identity of the insurer: two numbers, one person.</summary>
    SecondIdentity = 2,

    /// <summary>Two identities of the insurer are one person; no resident says so, the two say it of each other.</summary>
    WithinInsured = 3,
}
