namespace BhytWarehouse.Etl.Audit;

/// <summary>One closing of a settlement month, as it was frozen.</summary>
/// <param name="ClosingNumber">1 for the month's first.</param>
/// <param name="AsOfLoadRunKey">The newest load or action that it includes.</param>
/// <param name="HeldDossierCount">Dossiers of the month that were held back then, and so are not in it.</param>
/// <param name="ActionNumber">Of the operator's action that closed it.</param>
/// <param name="ReopenedDateKey">-1 while it is closed.</param>
/// <param name="ReopeningActionNumber">0 while it is closed.</param>
public sealed record PeriodClosing(
    int Key, int MonthKey, int ClosingNumber, int ClosedDateKey, int AsOfLoadRunKey, long ClaimCount, long LineCount, decimal FundPaidAmount, decimal FacilityChargeAmount, long IndicatorValueCount,
    long HeldDossierCount, decimal HeldAmount, string FrozenHash, long ActionNumber, int ReopenedDateKey, long ReopeningActionNumber)
{
    public bool IsReopened => ReopeningActionNumber > 0;
}
