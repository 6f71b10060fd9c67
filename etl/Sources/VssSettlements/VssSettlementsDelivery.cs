using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.VssSettlements;

/// <summary>How staged settlement lists reach fact.SettlementLine, and the totals of 01/BH fact.SettlementTotal. The match with the claims (fact.ClaimSettlement) is taken anew with every load of either.</summary>
internal static class VssSettlementsDelivery
{
    private static readonly FactDelivery Line = new("SettlementLine", "SettlementLineKey", 1, "staging_VssSettlements AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0 AND staged.LayoutCode = 'List'");

    private static readonly FactDelivery Total = new("SettlementTotal", "SettlementTotalKey", 1, "staging_VssSettlements AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0 AND staged.LayoutCode = 'Total'");

    /// <summary>A later list of a dossier replaces its row, in whichever quarter it stands; a later form replaces its section.</summary>
    public static FeedDelivery Star { get; } = new("VssSettlements", "VssSettlements", "", "VssSettlementsAccount",
        [
            Line with
            {
                Versions = new FactVersions(["TreatingFacilityDurableKey", "ClaimNumber"], ["record.ListDateKey"],
                    ["YearNumber", "QuarterNumber", "AskedAmount", "SettledAmount", "DisallowedAmount", "DisallowanceReasonCode", "ReviewDateKey", "SettlementDateKey"],
                    ["ListDateKey"], "COALESCE((SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.TreatingFacilityKey AND facility.FacilityKey > 0), '')", "-1", [Line]),
            },
            Total with
            {
                Versions = new FactVersions(["TreatingFacilityDurableKey", "YearNumber", "QuarterNumber", "SectionCode"], ["record.ListDateKey"],
                    ["ClaimCount", "TreatmentDays", "FacilityChargeAmount", "CoveredChargeAmount", "AskedAmount", "SettledAmount", "CopaymentAmount", "OtherSourceAmount", "OutOfPocketAmount"],
                    ["ListDateKey"], "COALESCE((SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.TreatingFacilityKey AND facility.FacilityKey > 0), '')", "-1", [Total]),
            },
        ],
        [
            new(LedgerLevel.Record, Line, "1"),
            new(LedgerLevel.Record, Total, "1"),
            new(LedgerLevel.Amount, Line, "CAST(ROUND(row.SettledAmount * 100) AS INTEGER)"),
            new(LedgerLevel.Amount, Total, "CAST(ROUND(row.SettledAmount * 100) AS INTEGER)"),
        ],
        [])
    {
        Codes =
        [
            new(Line, "staged.NAM_QT", "YearNumber"),
            new(Line, "staged.QUY_QT", "QuarterNumber"),
            new(Total, "staged.NAM_QT", "YearNumber"),
            new(Total, "staged.QUY_QT", "QuarterNumber"),
        ],
    };
}
