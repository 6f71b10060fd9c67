using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssFeedback;

/// <summary>The portal's replies to the files of claims that facilities send: how many dossiers came, were accepted, rejected, late.</summary>
public sealed class VssFeedbackSource() : TableSource(new TableFeed
{
    FeedCode = "VssFeedback",
    RulePrefix = "VF",
    Description = new SourceDescription(
        "Vietnam Social Security",
        "replies of the claims portal by file",
        "phản hồi của cổng tiếp nhận dữ liệu theo tệp",
        "daily",
        "one file sent to the portal",
        "TT 48/2017/TT-BYT; QĐ 4750/QĐ-BYT 2023",
        new Office("provincial social security, information technology office (phòng Công nghệ thông tin)", "BHXH tỉnh, phòng Công nghệ thông tin"),
        "rows", "dòng", "dossiers", "hồ sơ") { SilentAfterDays = 3 },
    Dimensions = ["Facility"],
    Delivery = VssFeedbackDelivery.Star,
    Rules = VssFeedbackRules.Row,
    DateOf = row => row.DateKey("NGAY_TRICH"),
    Derived =
    [
        new DerivedColumn("ReplyDateKey", row => ReplyMoment.DateKeyOf(row.Text("THOI_GIAN_TIEP_NHAN"))),
        new DerivedColumn("ReplyMinute", row => ReplyMoment.MinuteOf(row.Text("THOI_GIAN_TIEP_NHAN"))),
    ],
    SingleValued = ["NGAY_TRICH"],
});
