using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>How staged check-ups reach fact.HealthCheckup.</summary>
internal static class MohCheckupsDelivery
{
    private static readonly FactDelivery Checkup = new("HealthCheckup", "HealthCheckupKey", 1, "staging_MohCheckups AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A check-up sent again replaces the one before it: the newest by NGAYLAP, then by order of receipt.</summary>
    public static FeedDelivery Star { get; } = new("MohCheckups", "MohCheckups", "HealthCheckupConflict", "MohCheckupsAccount",
        [
            Checkup with
            {
                Versions = new FactVersions(["FacilityDurableKey", "CheckupNumber"], ["record.SubmissionDateKey"], ["ContentHash"], ["SubmissionDateKey"],
                    "(SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.FacilityKey)", "record.MonthKey", [Checkup]) { NamesHeldRecords = true },
            },
        ],
        [
            new(LedgerLevel.Record, Checkup, "1"),
            new(LedgerLevel.Document, Checkup, "row.DocumentCount"),
            new(LedgerLevel.Amount, Checkup, "CASE WHEN row.HealthClassCode > 0 THEN 100 ELSE 0 END"),
        ],
        [])
    {
        Codes =
        [
            new(Checkup, "staged.MAXA_CU_TRU", "ResidenceCommuneKey", "AdministrativeUnit", "UnitCode"),
            new(Checkup, "staged.GIOI_TINH", "SexKey", "Sex", "SexCode"),
            new(Checkup, "staged.MA_LOAI_KCB", "CareTypeKey", "CareType", "CareTypeCode"),
            new(Checkup, "staged.PHAN_LOAI_SK", "HealthClassCode"),
            new(Checkup, "staged.NGAY_RA", "EndDateKey"),
        ],
    };
}
