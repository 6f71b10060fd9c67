using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.VssContributions;

/// <summary>How staged ledgers reach fact.ContributionMonth, and from there fact.ArrearsMonth.</summary>
internal static class VssContributionsDelivery
{
    private static readonly FactDelivery ContributionMonth = new("ContributionMonth", "ContributionKey", 1, "staging_VssContributions AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later ledger of the same unit and month replaces the row.</summary>
    public static FeedDelivery Star { get; } = new("VssContributions", "VssContributions", "", "VssContributionsAccount",
        [
            ContributionMonth with
            {
                Versions = new FactVersions(["MonthKey", "PayingUnitDurableKey"], ["record.LedgerDateKey"],
                    ["ParticipantGroupKey", "MemberCount", "OpeningAmount", "DueAmount", "AdjustmentAmount", "PaidAmount", "DifferenceAmount", "ClosingAmount"],
                    ["LedgerDateKey"], "''", "record.MonthKey", [ContributionMonth]),
            },
        ],
        [
            new(LedgerLevel.Record, ContributionMonth, "1"),
            new(LedgerLevel.Amount, ContributionMonth, "CAST(ROUND(row.DueAmount * 100) AS INTEGER)"),
        ],
        [])
    {
        Codes =
        [
            new(ContributionMonth, "staged.MA_DVI", "PayingUnitKey", "PayingUnit", "PayingUnitCode"),
        ],
    };
}
