using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.PpcTargets;

/// <summary>Coverage targets by year, province or commune and participant group, with the document that assigns them.</summary>
public sealed class PpcTargetsSource() : TableSource(new TableFeed
{
    FeedCode = "PpcTargets",
    RulePrefix = "PT",
    Description = new SourceDescription(
        "Provincial People's Committee",
        "coverage targets by year, commune and group",
        "chỉ tiêu bao phủ BHYT theo năm, xã và nhóm đối tượng",
        "yearly, and with each adjustment",
        "one target of one year, province or commune, and group",
        "QĐ 546/QĐ-TTg 2022 and the plan of the province that assigns its targets",
        new Office("office of the Provincial People's Committee (văn phòng UBND tỉnh)", "Văn phòng UBND tỉnh"),
        "rows", "dòng", "nothing (targets are not added up)", "không có (chỉ tiêu không cộng dồn)") { SilentAfterDays = 400 },
    Dimensions = ["AdministrativeUnit"],
    Delivery = PpcTargetsDelivery.Star,
    Rules = PpcTargetsRules.Row,
    DateOf = row => (row.Year("NAM") * 10_000) + 101,
});
