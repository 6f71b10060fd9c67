using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohDigitalUse;

/// <summary>Monthly counts by facility: check-ins by citizen card and VNeID, electronic health records, cashless payments.</summary>
public sealed class MohDigitalUseSource() : TableSource(new TableFeed
{
    FeedCode = "MohDigitalUse",
    RulePrefix = "MD",
    Description = new SourceDescription(
        "Ministry of Health, provincial health department",
        "check-ins by citizen card and VNeID, electronic health records, cashless payments by month and facility",
        "lượt dùng CCCD và VNeID, hồ sơ sức khỏe điện tử, thanh toán không dùng tiền mặt theo tháng và cơ sở",
        "monthly, within 5 working days",
        "one month of one facility",
        "Đề án 06 (QĐ 06/QĐ-TTg 2022); TT 23/2025/TT-BYT (health statistics)",
        new Office("provincial health department, planning and finance office (phòng Kế hoạch - Tài chính)", "Sở Y tế, phòng Kế hoạch - Tài chính"),
        "rows", "dòng", "visits", "lượt khám") { SilentAfterDays = 40 },
    Dimensions = ["Facility"],
    Delivery = MohDigitalUseDelivery.Star,
    Rules = MohDigitalUseRules.All,
    DateOf = row => (row.MonthKey("THANG") * 100) + 1,
});
