using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>How rows of unit tables reach fact.AdministrativeUnitChange and fact.AdministrativeUnitListing.</summary>
internal static class NsoAdministrativeUnitsDelivery
{
    private static readonly FactDelivery Change = new("AdministrativeUnitChange", "AdministrativeUnitChangeKey", 1, "staging_NsoAdministrativeUnits AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0 AND staged.LayoutCode IN ('Conversion', 'Change')");
    private static readonly FactDelivery Listing = new("AdministrativeUnitListing", "AdministrativeUnitListingKey", 1, "staging_NsoAdministrativeUnits AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0 AND staged.LayoutCode NOT IN ('Conversion', 'Change')");

    /// <summary>A table received later replaces the row; the same row again is a duplicate.</summary>
    public static FeedDelivery Star { get; } = new("NsoAdministrativeUnits", "NsoAdministrativeUnits", "", "NsoAdministrativeUnitsAccount",
        [
            Change with
            {
                Versions = new FactVersions(["EffectiveDateKey", "OldUnitDurableKey", "NewUnitDurableKey", "OldUnitName"], ["record.EffectiveDateKey"], ["RelationCode", "Note"], ["EffectiveDateKey"], "''", "-1", [Change]),
            },
            Listing with
            {
                Versions = new FactVersions(["ListedDateKey", "AdministrativeUnitDurableKey"], ["record.ListedDateKey"], ["UnitName"], ["ListedDateKey"], "''", "-1", [Listing]),
            },
        ],
        [
            new(LedgerLevel.Record, Change, "1"),
            new(LedgerLevel.Record, Listing, "1"),
        ],
        [])
    {
        Codes =
        [
            new(Change, "staged.EffectiveDateKey", "EffectiveDateKey"),
            new(Change, "CASE WHEN staged.OldUnitCode <> '' THEN staged.OldUnitCode WHEN staged.RelationCode = 'Island' THEN staged.OldDistrictCode ELSE '' END", "OldUnitKey", "AdministrativeUnit", "UnitCode"),
            new(Change, "staged.NewUnitCode", "NewUnitKey", "AdministrativeUnit", "UnitCode"),
            new(Listing, "staged.EffectiveDateKey", "ListedDateKey"),
            new(Listing, "CASE WHEN staged.NewUnitCode <> '' THEN staged.NewUnitCode ELSE staged.OldUnitCode END", "AdministrativeUnitKey", "AdministrativeUnit", "UnitCode"),
        ],
    };
}
