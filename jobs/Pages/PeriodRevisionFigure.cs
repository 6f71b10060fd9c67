namespace BhytWarehouse.Jobs.Pages;

/// <summary>What became of a closed month at one facility; amounts asked from the fund, changed and withdrawn with their sign.</summary>
/// <param name="MovedCount">Of those withdrawn, the ones that stand in another month now.</param>
public sealed record PeriodRevisionFigure(
    string FacilityCode, string FacilityName, long AtClosingCount, long AddedCount, long ChangedCount, long WithdrawnCount, long MovedCount, long NowCount,
    decimal AtClosingAmount, decimal AddedAmount, decimal ChangedAmount, decimal WithdrawnAmount, decimal NowAmount)
{
    public bool IsRevised => AddedCount + ChangedCount + WithdrawnCount > 0;
}
