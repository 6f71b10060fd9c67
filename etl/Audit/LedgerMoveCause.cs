namespace BhytWarehouse.Etl.Audit;

/// <summary>Why something moved in the account of a load.</summary>
public enum LedgerMoveCause
{
    /// <summary>A later load brought a newer version.</summary>
    Superseded = 1,

    /// <summary>A replay of held records took it over.</summary>
    Replayed = 2,

    /// <summary>A newer version of a held record was accepted, so the record is held no longer.</summary>
    Repaired = 4,

    /// <summary>Its facility took it back, as an operator entered.</summary>
    Withdrawn = 3,
}
