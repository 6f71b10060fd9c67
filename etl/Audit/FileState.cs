namespace BhytWarehouse.Etl.Audit;

/// <summary>What became of a received file.</summary>
public enum FileState
{
    /// <summary>Landed, not read yet.</summary>
    Received = 1,

    /// <summary>Its records were judged one by one.</summary>
    Read = 2,

    /// <summary>Held back whole.</summary>
    Refused = 3,

    /// <summary>The same bytes were read before, or stand twice in the load.</summary>
    Duplicate = 4,
}
