using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.PpcEntitledGroups;

/// <summary>Who is entitled to which group: poor, near-poor, social protection, average-income farm households, pupils and students by school.</summary>
public sealed class PpcEntitledGroupsSource() : TableSource(new TableFeed
{
    FeedCode = "PpcEntitledGroups",
    RulePrefix = "PE",
    Description = new SourceDescription(
        "Provincial People's Committee, departments of agriculture and environment, of home affairs, of education",
        "people entitled to a group, by commune and school",
        "người thuộc diện tham gia theo nhóm, theo xã và trường học",
        "yearly review in November and December; schools twice a year",
        "one count of a group in a commune or school; one listed person",
        "Luật 51/2024/QH15 Điều 12; Nghị định 188/2025/NĐ-CP; yearly review of poor and near-poor households",
        new Office("office of the Provincial People's Committee (văn phòng UBND tỉnh)", "Văn phòng UBND tỉnh"),
        "rows", "dòng", "people counted", "người được đếm") { SilentAfterDays = 400 },
    Dimensions = ["AdministrativeUnit"],
    Delivery = PpcEntitledGroupsDelivery.Star,
    Rules = PpcEntitledGroupsRules.Row,
    DateOf = row => row.DateKey("NGAY_SO_LIEU"),
    SingleValued = ["NGAY_SO_LIEU"],
});
