namespace BhytWarehouse.Jobs.Pages;

/// <summary>Coverage of one commune at the end of a month, in the units of that month, on one population basis, and how far it is from its target.</summary>
/// <param name="MemberCount">Null where so few people are not shown.</param>
/// <param name="CoverageRate">Null when nobody is counted there, and where so few people are not shown.</param>
/// <param name="TargetRate">Null when no target is assigned to the commune on this basis.</param>
/// <param name="MissingMemberCount">People who are missing to the target; below 0 it is surpassed. Null without a target, and where so few people are not shown.</param>
public sealed record CommuneCoverageFigure(int MonthKey, string UnitCode, string UnitName, string PopulationBasisCode, long? MemberCount, long PersonCount, decimal? CoverageRate, decimal? TargetRate, long? MissingMemberCount);
