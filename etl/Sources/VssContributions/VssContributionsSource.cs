using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssContributions;

/// <summary>What the units that pay contributions owe, have to pay and paid, month by month (form C12-TS).</summary>
/// <remarks>Layout Ledger names the month in each row, layout Notice once above the table. Columns of other funds are known and not stored.</remarks>
public sealed class VssContributionsSource() : TableSource(new TableFeed
{
    FeedCode = "VssContributions",
    RulePrefix = "VT",
    Description = new SourceDescription(
        "Vietnam Social Security",
        "contributions due, paid and owed by paying unit and month",
        "số phải đóng, đã đóng và còn nợ BHYT theo đơn vị và tháng",
        "monthly, by day 10",
        "one month of one paying unit",
        "form C12-TS; QĐ 595/QĐ-BHXH 2017, QĐ 490/QĐ-BHXH 2023; Luật BHYT 25/2008/QH12 with its amendments, art. 48a–48c",
        new Office("provincial social security, collection office (phòng Quản lý thu - sổ, thẻ)", "BHXH tỉnh, phòng Quản lý thu - sổ, thẻ"),
        "rows", "dòng", "đồng due", "đồng phải đóng") { SilentAfterDays = 45 },
    Dimensions = ["ParticipantGroup", "PayingUnit"],
    Delivery = VssContributionsDelivery.Star,
    Rules = VssContributionsRules.Row,
    DateOf = row => (row.MonthKey("KY") * 100) + 1,
    Derived =
    [
        new DerivedColumn("UnitName", row => OrganisationName.Of(row.Text("TEN_DVI"), PayingUnitCode.Of(row.Text("MA_DVI")))),
        new DerivedColumn("RegistrationNumber", row => PayingUnitCode.Of(row.Text("MA_DVI")).RegistrationNumber),
        new DerivedColumn("GroupCode", row => PayingUnitCode.Of(row.Text("MA_DVI")).GroupCode),
        new DerivedColumn("IndustryCode", row => PayingUnitCode.Of(row.Text("MA_DVI")).IndustryCode),
    ],
    SingleValued = ["NGAY_LAP"],
});
