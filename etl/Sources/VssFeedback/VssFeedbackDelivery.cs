using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.VssFeedback;

/// <summary>How staged replies reach fact.PortalReply; the days of the facilities (fact.FacilityReporting) are taken when the figures are computed.</summary>
internal static class VssFeedbackDelivery
{
    private static readonly FactDelivery PortalReply = new("PortalReply", "PortalReplyKey", 1, "staging_VssFeedback AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later log of the same transaction replaces the reply: what was pending is then decided.</summary>
    public static FeedDelivery Star { get; } = new("VssFeedback", "VssFeedback", "", "VssFeedbackAccount",
        [
            PortalReply with
            {
                Versions = new FactVersions(["TransactionCode"], ["record.ExtractDateKey"],
                    ["FacilityDurableKey", "ReplyDateKey", "ReplyMinute", "ResultCode", "FileNameToken", "DossierCount", "AcceptedDossierCount", "RejectedDossierCount", "LateDossierCount"],
                    ["ExtractDateKey"], "(SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.FacilityKey)", "-1", [PortalReply]),
            },
        ],
        [
            new(LedgerLevel.Record, PortalReply, "1"),
            new(LedgerLevel.Amount, PortalReply, "row.DossierCount * 100"),
        ],
        [])
    {
        Codes =
        [
            new(PortalReply, "staged.ReplyDateKey", "ReplyDateKey"),
        ],
    };
}
