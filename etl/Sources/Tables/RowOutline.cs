namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>What kind of row stands below the headings.</summary>
internal enum RowOutline
{
    Record = 0,

    /// <summary>"A B 1 2 3", the headings again, a block's heading, a signature: accounted for, not stored.</summary>
    Frame = 1,

    /// <summary>"Tổng cộng": compared with the rows above it, not stored.</summary>
    Total = 2,
}
