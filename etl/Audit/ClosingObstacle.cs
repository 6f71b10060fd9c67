namespace BhytWarehouse.Etl.Audit;

/// <summary>Why a month cannot be closed or reopened now.</summary>
public enum ClosingObstacle
{
    /// <summary>The month has not ended in Viet Nam.</summary>
    NotOver = 1,

    /// <summary>No dossier and no figure is of this month.</summary>
    Nothing = 2,

    /// <summary>Its last closing was not reopened; the detail is its number.</summary>
    AlreadyClosed = 3,

    /// <summary>It is not closed; only for reopening.</summary>
    NotClosed = 4,

    /// <summary>Loads were left half-way; the detail is how many.</summary>
    UnfinishedLoads = 5,

    /// <summary>The ledger has differences; the detail is how many.</summary>
    UnbalancedLedger = 6,

    /// <summary>Loads changed facts after the figures were computed; the detail is the newest.</summary>
    StaleFigures = 7,
}
