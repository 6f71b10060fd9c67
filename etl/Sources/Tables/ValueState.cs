namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>How a cell was read as a value of its field.</summary>
internal enum ValueState
{
    Empty = 0,
    Read = 1,

    /// <summary>Not of the field's kind or length.</summary>
    Wrong = 2,

    /// <summary>A day that is one only with the month first.</summary>
    MonthFirst = 3,
}
