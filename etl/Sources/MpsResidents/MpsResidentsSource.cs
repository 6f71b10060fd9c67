using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MpsResidents;

/// <summary>The resident register: counts by commune, sex and age, persons where an agreement allows them, births, deaths and moves.</summary>
public sealed class MpsResidentsSource() : TableSource(new TableFeed
{
    FeedCode = "MpsResidents",
    RulePrefix = "MR",
    Description = new SourceDescription(
        "Ministry of Public Security",
        "registered residents by commune, and births, deaths and moves",
        "dân cư đăng ký theo xã; sinh, tử, đến, đi",
        "monthly, by agreement",
        "one count of a commune, sex and age band; one resident; one kind of event of a commune and month",
        "Luật Cư trú 68/2020/QH14; Luật Căn cước 26/2023/QH15; the province's agreement on sharing the national population database",
        new Office("provincial police, division for administration of social order (phòng PC06)", "Công an tỉnh, phòng PC06"),
        "rows", "dòng", "people counted", "người được đếm") { SilentAfterDays = 40 },
    Dimensions = ["AdministrativeUnit", "WrittenIdentity"],
    Delivery = MpsResidentsDelivery.Star,
    Rules = MpsResidentsRules.Row,
    DateOf = row => row.Layout == "Events" ? (row.MonthKey("THANG") * 100) + 1 : row.DateKey("NGAY_SO_LIEU"),
    SingleValued = ["NGAY_SO_LIEU"],
    TokenKinds = new Dictionary<string, string> { ["MA_HO"] = "register-household" },
    Derived = [new DerivedColumn("MatchTokens", row => row.Layout == "Persons" ? row.MatchTokens("HO_TEN", "NGAY_SINH", "SO_DDCN") : "")],
});
