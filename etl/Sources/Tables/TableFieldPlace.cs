namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>Where a table holds the values of a field.</summary>
public enum TableFieldPlace
{
    /// <summary>In a column.</summary>
    Row = 0,

    /// <summary>Once, above the headings, behind its label.</summary>
    Title = 1,
}
