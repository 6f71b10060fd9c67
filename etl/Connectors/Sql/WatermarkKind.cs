namespace BhytWarehouse.Etl.Connectors.Sql;

/// <summary>What a watermark column holds.</summary>
public enum WatermarkKind
{
    /// <summary>Whole numbers that grow, such as an identity or a row version.</summary>
    Integer,

    /// <summary>Date and time of the last change. In SQLite a text in ISO form.</summary>
    Timestamp,

    /// <summary>The day of the last change.</summary>
    Date,
}
