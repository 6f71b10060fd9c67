namespace BhytWarehouse.Etl.Privacy;

/// <summary>What the warehouse was told about a person.</summary>
public enum TombstoneKind
{
    /// <summary>To hold nothing of the person any more: what comes later is counted under nobody.</summary>
    Erased,

    /// <summary>To keep the person in sums, and to show nothing of the person by itself.</summary>
    Restricted,
}
