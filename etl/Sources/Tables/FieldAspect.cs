namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>What a <see cref="FieldRule"/> is about.</summary>
public enum FieldAspect
{
    /// <summary>A value of its kind and length (013, 015).</summary>
    Value = 0,

    /// <summary>No empty value (014).</summary>
    Filled = 1,

    /// <summary>A code of the list (016).</summary>
    Listed = 2,

    /// <summary>The same row once (017).</summary>
    Single = 3,

    /// <summary>No other row with the same key (018).</summary>
    Consistent = 4,
}
