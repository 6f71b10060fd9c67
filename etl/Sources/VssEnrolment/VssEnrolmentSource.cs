using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>Participants and their cards, as the social insurance agency extracts them (one row per validity of a card), and the lists of increases and decreases that collecting offices hand in (D03-TS and its import sheet).</summary>
/// <remarks>
/// A D03 list names no card. Its BHXH number stands for the person and, under a token of its own kind, for the card; the span reaches from the first month over the number of months.
/// It cannot fill commune, household, benefit digit and the support of the central budget. A decrease ends a card that the list does not name: it is kept as a span of its first day alone, which covers no month end.
/// </remarks>
public sealed class VssEnrolmentSource() : TableSource(new TableFeed
{
    FeedCode = "VssEnrolment",
    RulePrefix = "VE",
    Description = new(
        "Vietnam Social Security",
        "participants and the validity of their cards",
        "người tham gia và thời hạn thẻ BHYT",
        "monthly",
        "one validity of one card",
        "Luật BHYT 25/2008/QH12 with its amendments; QĐ 595/QĐ-BHXH 2017, QĐ 490/QĐ-BHXH 2023",
        new Office("provincial social security, collection and card office (phòng Quản lý thu - sổ, thẻ)", "BHXH tỉnh, phòng Quản lý thu - sổ, thẻ"),
        "rows", "dòng", "đồng of support", "đồng hỗ trợ") { SilentAfterDays = 40 },
    Dimensions = ["AdministrativeUnit", "Facility", "ParticipantGroup", "Household", "Member", "MemberIdentity", "WrittenIdentity", "EnrolmentExtract"],
    Delivery = VssEnrolmentDelivery.Star,
    Rules = VssEnrolmentRules.Row,
    DateOf = row => EnrolmentSpan.Start(row),
    FieldRules = VssEnrolmentRules.Field,
    SingleValued = ["NGAY_TRICH"],
    Blocks = new Dictionary<string, string> { ["tang"] = EnrolmentSpan.Increase, ["itang"] = EnrolmentSpan.Increase, ["giam"] = EnrolmentSpan.Decrease, ["iigiam"] = EnrolmentSpan.Decrease },
    TokenKinds = new Dictionary<string, string> { ["MA_HO"] = "household" },
    ColumnNames = new Dictionary<string, string> { ["SO_BHXH"] = "MemberToken", ["SO_CCCD"] = "CitizenToken", ["MA_HO"] = "HouseholdToken", ["NGAY_SINH"] = "BirthYear" },
    Derived =
    [
        new DerivedColumn("CardToken", row => row.IsEmpty("MA_THE_BHYT") ? row.Token("member without card", "SO_BHXH") : row.Token("card", "MA_THE_BHYT")),
        new DerivedColumn("CardGroupCode", row => row.IsEmpty("MA_THE_BHYT") ? row.Text("MA_NHOM") : row.Text("MA_THE_BHYT")[..2]),
        new DerivedColumn("CardBenefitCode", row => row.IsEmpty("MA_THE_BHYT") ? "" : row.Text("MA_THE_BHYT")[2..3]),
        new DerivedColumn("GIOI_TINH", row => row.Layout == "D03Import" ? 1 + row.Count("NU") : row.Count("GIOI_TINH")),
        new DerivedColumn("GT_THE_TU", row => EnrolmentSpan.Start(row)),
        new DerivedColumn("GT_THE_DEN", row => EnrolmentSpan.End(row)),
        new DerivedColumn("PHUONG_AN", EnrolmentSpan.Plan),
        DerivedColumn.OfLedger("NGAY_TRICH", EnrolmentSpan.ExtractDateKey),
        new DerivedColumn("MatchTokens", row => row.MatchTokens("HO_TEN", "NGAY_SINH", "SO_CCCD", "SO_BHXH", "MA_THE_BHYT")),
    ],
});
