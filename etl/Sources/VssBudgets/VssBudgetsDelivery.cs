using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.VssBudgets;

/// <summary>How staged decisions reach fact.BudgetDecision, and from there fact.FundBudget.</summary>
internal static class VssBudgetsDelivery
{
    private static readonly FactDelivery BudgetDecision = new("BudgetDecision", "BudgetDecisionKey", 1, "staging_VssBudgets AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>The same decision sent again with other figures is a corrected copy: the later dated, else the later received, replaces the line.</summary>
    public static FeedDelivery Star { get; } = new("VssBudgets", "VssBudgets", "", "VssBudgetsAccount",
        [
            BudgetDecision with
            {
                Versions = new FactVersions(["YearNumber", "AdministrativeUnitDurableKey", "FacilityDurableKey", "DecisionNumber"], ["record.DecisionDateKey"],
                    ["DecisionDateKey", "DecisionKindCode", "EstimateAmount"], ["DecisionDateKey"], "COALESCE((SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.FacilityKey AND facility.FacilityKey > 0), '')", "-1", [BudgetDecision]),
            },
        ],
        [
            new(LedgerLevel.Record, BudgetDecision, "1"),
            new(LedgerLevel.Amount, BudgetDecision, "CAST(ROUND(row.EstimateAmount * 100) AS INTEGER)"),
        ],
        [])
    {
        Codes =
        [
            new(BudgetDecision, "staged.MA_TINH", "AdministrativeUnitKey", "AdministrativeUnit", "UnitCode"),
            new(BudgetDecision, "staged.NAM", "YearNumber"),
        ],
    };
}
