using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MohFacilities;

/// <summary>How staged rows of the registers reach fact.FacilityResource; the dimensions take their versions from the same rows.</summary>
internal static class MohFacilitiesDelivery
{
    private static readonly FactDelivery Resource = new("FacilityResource", "FacilityResourceKey", 1, "staging_MohFacilities AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later list that has the same row from the same day replaces it: that is how a row is closed.</summary>
    public static FeedDelivery Star { get; } = new("MohFacilities", "MohFacilities", "", "MohFacilitiesAccount",
        [
            Resource with
            {
                Versions = new FactVersions(["FacilityDurableKey", "ResourceTypeCode", "DepartmentDurableKey", "PractitionerDurableKey", "MachineDurableKey", "StartDateKey"], ["record.EditionDateKey"],
                    ["EndDateKey", "ApprovedBedCount", "ActualBedCount", "ExamTableCount"], ["EditionDateKey"], "COALESCE((SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.FacilityKey AND facility.FacilityKey > 0), '')", "-1", [Resource]),
            },
        ],
        [
            new(LedgerLevel.Record, Resource, "1"),
            new(LedgerLevel.Amount, Resource, "row.ApprovedBedCount * 100"),
        ],
        [])
    {
        Codes = [new(Resource, "staged.TU_NGAY", "StartDateKey")],
    };
}
