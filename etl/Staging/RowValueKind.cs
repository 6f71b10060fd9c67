namespace BhytWarehouse.Etl.Staging;

/// <summary>How a value stands in a <see cref="RowBuffer"/>.</summary>
public enum RowValueKind : byte
{
    Null = 0,
    Integer = 1,
    Hundredths = 2,
    Thousandths = 3,
    Text = 4,
}
