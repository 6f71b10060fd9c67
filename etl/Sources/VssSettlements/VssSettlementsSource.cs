using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssSettlements;

/// <summary>What was settled and what was disallowed: dossier by dossier (79a/80a lists with the settled columns, layout List), and in total by facility (form 01/BH, layout Total).</summary>
public sealed class VssSettlementsSource() : TableSource(new TableFeed
{
    FeedCode = "VssSettlements",
    RulePrefix = "VS",
    Description = new SourceDescription(
        "Vietnam Social Security",
        "settled and disallowed amounts by dossier and quarter",
        "số tiền được quyết toán và từ chối theo hồ sơ và quý",
        "quarterly, 30 days after the quarter (fourth quarter 60)",
        "one dossier of a settlement list, or one section of form 01/BH",
        "TT 12/2026/TT-BTC, form 01/BH; lists 79a-HD and 80a-HD",
        new Office("provincial social security, assessment office (phòng Giám định BHYT)", "BHXH tỉnh, phòng Giám định BHYT"),
        "rows", "dòng", "đồng settled", "đồng được quyết toán") { SilentAfterDays = 130 },
    Dimensions = ["Facility"],
    Delivery = VssSettlementsDelivery.Star,
    Rules = VssSettlementsRules.Row,
    DateOf = row => row.DateKey("NGAY_LAP"),
    SingleValued = ["NGAY_LAP"],
});
