using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>What the gate expects of an enrolment row beyond what it expects of every table.</summary>
/// <remarks>A person with an unknown group letter, an odd benefit digit or a lapsed card is not refused: that is for reports to show.</remarks>
internal static class VssEnrolmentRules
{
    private const Severity Reject = Severity.RejectRecord;

    public static IReadOnlyList<FieldRule> Field { get; } =
    [
        .. Of("VE-020", Reject, "SO_BHXH", "be 10 digits", "gồm 10 chữ số"),
        .. Of("VE-022", Reject, "MA_THE_BHYT", "be 2 capital letters, a digit from 1 to 5, 2 digits of the province and 10 digits", "gồm 2 chữ in hoa, 1 chữ số từ 1 đến 5, 2 chữ số mã tỉnh và 10 chữ số", new RuleStanding { LegalBasis = "QĐ 1351/QĐ-BHXH 2015; QĐ 1697/QĐ-BHXH 2023; QĐ 1018/QĐ-BHXH 2024" }),
        .. Of("VE-023", Severity.Warn, "SO_CCCD", "be empty or 12 digits; another number is not kept", "để trống hoặc gồm 12 chữ số; số khác không được lưu"),
        .. Of("VE-024", Reject, "NGAY_SINH", "be yyyymmdd or dd/MM/yyyy, or yyyy0000 or yyyy when only the year is known", "theo dạng yyyymmdd hoặc dd/MM/yyyy, hoặc yyyy0000 hay yyyy khi chỉ biết năm sinh"),
        .. Of("VE-026", Reject, "GIOI_TINH", "be 1 (male), 2 (female) or 3 (not determined), or the word", "là 1 (nam), 2 (nữ) hoặc 3 (chưa xác định), hoặc ghi bằng chữ"),
        .. Of("VE-027", Reject, "MA_TINH", "be 2 digits", "gồm 2 chữ số"),
        .. Of("VE-028", Reject, "MA_XA", "be empty or 5 digits", "để trống hoặc gồm 5 chữ số"),
        .. Of("VE-030", Reject, "MA_DKBD", "be empty or 5 capital letters or digits", "để trống hoặc gồm 5 chữ in hoa hay chữ số"),
        .. Of("VE-032", Reject, "GT_THE_TU", "be a day from 1990-01-01 to 2040-12-31", "là ngày từ 01/01/1990 đến 31/12/2040"),
        .. Of("VE-033", Reject, "GT_THE_DEN", "be empty (open) or a day", "để trống (không thời hạn) hoặc là một ngày"),
        .. Of("VE-036", Reject, "PHUONG_AN", "be TM (new), ON (renewed), GH (decrease) or DC (adjusted)", "là TM (tăng mới), ON (gia hạn), GH (giảm) hoặc DC (điều chỉnh)"),
        .. Of("VE-037", Reject, "NSTW_HO_TRO", "be empty or an amount of đồng, not negative, with at most two decimals", "để trống hoặc là số tiền (đồng) không âm, tối đa hai số lẻ"),
        .. Of("VE-038", Reject, "NSDP_HO_TRO", "be empty or an amount of đồng, not negative, with at most two decimals", "để trống hoặc là số tiền (đồng) không âm, tối đa hai số lẻ"),
        .. Of("VE-039", Reject, "NGAY_TRICH", "be the day of the extract", "là ngày trích xuất"),
        .. Of("VE-043", Reject, "MA_HO", "have at most 50 characters", "dài tối đa 50 ký tự"),
        new("VE-041", Reject, "", FieldAspect.Consistent, "not stand twice with one card, first day and PHUONG_AN but different values; send the right row alone", "không lặp lại với cùng thẻ, ngày bắt đầu và PHUONG_AN mà giá trị khác nhau; chỉ gửi dòng đúng"),
        new("VE-042", Severity.Warn, "", FieldAspect.Single, "stand once with one card, first day and PHUONG_AN; the later row is a duplicate", "chỉ xuất hiện một lần với cùng thẻ, ngày bắt đầu và PHUONG_AN; dòng sau là dòng trùng"),
    ];

    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("VE-021", Severity.Warn, "SO_BHXH", "equal the last 10 digits of MA_THE_BHYT", "trùng 10 chữ số cuối của MA_THE_BHYT",
            row => row.IsEmpty("MA_THE_BHYT") || row.Text("MA_THE_BHYT").AsSpan(5).SequenceEqual(row.Text("SO_BHXH"))),
        new("VE-025", Reject, "NGAY_SINH", "lie between 1900 and today", "nằm trong khoảng từ năm 1900 đến hôm nay", row => row.Year("NGAY_SINH") >= 1900 && row.DateKey("NGAY_SINH") <= row.Today),
        new("VE-029", Severity.Warn, "MA_XA", "name the commune of residence; without it the person counts in no commune", "nêu xã cư trú; nếu thiếu, người này không được tính cho xã nào", row => row.Layout != "Extract" || !row.IsEmpty("MA_XA")),
        Again("VE-030", row => row.Text("MA_DKBD").Length is 0 or 5 && row.Text("MA_DKBD").All(char.IsAsciiLetterOrDigit)),
        new("VE-031", Severity.Warn, "MA_DKBD", "name the facility where the member is registered", "nêu nơi đăng ký khám chữa bệnh ban đầu", row => !row.IsEmpty("MA_DKBD")),
        Again("VE-032", row => EnrolmentSpan.Start(row) is >= EnrolmentSpan.FirstDateKey and <= EnrolmentSpan.LastDateKey),
        new("VE-034", Reject, "GT_THE_DEN", "not precede GT_THE_TU", "không trước GT_THE_TU", row => EnrolmentSpan.End(row) >= EnrolmentSpan.Start(row)),
        new("VE-035", Severity.Warn, "GT_THE_DEN", "not lie after 2040-12-31; it is kept as an open end", "không sau 31/12/2040; được lưu như thẻ không thời hạn", row => row.DateKey("GT_THE_DEN") is <= EnrolmentSpan.LastDateKey or EnrolmentSpan.OpenEndDateKey),
        Again("VE-036", row => row.Layout == "D03" || row.Text("PHUONG_AN") is "TM" or "ON" or "GH" or "DC"),
        Again("VE-037", row => row.Hundredths("NSTW_HO_TRO") >= 0),
        Again("VE-038", row => row.Hundredths("NSDP_HO_TRO") >= 0),
        Again("VE-039", row => EnrolmentSpan.ExtractDateKey(row) is >= EnrolmentSpan.FirstDateKey and <= EnrolmentSpan.LastDateKey),
        new("VE-040", Reject, "NGAY_TRICH", "not lie in the future", "không ở tương lai", row => row.DateKey("NGAY_TRICH") <= row.Today),
        new("VE-044", Reject, "", "stand in a D03 list below the heading of the increases (I. Tăng) or of the decreases (II. Giảm)", "trong danh sách D03 phải nằm dưới mục I. Tăng hoặc II. Giảm", row => row.Layout != "D03" || row.Block.Length > 0),
        new("VE-045", Reject, "SO_THANG", "be 1 to 60 months for an increase", "từ 1 đến 60 tháng đối với trường hợp tăng", row => row.Layout == "Extract" || EnrolmentSpan.Plan(row) is "GH" or "DC" || row.Count("SO_THANG") is >= 1 and <= 60),
    ];

    /// <summary>One code for a value that cannot be read and for one that is missing.</summary>
    private static IEnumerable<FieldRule> Of(string code, Severity severity, string field, string expectation, string expectationVietnamese, RuleStanding? standing = null) =>
        [new(code, severity, field, FieldAspect.Value, expectation, expectationVietnamese) { Standing = standing ?? RuleStanding.OfFeed }, new(code, severity, field, FieldAspect.Filled, expectation, expectationVietnamese) { Standing = standing ?? RuleStanding.OfFeed }];

    /// <summary>The same rule where the value can be read but is out of its range.</summary>
    private static QualityRule<TableRow> Again(string code, Func<TableRow, bool> holds)
    {
        FieldRule rule = Field.First(rule => rule.Code == code);
        return new(code, rule.Severity, rule.Field, rule.Expectation, rule.ExpectationVietnamese, holds) { Standing = rule.Standing };
    }
}
