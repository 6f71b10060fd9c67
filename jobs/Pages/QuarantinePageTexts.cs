using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the pages of the quarantine say beside what the command says too (QuarantineTexts).</summary>
internal static class QuarantinePageTexts
{
    public static readonly Text Title = new("Quarantine", "Dữ liệu bị giữ lại");

    public static readonly Text Lead = new(
        "What the gates hold back, and what it would have brought. Texts of records are shown masked only.",
        "Dữ liệu bị giữ lại khi kiểm tra và giá trị bị giữ. Nội dung bản ghi chỉ hiển thị sau khi đã che.");

    public static readonly Text Filter = new("Show", "Xem");

    public static readonly Text AllFeeds = new("all feeds", "mọi nguồn");

    public static readonly Text Facility = new("Facility", "Cơ sở");

    public static readonly Text Rule = new("Rule", "Quy tắc");

    public static readonly Text Total = new("{0} records, {1} files refused, {2} đồng or control total held up.", "{0} bản ghi, {1} tệp bị từ chối, {2} đồng hoặc tổng kiểm soát bị giữ.");

    public static readonly Text Replay = new("Judge again", "Xét lại");

    public static readonly Text ReplayLead = new(
        "After rules, code lists or registers changed: what passes now is loaded, what does not stays held. Asked for as a run.",
        "Sau khi quy tắc, danh mục hoặc sổ đăng ký thay đổi: mục đạt yêu cầu được nạp, còn lại vẫn bị giữ. Được thực hiện như một lượt chạy.");

    public static readonly Text ReplayFile = new("Judge this file again", "Xét lại tệp này");

    public static readonly Text ChooseFacility = new("Your account is of one area: choose one of its facilities first.", "Tài khoản của bạn thuộc một phạm vi: hãy chọn một cơ sở trong phạm vi trước.");

    public static readonly Text Replays = new("Replays asked for", "Các lượt xét lại đã yêu cầu");

    public static readonly Text Feedback = new("Feedback for the submitters", "Phản hồi cho đơn vị gửi");

    public static readonly Text FeedbackLead = new("What is wrong, where, on which law, and what to do; in Vietnamese.", "Sai gì, ở đâu, căn cứ nào, cần làm gì.");

    public static readonly Text Record = new("Held record {0}", "Mục bị giữ {0}");

    public static readonly Text Back = new("All that is held", "Mọi mục bị giữ");

    public static readonly Text File = new("File", "Tệp");

    public static readonly Text FileHash = new("SHA-256 {0}", "SHA-256 {0}");

    public static readonly Text Received = new("Received", "Nhận lúc");

    public static readonly Text Position = new("Record", "Bản ghi");

    public static readonly Text Override = new("Let {0} pass for this record", "Miễn {0} cho bản ghi này");

    public static readonly Text Overrides = new("Overrides", "Miễn áp dụng quy tắc");

    public static readonly Text Approve = new("Approve override {0}", "Duyệt đề nghị {0}");

    public static readonly Text Reject = new("Reject override {0}", "Từ chối đề nghị {0}");

    public static readonly Text NotHeld = new("Nothing is held back under this key: a replay took it over, or it never was.", "Không có mục nào bị giữ với khóa này: đã được xét lại hoặc chưa từng bị giữ.");
}
