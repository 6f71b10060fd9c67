namespace BhytWarehouse.Etl.Connectors;

public enum PullState
{
    /// <summary>New files lie in the drop folder.</summary>
    Received,

    /// <summary>The source has nothing that was not delivered before.</summary>
    Unchanged,

    /// <summary>Another host is pulling it; see the finding.</summary>
    HeldElsewhere,

    /// <summary>See the finding; nothing was delivered.</summary>
    Failed,
}
