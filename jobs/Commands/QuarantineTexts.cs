namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of records held back, and of the log of actions.</summary>
internal static class QuarantineTexts
{
    public static readonly Text ByAge = new("Held back, by feed and age", "Đang giữ lại, theo nguồn và số ngày");

    public static readonly Text ByRule = new("By rule (a record counts under each rule that holds it)", "Theo quy tắc (một bản ghi được tính ở mỗi quy tắc giữ nó)");

    public static readonly Text BySubmitter = new("By submitter", "Theo đơn vị gửi");

    public static readonly Text Oldest = new("The oldest ({0} of {1})", "Lâu nhất ({0} trên {1})");

    public static readonly Text Nothing = new("Nothing that fits is held back.", "Không có gì phù hợp đang bị giữ lại.");

    public static readonly Text HowToShow = new(
        "bhyt quarantine show KEY shows one masked; feedback --to FOLDER tells the submitters; replay judges again.",
        "bhyt quarantine show KHÓA xem một bản ghi (đã che); feedback --to THƯ_MỤC báo đơn vị gửi; replay xét lại.");

    public static readonly Text Key = new("key", "khóa");

    public static readonly Text Submitter = new("submitter", "đơn vị gửi");

    public static readonly Text Age = new("age", "số ngày");

    public static readonly Text Days = new("days", "ngày");

    public static readonly Text Records = new("records", "bản ghi");

    public static readonly Text HeldFiles = new("files refused", "tệp bị từ chối");

    public static readonly Text HeldUp = new("held up", "bị giữ");

    public static readonly Text Rules = new("rules", "quy tắc");

    public static readonly Text DaysFrom = new("{0} days or more", "từ {0} ngày");

    public static readonly Text DaysRange = new("{0} to {1} days", "{0} đến {1} ngày");

    public static readonly Text OneRecord = new("{0}: record {1} of {2}, held for {3} days", "{0}: bản ghi {1} của {2}, bị giữ {3} ngày");

    public static readonly Text OneFile = new("{0}: file {1}, refused {2} days ago with {3} records", "{0}: tệp {1}, bị từ chối {2} ngày trước, có {3} bản ghi");

    public static readonly Text Hash = new("SHA-256 {0}, received {1}", "SHA-256 {0}, nhận lúc {1}");

    public static readonly Text Bytes = new("bytes {0} to {1} of the file", "byte {0} đến {1} của tệp");

    public static readonly Text Place = new("{0}", "{0}");

    public static readonly Text Stakes = new("{0} {1}", "{0} {1}");

    public static readonly Text Why = new("Why it is held", "Vì sao bị giữ");

    public static readonly Text Document = new("table", "bảng");

    public static readonly Text Row = new("row", "dòng");

    public static readonly Text Content = new("Its own text, masked: ••• (characters) stands for a value that is personal, unknown, or could be", "Nội dung đã che: ••• (số ký tự) là giá trị cá nhân, không rõ hoặc có thể là cá nhân");

    public static readonly Text Value = new("value", "giá trị");

    public static readonly Text UnknownField = new("(not in the contract)", "(ngoài chuẩn)");

    public static readonly Text NoContent = new("The record cannot be taken apart into fields; the rules above tell where it fails.", "Không tách được bản ghi thành trường; các quy tắc ở trên cho biết chỗ sai.");

    public static readonly Text NotLanded = new("The landing zone does not hold this file any more.", "Vùng tiếp nhận không còn giữ tệp này.");

    public static readonly Text NotAKey = new("'{0}' is no key; expected LOAD:FILE:RECORD, such as 4:12:37 (record 0 for a refused file).", "'{0}' không phải khóa; cần LƯỢT:TỆP:BẢN_GHI, ví dụ 4:12:37 (bản ghi 0 là tệp bị từ chối).");

    public static readonly Text NotHeld = new("{0} is not held back: it was never, or a replay took it over. 'bhyt quarantine' lists what is.", "{0} không bị giữ: chưa từng bị giữ hoặc đã được xét lại. 'bhyt quarantine' liệt kê những gì đang bị giữ.");

    public static readonly Text WasRepaired = new("{0} is not held back any more: {1}, load {2} on {3}.", "{0} không còn bị giữ: {1}, lượt nạp {2} lúc {3}.");

    public static readonly Text RepairedSoFar = new("{0} records were held and are not any more: {1} (control total {2}).", "{0} bản ghi từng bị giữ nay không còn: {1} (tổng kiểm soát {2}).");

    private static readonly Text RepairedByVersion = new("put right by a newer version of their facility", "cơ sở đã gửi bản mới hợp lệ");

    private static readonly Text RepairedByReplay = new("taken over by a replay", "đã được nhận khi xét lại");

    private static readonly Text RepairedByOverride = new("let pass by an approved override", "được miễn áp dụng quy tắc theo phê duyệt");

    public static readonly Text NoSuchRule = new("there is no rule '{0}'; a code looks like VC-003.", "không có quy tắc '{0}'; mã có dạng VC-003.");

    public static readonly Text FeedbackWritten = new("{0} feedback files in {1}, for {2} held records and files.", "{0} tệp phản hồi trong {1}, cho {2} mục đang bị giữ.");

    public static Text OfRepair(string code) => code switch { "NewVersion" => RepairedByVersion, "Override" => RepairedByOverride, _ => RepairedByReplay };

    public static readonly Text Judged = new("judged again", "xét lại");

    public static readonly Text StillHeld = new("still held", "vẫn giữ");

    public static readonly Text Replayed = new("Replay: {0} of {1} held records and files moved to new loads; the ledger balances before and after. 'bhyt run' computes the figures.", "Xét lại: {0} trên {1} mục được chuyển sang lượt nạp mới; sổ cân trước và sau. 'bhyt run' tính lại số liệu.");

    public static readonly Text NothingMoved = new("Replay: none of {0} held records and files passes the gate now; nothing moved.", "Xét lại: chưa mục nào trong {0} mục đạt yêu cầu; không có gì thay đổi.");

    public static readonly Text NothingToJudge = new("Replay: nothing of this is held back, so there is nothing to judge again.", "Xét lại: không có mục nào trong phạm vi này đang bị giữ nên không có gì để xét lại.");

    public static readonly Text Unread = new(
        "{0} held records and files cannot be judged again: retention removed their content, or it is not in the landing zone any more. Ask the submitters to send them again.",
        "{0} mục không xét lại được: nội dung đã bị xóa theo thời hạn lưu trữ hoặc không còn trong vùng tiếp nhận. Hãy đề nghị đơn vị gửi lại.");

    public static readonly Text UnbalancedBefore = new("the ledger does not balance ({0} differences: bhyt ledger --verify), so nothing is replayed.", "sổ không cân ({0} chênh lệch: bhyt ledger --verify) nên không xét lại.");

    public static readonly Text Actions = new("Actions of operators", "Thao tác của người vận hành");

    public static readonly Text NoActions = new("No action is logged.", "Chưa có thao tác nào được ghi.");

    public static readonly Text Number = new("no.", "số");

    public static readonly Text At = new("when (UTC)", "lúc (UTC)");

    public static readonly Text Who = new("who", "ai");

    public static readonly Text What = new("what", "việc");

    public static readonly Text Subject = new("on", "đối tượng");

    public static readonly Text Outcome = new("outcome", "kết quả");

    public static readonly Text Interrupted = new("(interrupted)", "(bị gián đoạn)");
}
