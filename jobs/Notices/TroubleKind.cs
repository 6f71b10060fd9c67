namespace BhytWarehouse.Jobs.Notices;

/// <summary>What kind of trouble; kept in jobs.db by name.</summary>
internal enum TroubleKind
{
    /// <summary>A job failed and is not tried again.</summary>
    Failure,

    /// <summary>Files or figures that should have come did not.</summary>
    Silence,
}
