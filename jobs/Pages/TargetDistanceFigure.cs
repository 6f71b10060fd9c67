namespace BhytWarehouse.Jobs.Pages;

/// <summary>How far the province is from its assigned coverage at the end of a month, on one population basis.</summary>
public sealed record TargetDistanceFigure(int MonthKey, string PopulationBasisCode, long MemberCount, long TargetMemberCount, long MissingMemberCount, decimal TargetRate, string DocumentNumber);
