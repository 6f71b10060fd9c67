namespace BhytWarehouse.Etl.Quality;

/// <summary>What a broken rule does.</summary>
public enum Severity
{
    /// <summary>Loads, and is shown.</summary>
    Warn = 1,

    /// <summary>The record (a dossier in VssClaims, a row elsewhere) is quarantined whole; its neighbours load.</summary>
    RejectRecord = 2,

    /// <summary>No record of the file loads.</summary>
    RejectFile = 3,
}
