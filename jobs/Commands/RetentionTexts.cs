using BhytWarehouse.Etl.Retention;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of content whose time has come.</summary>
internal static class RetentionTexts
{
    public static readonly Text Rule = new("Content is kept for the year of its receipt and {0} months after it.", "Nội dung được giữ trong năm nhận và {0} tháng sau đó.");

    public static readonly Text NothingDue = new("Nothing is due.", "Chưa có nội dung nào đến hạn.");

    public static readonly Text Due = new("Due: {0} files, {1}; {2} may go, {3} stay", "Đến hạn: {0} tệp, {1}; {2} tệp được xóa, {3} tệp giữ lại");

    public static readonly Text DueOn = new("due since", "đến hạn từ");

    public static readonly Text Size = new("bytes received", "dung lượng nhận");

    public static readonly Text Stays = new("stays because", "giữ lại vì");

    public static readonly Text HowToApply = new("bhyt retention apply --reason TEXT removes what may go.", "bhyt retention apply --reason TEXT xóa phần được phép xóa.");

    public static readonly Text Removed = new("The content of {0} files is gone for good ({1}). What they brought stands in the ledger; audit.LandingRemoval says when each went.", "Nội dung của {0} tệp đã xóa hẳn ({1}). Phần đã nạp vẫn trong sổ cái; audit.LandingRemoval ghi thời điểm xóa từng tệp.");

    public static readonly Text RemovedOn = new("content removed by retention on {0}", "nội dung đã xóa theo thời hạn lưu giữ ngày {0}");

    public static readonly Text NotShown = new(
        "The content was removed by retention on {0}: it can be neither shown nor judged again. Ask the submitter to send the file again.",
        "Nội dung đã xóa theo thời hạn lưu giữ ngày {0}: không thể hiển thị hay kiểm tra lại. Đề nghị đơn vị gửi lại tệp.");

    public static Text Of(RetentionHold hold) => hold switch
    {
        RetentionHold.Quarantine => new("records of it are held back (--held removes it all the same)", "còn bản ghi bị giữ lại (--held vẫn xóa)"),
        RetentionHold.OpenPeriod => new("its claims count in a quarter not settled yet", "có hồ sơ thuộc quý chưa quyết toán"),
        RetentionHold.Load => new("a load of it has not ended", "lượt nạp chưa kết thúc"),
        _ => throw new ArgumentOutOfRangeException(nameof(hold), hold, "no such hold"),
    };
}
