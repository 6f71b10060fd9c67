namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the fund is asked for a member and month of one participant group.</summary>
public sealed record MemberMonthFigure(string GroupCode, string Name, string NameVietnamese, decimal FundPaidAmount, long MemberMonthCount)
{
    /// <summary>Null where a group has payments and no members.</summary>
    public decimal? FundPaidPerMemberMonth => MemberMonthCount == 0 ? null : Math.Round(FundPaidAmount / MemberMonthCount, 0, MidpointRounding.AwayFromZero);
}
