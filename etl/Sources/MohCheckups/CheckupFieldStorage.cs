namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>What becomes of a field behind the gate.</summary>
public enum CheckupFieldStorage
{
    /// <summary>Personal: no column takes it and no message shows it.</summary>
    Never = 0,

    /// <summary>The gate needs it, the star does not.</summary>
    Checked = 1,

    /// <summary>Goes on as a keyed token only, or as a part that names nobody (the year of birth).</summary>
    Token = 2,

    Stored = 3,
}
