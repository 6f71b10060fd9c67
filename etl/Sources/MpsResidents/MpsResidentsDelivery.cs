using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.MpsResidents;

/// <summary>How staged rows of the resident register reach fact.ResidentCount, fact.Resident and fact.CivilStatusMonth.</summary>
internal static class MpsResidentsDelivery
{
    private static readonly FactDelivery Count = new("ResidentCount", "ResidentCountKey", 1, Staged("Counts"));
    private static readonly FactDelivery Person = new("Resident", "ResidentKey", 1, Staged("Persons"));
    private static readonly FactDelivery Events = new("CivilStatusMonth", "CivilStatusKey", 1, Staged("Events"));

    /// <summary>What is sent again for the same day or month, received later, is a correction and replaces the row.</summary>
    public static FeedDelivery Star { get; } = new("MpsResidents", "MpsResidents", "", "MpsResidentsAccount",
        [
            Count with
            {
                Versions = new FactVersions(["AsOfDateKey", "CommuneDurableKey", "SexKey", "AgeBandKey"], ["record.AsOfDateKey"], ["PermanentCount", "TemporaryCount"], ["AsOfDateKey"], "''", "record.AsOfDateKey / 100", [Count]),
            },
            Person with
            {
                Versions = new FactVersions(["AsOfDateKey", "CitizenToken"], ["record.AsOfDateKey"],
                    ["NameToken", "HouseholdToken", "CommuneDurableKey", "SexKey", "BirthYear", "IsTemporary"], ["AsOfDateKey"], "''", "record.AsOfDateKey / 100", [Person]),
            },
            Events with
            {
                Versions = new FactVersions(["MonthKey", "CommuneDurableKey", "EventCode"], ["record.MonthKey"], ["PersonCount"], ["MonthKey"], "''", "record.MonthKey", [Events]),
            },
        ],
        [
            new(LedgerLevel.Record, Count, "1"),
            new(LedgerLevel.Record, Person, "1"),
            new(LedgerLevel.Record, Events, "1"),
            new(LedgerLevel.Amount, Count, "(row.PermanentCount + row.TemporaryCount) * 100"),
            new(LedgerLevel.Amount, Events, "row.PersonCount * 100"),
        ],
        [])
    {
        Codes =
        [
            new(Count, "staged.MA_XA", "CommuneKey", "AdministrativeUnit", "UnitCode"),
            new(Count, "staged.GIOI_TINH", "SexKey", "Sex", "SexCode"),
            new(Count, "staged.NGAY_SO_LIEU", "AsOfDateKey"),
            new(Person, "staged.MA_XA", "CommuneKey", "AdministrativeUnit", "UnitCode"),
            new(Person, "staged.GIOI_TINH", "SexKey", "Sex", "SexCode"),
            new(Person, "staged.NGAY_SO_LIEU", "AsOfDateKey"),
            new(Events, "staged.MA_XA", "CommuneKey", "AdministrativeUnit", "UnitCode"),
            new(Events, "staged.THANG", "MonthKey"),
        ],
    };

    private static string Staged(string layout) => $"staging_MpsResidents AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0 AND staged.LayoutCode = '{layout}'";
}
