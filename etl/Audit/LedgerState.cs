namespace BhytWarehouse.Etl.Audit;

/// <summary>Where a received quantity ended: received = the sum of all the others.</summary>
public enum LedgerState
{
    Received = 1,

    /// <summary>In the star.</summary>
    Loaded = 2,

    /// <summary>Held back with its reasons; can be repaired and replayed.</summary>
    Quarantined = 3,

    /// <summary>In a file that was refused whole.</summary>
    Refused = 4,

    /// <summary>The same content was received before.</summary>
    Duplicate = 5,

    /// <summary>Counted but by contract not stored (results, narrative, papers).</summary>
    NotStored = 6,

    /// <summary>Counted at landing but in a form that cannot be read, inside a record that is held back.</summary>
    Unreadable = 7,

    /// <summary>Replaced by a newer version: on arrival, or by a signed movement out of <see cref="Loaded"/> or <see cref="Withdrawn"/>.</summary>
    Superseded = 8,

    /// <summary>Taken back by its facility, and no newer version has come since: moved out of <see cref="Loaded"/>, or kept out on arrival.</summary>
    Withdrawn = 9,
}
