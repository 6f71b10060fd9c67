namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>What becomes of a field after the gate.</summary>
public enum FieldStorage
{
    /// <summary>The star does not need it.</summary>
    NotStored = 0,

    /// <summary>The gate needs it, the star does not.</summary>
    Checked = 1,

    Stored = 2,

    /// <summary>Goes on only as a keyed token or as the part of it that names nobody.</summary>
    Token = 3,

    /// <summary>Personal or narrative: no column may ever take it, and no message shows it.</summary>
    Never = 4,
}
