using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the pages of signals say beside what the command says too (SignalTexts).</summary>
internal static class SignalPageTexts
{
    public static readonly Text Title = new("Signals", "Dấu hiệu nghi vấn");

    public static readonly Text Lead = new("Suspicions, never verdicts: each alert has innocent explanations, which its rule names.", "Nghi vấn, chưa phải kết luận: mỗi cảnh báo có thể có giải thích hợp lệ, nêu trong quy tắc.");

    public static readonly Text Rule = new("Rule", "Quy tắc");

    public static readonly Text Back = new("All rules", "Mọi quy tắc");

    public static readonly Text Standing = new("Standing", "Tình trạng");

    public static readonly Text Limits = new("Limits", "Ngưỡng");

    public static readonly Text NoAlerts = new("No alert stands.", "Không có cảnh báo.");

    public static readonly Text Hidden = new(
        "{0} alerts of this rule are about persons and stay hidden. Who has the right opens them with a reason; that is logged.",
        "{0} cảnh báo của quy tắc này liên quan đến cá nhân nên không hiển thị. Người có quyền mở xem phải nêu lý do; việc mở được ghi nhật ký.");

    public static readonly Text Open = new("Open what concerns persons", "Mở thông tin cá nhân");

    public static readonly Text Opened = new("{0} is open to you for {1} minutes.", "{0} được mở cho bạn trong {1} phút.");

    public static readonly Text OpenFirst = new("Alerts of {0} are about persons: open them with a reason before you decide.", "Cảnh báo của {0} liên quan đến cá nhân: hãy mở xem và nêu lý do trước khi quyết định.");

    public static readonly Text Review = new("Decide about {0}", "Quyết định về {0}");

    public static readonly Text Decision = new("Decision", "Quyết định");

    public static readonly Text Recovered = new("Đồng taken back (only where confirmed)", "Số tiền thu hồi, đồng (chỉ khi xác nhận)");

    public static readonly Text Decided = new("The decision is kept: {0}.", "Đã lưu quyết định: {0}.");

    public static readonly Text Evaluated = new("evaluated", "đã đánh giá");

    public static readonly Text NotApplicable = new("does not apply: {0}", "không áp dụng được: {0}");

    public static readonly Text HeldBack = new("held back: {0}", "bị giữ lại: {0}");

    public static readonly Text NotYet = new("not evaluated yet", "chưa đánh giá");

    private static readonly Dictionary<AlertReviewState, Text> States = new()
    {
        [AlertReviewState.New] = new("new", "mới"),
        [AlertReviewState.Seen] = new("seen", "đã xem"),
        [AlertReviewState.Explained] = new("explained", "đã giải trình"),
        [AlertReviewState.FalseAlarm] = new("false alarm", "báo sai"),
        [AlertReviewState.Confirmed] = new("confirmed", "xác nhận"),
    };

    public static Text Of(AlertReviewState state) => States[state];

    /// <summary>Whether a rule was evaluated; the place is for the reason why not.</summary>
    public static Text Of(SignalStanding standing) => standing.StateCode switch
    {
        "Evaluated" => Evaluated,
        "NotApplicable" => NotApplicable,
        "HeldBack" => HeldBack,
        _ => NotYet,
    };
}
