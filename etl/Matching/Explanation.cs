namespace BhytWarehouse.Etl.Matching;

/// <summary>Who an identity may belong to.</summary>
internal enum Explanation : byte
{
    /// <summary>Someone who is not in the other register.</summary>
    Nobody,

    /// <summary>Someone in the other register who has no identity yet.</summary>
    FreePerson,

    /// <summary>Someone who has an identity already.</summary>
    KnownPerson,
}
