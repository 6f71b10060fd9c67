using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohSatisfaction;

/// <summary>What patients and staff say of a facility: surveys by form (layout Survey), complaints and feedback (layout Complaints), by quarter.</summary>
public sealed class MohSatisfactionSource() : TableSource(new TableFeed
{
    FeedCode = "MohSatisfaction",
    RulePrefix = "MH",
    Description = new SourceDescription(
        "Ministry of Health, provincial health department",
        "satisfaction surveys by form, and complaints, by quarter and facility",
        "khảo sát hài lòng theo mẫu phiếu, phản ánh và kiến nghị theo quý và cơ sở",
        "quarterly, 15 days after the quarter",
        "one survey form of one facility and quarter, or the complaints of one facility and quarter",
        "QĐ 56/QĐ-BYT 2024; Luật Khiếu nại 02/2011/QH13",
        new Office("provincial health department, professional affairs office (phòng Nghiệp vụ y)", "Sở Y tế, phòng Nghiệp vụ y"),
        "rows", "dòng", "people asked and complaints received", "người được khảo sát và phản ánh tiếp nhận") { SilentAfterDays = 115 },
    Dimensions = ["Facility"],
    Delivery = MohSatisfactionDelivery.Star,
    Rules = MohSatisfactionRules.Row,
    DateOf = row => (row.Year("NAM") * 10_000) + ((int)Math.Clamp(row.Count("QUY"), 1, 4) * 300) + 1,
});
