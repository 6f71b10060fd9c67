using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssBudgets;

/// <summary>The yearly estimate (dự toán) of the fund's spending, by province and facility, decision by decision.</summary>
/// <remarks>MA_TINH is the province of facility codes, the insurer's own.</remarks>
public sealed class VssBudgetsSource() : TableSource(new TableFeed
{
    FeedCode = "VssBudgets",
    RulePrefix = "VB",
    Description = new SourceDescription(
        "Vietnam Social Security",
        "yearly estimates of the fund's spending and their adjustments",
        "dự toán chi khám chữa bệnh BHYT hằng năm và các lần điều chỉnh",
        "yearly, and with each adjustment",
        "one line of one decision",
        "decision of the Prime Minister on the year's estimate and its split by Vietnam Social Security; Nghị định 188/2025/NĐ-CP",
        new Office("provincial social security, planning and finance office (phòng Kế hoạch - Tài chính)", "BHXH tỉnh, phòng Kế hoạch - Tài chính"),
        "rows", "dòng", "đồng of estimate", "đồng dự toán") { SilentAfterDays = 400 },
    Dimensions = ["AdministrativeUnit", "Facility"],
    Delivery = VssBudgetsDelivery.Star,
    Rules = VssBudgetsRules.Row,
    DateOf = row => row.DateKey("NGAY_QUYET_DINH"),
    Derived = [new DerivedColumn("DecisionKindCode", row => BudgetDecisionKind.Of(row.Text("LOAI")))],
});
