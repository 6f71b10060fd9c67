using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.PpcInspections;

/// <summary>How staged inspections reach fact.Inspection.</summary>
internal static class PpcInspectionsDelivery
{
    private static readonly FactDelivery Inspection = new("Inspection", "InspectionKey", 1, "staging_PpcInspections AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later log tells what became of the same decision and subject.</summary>
    public static FeedDelivery Star { get; } = new("PpcInspections", "PpcInspections", "", "PpcInspectionsAccount",
        [
            Inspection with
            {
                Versions = new FactVersions(["DecisionNumber", "SubjectKindCode", "SubjectCode"], ["record.EditionDateKey"],
                    ["DecisionDateKey", "LeadingUnitName", "PlannedDateKey", "DoneDateKey", "ViolationCount", "FoundAmount", "RecoveredAmount"], ["EditionDateKey"],
                    "COALESCE((SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.FacilityKey AND facility.FacilityKey > 0), '')", "-1", [Inspection]),
            },
        ],
        [
            new(LedgerLevel.Record, Inspection, "1"),
            new(LedgerLevel.Amount, Inspection, "CAST(ROUND(row.FoundAmount * 100) AS INTEGER)"),
        ],
        [])
    {
        Codes =
        [
            new(Inspection, "CASE WHEN staged.MA_CSKCB <> '' THEN staged.MA_CSKCB ELSE staged.MA_DVI END", "SubjectCode"),
            new(Inspection, "staged.SO_QD", "DecisionNumber"),
        ],
    };
}
