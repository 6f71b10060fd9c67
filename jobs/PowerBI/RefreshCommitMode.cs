namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>What a failed refresh leaves behind.</summary>
public enum RefreshCommitMode
{
    /// <summary>All tables or none: after a failure reports show the figures from before.</summary>
    Transactional,

    /// <summary>Table by table: after a failure some tables may be new, old or empty.</summary>
    PartialBatch,
}
