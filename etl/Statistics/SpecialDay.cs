namespace BhytWarehouse.Etl.Statistics;

/// <summary>A day of the calendar, and for a day that is not ordinary which feast makes it so.</summary>
/// <param name="Feast">Such as "Tet" or "0902"; empty for an ordinary day.</param>
/// <param name="Offset">Days from the feast: the same feast and offset in another year is the same day for statistics.</param>
public readonly record struct SpecialDay(DayKind Kind, string Feast, int Offset);
