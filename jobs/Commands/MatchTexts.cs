using BhytWarehouse.Etl.Matching;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of links between participants and residents.</summary>
internal static class MatchTexts
{
    public static readonly Text Links = new("Links between participants and residents", "Liên kết giữa người tham gia và dân cư");

    public static readonly Text None = new("No link yet: links are made when figures are computed after loads of enrolment and of the resident register by persons.", "Chưa có liên kết: liên kết được lập khi tính số liệu sau khi nạp dữ liệu tham gia và dữ liệu dân cư theo người.");

    public static readonly Text Kind = new("kind", "loại");

    public static readonly Text Status = new("status", "tình trạng");

    public static readonly Text Number = new("links", "số liên kết");

    public static readonly Text Link = new("link", "liên kết");

    public static readonly Text Score = new("score", "điểm");

    public static readonly Text Evidence = new("evidence", "bằng chứng");

    public static readonly Text Withdrawn = new("withdrawn: {0}", "đã bỏ: {0}");

    public static readonly Text ForReview = new("For review, the least sure first ({0} of {1})", "Cần xem xét, kém chắc chắn nhất trước ({0} trên {1})");

    public static readonly Text HowToExplain = new("bhyt match --link N explains one; --decide confirm|reject|withdraw decides.", "bhyt match --link N giải thích một liên kết; --decide confirm|reject|withdraw để quyết định.");

    public static readonly Text OneLink = new("Link {0}: {1}, {2}, score {3} bits (odds of about 2^{3} to 1 that it is one person)", "Liên kết {0}: {1}, {2}, điểm {3} bit (tỷ lệ khoảng 2^{3} trên 1 là cùng một người)");

    public static readonly Text Field = new("field", "trường");

    public static readonly Text Agreement = new("agreement", "mức khớp");

    public static readonly Text Bits = new("bits", "bit");

    public static readonly Text MadeBy = new("Method {0}; made after load {1}.", "Phương pháp {0}; lập sau lượt nạp {1}.");

    public static readonly Text WithdrawnAfter = new("Withdrawn after load {0}: {1}.", "Đã bỏ sau lượt nạp {0}: {1}.");

    public static readonly Text Decision = new("{0} by {1} at {2}: {3}", "{0} bởi {1} lúc {2}: {3}");

    public static readonly Text NoSuchLink = new("There is no link {0}. bhyt match lists links for review.", "Không có liên kết {0}. bhyt match liệt kê các liên kết cần xem xét.");

    public static readonly Text DecideNeedsLink = new("--decide needs --link and --reason.", "--decide cần có --link và --reason.");

    public static readonly Text NoSuchVerdict = new("--decide takes confirm, reject or withdraw, not '{0}'.", "--decide nhận confirm, reject hoặc withdraw, không nhận '{0}'.");

    public static readonly Text OnlyResidents = new("Link {0} is between two participants; only a link with a resident can be confirmed. It can be rejected.", "Liên kết {0} là giữa hai người tham gia; chỉ xác nhận được liên kết với dân cư. Có thể bác bỏ.");

    public static readonly Text Decided = new("Decision kept; figures computed again: {0} links made, {1} withdrawn by it and by what it changes.", "Đã lưu quyết định và tính lại số liệu: {0} liên kết được lập, {1} bị bỏ do quyết định này.");

    public static Text Of(MatchField field) => field switch
    {
        MatchField.Name => new("name", "họ tên"),
        MatchField.Birth => new("birth date", "ngày sinh"),
        MatchField.CitizenId => new("citizen id", "số định danh"),
        MatchField.InsuranceNumber => new("BHXH number", "số BHXH"),
        MatchField.Sex => new("sex", "giới tính"),
        _ => new("place", "nơi cư trú"),
    };

    public static Text OfKind(string code) => code switch
    {
        "Person" => new("the participant is the resident", "người tham gia là người dân này"),
        "SecondIdentity" => new("one more BHXH number of a linked resident", "thêm một số BHXH của người dân đã liên kết"),
        _ => new("two BHXH numbers, one person", "hai số BHXH của một người"),
    };

    public static Text OfStatus(string code) => code switch
    {
        "Accepted" => new("accepted", "chấp nhận"),
        "Review" => new("for review", "cần xem xét"),
        _ => new("confirmed", "đã xác nhận"),
    };

    public static Text OfWithdrawal(string code) => code switch
    {
        "Reviewer" => new("a reviewer rejected it", "người xem xét bác bỏ"),
        "Method" => new("the method changed", "phương pháp thay đổi"),
        "Restated" => new("it stands with another kind, status or evidence", "được lập lại với loại, tình trạng hoặc bằng chứng khác"),
        _ => new("the evidence changed", "bằng chứng thay đổi"),
    };

    public static Text OfVerdict(LinkVerdict verdict) => verdict switch
    {
        LinkVerdict.Confirmed => new("Confirmed", "Xác nhận"),
        LinkVerdict.Rejected => new("Rejected", "Bác bỏ"),
        _ => new("Decision withdrawn", "Bỏ quyết định"),
    };
}
