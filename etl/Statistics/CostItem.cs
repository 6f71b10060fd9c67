namespace BhytWarehouse.Etl.Statistics;

/// <summary>One drug, service, bed-day or supply in a cell, before and after: how much of it in thousandths, and what the fund was asked for it in hundredths of a đồng.</summary>
public readonly record struct CostItem(long ThousandthsBefore, long HundredthsBefore, long ThousandthsAfter, long HundredthsAfter);
