namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>What follows when a field or document is missing.</summary>
public enum CheckupNeed
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A warning: the check-up counts without it.</summary>
    Expected = 1,

    /// <summary>The check-up is held back.</summary>
    Needed = 2,
}
