namespace BhytWarehouse.Etl.Statistics;

/// <summary>What can be wrong with a series of periods.</summary>
public enum PeriodFault
{
    /// <summary>A period is missing between others.</summary>
    Gap,

    /// <summary>Who was always there is not in the newest periods.</summary>
    Absence,

    /// <summary>A period brings far less than those before it.</summary>
    Drop,

    /// <summary>A period brings far more than those before it.</summary>
    Surge,
}
