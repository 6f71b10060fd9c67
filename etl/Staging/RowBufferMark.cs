namespace BhytWarehouse.Etl.Staging;

/// <summary>A position in a <see cref="RowBuffer"/> to which it can be taken back.</summary>
public readonly record struct RowBufferMark(int Length, int RowCount, int Column);
