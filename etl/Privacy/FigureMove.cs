namespace BhytWarehouse.Etl.Privacy;

/// <summary>A figure that an erasure changed: the person now counts under unknown sex, age, household or place.</summary>
public sealed record FigureMove(string IndicatorCode, int MonthKey, double NumeratorBefore, double NumeratorAfter, double DenominatorBefore, double DenominatorAfter);
