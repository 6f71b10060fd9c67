using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.PpcEntitledGroups;

/// <summary>How staged lists reach fact.EntitledPopulation and fact.EntitledPerson.</summary>
internal static class PpcEntitledGroupsDelivery
{
    private static readonly FactDelivery Count = new("EntitledPopulation", "EntitledPopulationKey", 1, "staging_PpcEntitledGroups AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0 AND staged.LayoutCode = 'Counts'");
    private static readonly FactDelivery Person = new("EntitledPerson", "EntitledPersonKey", 1, "staging_PpcEntitledGroups AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0 AND staged.LayoutCode = 'Persons'");

    /// <summary>What is sent again for the same day, received later, is a correction and replaces the row.</summary>
    public static FeedDelivery Star { get; } = new("PpcEntitledGroups", "PpcEntitledGroups", "", "PpcEntitledGroupsAccount",
        [
            Count with
            {
                Versions = new FactVersions(["AsOfDateKey", "CommuneDurableKey", "ParticipantGroupKey", "SchoolCode"], ["record.AsOfDateKey"], ["SchoolName", "PersonCount"], ["AsOfDateKey"], "''", "record.AsOfDateKey / 100", [Count]),
            },
            Person with
            {
                Versions = new FactVersions(["AsOfDateKey", "CitizenToken", "ParticipantGroupKey"], ["record.AsOfDateKey"], ["CommuneDurableKey", "SchoolCode"], ["AsOfDateKey"], "''", "record.AsOfDateKey / 100", [Person]),
            },
        ],
        [
            new(LedgerLevel.Record, Count, "1"),
            new(LedgerLevel.Record, Person, "1"),
            new(LedgerLevel.Amount, Count, "row.PersonCount * 100"),
        ],
        [])
    {
        Codes =
        [
            new(Count, "staged.MA_XA", "CommuneKey", "AdministrativeUnit", "UnitCode"),
            new(Count, "staged.NGAY_SO_LIEU", "AsOfDateKey"),
            new(Person, "staged.MA_XA", "CommuneKey", "AdministrativeUnit", "UnitCode"),
            new(Person, "staged.NGAY_SO_LIEU", "AsOfDateKey"),
        ],
    };
}
