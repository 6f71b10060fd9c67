namespace BhytWarehouse.Jobs.Pages;

/// <summary>Why the fund was asked for more or less than in the period before, in đồng; the five effects add up to the change.</summary>
/// <param name="FacilityCode">Empty for all facilities together.</param>
/// <param name="ChapterLetter">First letter of the main diagnosis; empty where it is unknown.</param>
public sealed record CostGrowthFigure(
    string ComparisonCode, int FromMonthKey, int MonthKey, int BaseFromMonthKey, int BaseMonthKey, string FacilityCode, string FacilityName, string ChapterLetter, long BaseClaimCount, long ClaimCount,
    decimal BaseFundPaidAmount, decimal FundPaidAmount, decimal PeopleEffectAmount, decimal FrequencyEffectAmount, decimal MixEffectAmount, decimal IntensityEffectAmount, decimal PriceEffectAmount, string MethodCode)
{
    public decimal ChangeAmount => FundPaidAmount - BaseFundPaidAmount;
}
