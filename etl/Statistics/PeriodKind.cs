namespace BhytWarehouse.Etl.Statistics;

/// <summary>What a period of a series is.</summary>
public enum PeriodKind
{
    Month,
    Quarter,
    Year,

    /// <summary>The day of a whole list; lists need not come at even distances.</summary>
    Edition,
}
