namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the paying units of the province owe at the end of a month.</summary>
/// <param name="OldestAgeMonths">Age of the oldest debt.</param>
public sealed record ArrearsFigure(int MonthKey, long UnitCount, long UnitsInArrears, decimal DueAmount, decimal PaidAmount, decimal ArrearsAmount, int OldestAgeMonths);
