namespace BhytWarehouse.Jobs.Pages;

/// <summary>Coverage of a province at month end, on one population basis.</summary>
/// <param name="CoverageRate">0–1; null where there is no population to compare with.</param>
public sealed record CoverageFigure(int MonthKey, string ProvinceCode, string PopulationBasisCode, int BasisYear, long MemberCount, long PersonCount, decimal? CoverageRate);
