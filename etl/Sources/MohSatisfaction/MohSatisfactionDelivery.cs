using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MohSatisfaction;

/// <summary>How staged surveys reach fact.SatisfactionSurvey, and complaints fact.ComplaintQuarter.</summary>
internal static class MohSatisfactionDelivery
{
    private const string Facility = "COALESCE((SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.FacilityKey AND facility.FacilityKey > 0), '')";

    private static readonly FactDelivery Survey = new("SatisfactionSurvey", "SatisfactionSurveyKey", 1, Staged("Survey"));
    private static readonly FactDelivery Complaints = new("ComplaintQuarter", "ComplaintQuarterKey", 1, Staged("Complaints"));

    /// <summary>A later report of the same facility and quarter (and form) replaces the counts.</summary>
    public static FeedDelivery Star { get; } = new("MohSatisfaction", "MohSatisfaction", "", "MohSatisfactionAccount",
        [
            Survey with
            {
                Versions = new FactVersions(["FacilityDurableKey", "YearNumber", "QuarterNumber", "FormCode"], ["record.EditionDateKey"], ["AskedCount", "SatisfiedCount", "PointAverage"], ["EditionDateKey"], Facility, "-1", [Survey]),
            },
            Complaints with
            {
                Versions = new FactVersions(["FacilityDurableKey", "YearNumber", "QuarterNumber"], ["record.EditionDateKey"], ["ReceivedCount", "ResolvedCount", "OverdueCount"], ["EditionDateKey"], Facility, "-1", [Complaints]),
            },
        ],
        [
            new(LedgerLevel.Record, Survey, "1"),
            new(LedgerLevel.Record, Complaints, "1"),
            new(LedgerLevel.Amount, Survey, "row.AskedCount * 100"),
            new(LedgerLevel.Amount, Complaints, "row.ReceivedCount * 100"),
        ],
        [])
    {
        Codes =
        [
            new(Survey, "staged.NAM", "YearNumber"),
            new(Survey, "staged.QUY", "QuarterNumber"),
            new(Survey, "staged.MAU_PHIEU", "FormCode"),
            new(Complaints, "staged.NAM", "YearNumber"),
            new(Complaints, "staged.QUY", "QuarterNumber"),
        ],
    };

    private static string Staged(string layout) => $"staging_MohSatisfaction AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0 AND staged.LayoutCode = '{layout}'";
}
