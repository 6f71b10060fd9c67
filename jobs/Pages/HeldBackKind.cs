namespace BhytWarehouse.Jobs.Pages;

/// <summary>What holds figures back.</summary>
internal enum HeldBackKind
{
    /// <summary>A load of the feed is under way, or was cut off and not gone on with.</summary>
    UnfinishedLoad,

    /// <summary>The newest load of the feed was not published.</summary>
    FailedLoad,

    /// <summary>The newest run of the feed's job failed, before it came to a load.</summary>
    FailedRun,

    /// <summary>Loads were published that the figures do not hold yet.</summary>
    FiguresBehind,
}
