namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>What becomes of a field after the gate.</summary>
public enum TableFieldStorage
{
    /// <summary>Staged under its name (a birth date as its year).</summary>
    Stored = 0,

    /// <summary>Staged as a keyed pseudonym in the column with "Token" behind its name.</summary>
    Token = 1,

    /// <summary>As <see cref="Token"/>, of the value in the one form that matching compares: names without double spaces and in capitals, birth dates as yyyymmdd.</summary>
    MatchTokens = 2,

    /// <summary>Read for the rules at most; no column takes it, and no message shows it.</summary>
    Never = 3,
}
