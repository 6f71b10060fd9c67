using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MohDigitalUse;

/// <summary>How staged counts reach fact.DigitalUse.</summary>
internal static class MohDigitalUseDelivery
{
    private static readonly FactDelivery DigitalUse = new("DigitalUse", "DigitalUseKey", 1, "staging_MohDigitalUse AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later report of the same facility and month replaces the counts.</summary>
    public static FeedDelivery Star { get; } = new("MohDigitalUse", "MohDigitalUse", "", "MohDigitalUseAccount",
        [
            DigitalUse with
            {
                Versions = new FactVersions(["FacilityDurableKey", "MonthKey"], ["record.EditionDateKey"],
                    ["VisitCount", "CitizenIdCheckInCount", "VneidCheckInCount", "HealthRecordCount", "PaymentCount", "CashlessPaymentCount"], ["EditionDateKey"], "COALESCE((SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.FacilityKey AND facility.FacilityKey > 0), '')", "record.MonthKey", [DigitalUse]),
            },
        ],
        [
            new(LedgerLevel.Record, DigitalUse, "1"),
            new(LedgerLevel.Amount, DigitalUse, "row.VisitCount * 100"),
        ],
        []);
}
