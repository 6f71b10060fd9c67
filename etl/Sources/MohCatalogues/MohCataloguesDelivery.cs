using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MohCatalogues;

/// <summary>How staged rows of the catalogues reach fact.CatalogueEntry; fact.CatalogueScope reads it and follows by itself when its rows change.</summary>
internal static class MohCataloguesDelivery
{
    private static readonly FactDelivery Entry = new("CatalogueEntry", "CatalogueEntryKey", 1, "staging_MohCatalogues AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>A later list that has the same entry from the same day replaces it: that is how an entry is closed or a price corrected.</summary>
    public static FeedDelivery Star { get; } = new("MohCatalogues", "MohCatalogues", "", "MohCataloguesAccount",
        [
            Entry with
            {
                Versions = new FactVersions(["FacilityDurableKey", "DrugKey", "ServiceItemKey", "DiagnosisKey", "StartDateKey", "EntryTypeCode", "RegistrationNumber", "ApprovalText"], ["record.EditionDateKey"],
                    ["EndDateKey", "UnitPrice"], ["EditionDateKey"], "COALESCE((SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.FacilityKey AND facility.FacilityKey > 0), '')", "-1", [Entry]),
            },
        ],
        [
            new(LedgerLevel.Record, Entry, "1"),
            new(LedgerLevel.Amount, Entry, "CAST(ROUND(row.UnitPrice * 100) AS INTEGER)"),
        ],
        [])
    {
        Codes = [new(Entry, "staged.TU_NGAY", "StartDateKey")],
    };
}
