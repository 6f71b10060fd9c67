using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.PpcInspections;

/// <summary>Inspections of facilities and of units that pay contributions: planned, done, what they found and what of it came back.</summary>
public sealed class PpcInspectionsSource() : TableSource(new TableFeed
{
    FeedCode = "PpcInspections",
    RulePrefix = "PI",
    Description = new SourceDescription(
        "Provincial People's Committee, provincial inspectorate",
        "inspections of facilities and paying units: planned, done, violations, money found and recovered",
        "các cuộc thanh tra, kiểm tra cơ sở KCB và đơn vị tham gia: kế hoạch, thực hiện, vi phạm, số tiền phát hiện và thu hồi",
        "quarterly, and with each conclusion",
        "one decision and one facility or paying unit that it has inspected",
        "Luật BHYT 25/2008/QH12 with its amendments, art. 46",
        new Office("provincial inspectorate (Thanh tra tỉnh)", "Thanh tra tỉnh"),
        "rows", "dòng", "đồng to be paid back", "đồng kiến nghị thu hồi") { SilentAfterDays = 120 },
    Dimensions = ["Facility"],
    Delivery = PpcInspectionsDelivery.Star,
    Rules = PpcInspectionsRules.Row,
    DateOf = row => row.DateKey("NGAY_QD"),
});
