namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>What a run does; kept in jobs.db by name.</summary>
internal enum JobKind
{
    /// <summary>Ends what a crash left of a feed, pulls it where a source is configured, and loads what lies in its drop folder.</summary>
    Load,

    /// <summary>Computes indicators and signals, and looks what is missing.</summary>
    Figures,

    /// <summary>Has Power BI refresh what changed.</summary>
    Refresh,

    /// <summary>Tells operators what went wrong and what is over.</summary>
    Notices,

    /// <summary>Judges again what the received files of one month of a feed hold back; asked for by operators only.</summary>
    BackFill,

    /// <summary>Judges again what is held back, all of it or a part; asked for by operators only.</summary>
    Replay,
}
