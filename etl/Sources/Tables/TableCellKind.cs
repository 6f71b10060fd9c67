namespace BhytWarehouse.Etl.Sources.Tables;

internal enum TableCellKind
{
    Empty = 0,
    Text = 1,
    Number = 2,
    Day = 3,
    Flag = 4,
    Error = 5,
}
