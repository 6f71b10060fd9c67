using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the page of hosts says.</summary>
internal static class HostPageTexts
{
    public static readonly Text Title = new("Hosts and queues", "Máy chủ và hàng đợi");

    public static readonly Text SchedulerPages = new("The scheduler's own pages, to look at", "Trang riêng của bộ lập lịch, chỉ để xem");

    public static readonly Text Hosts = new("Job hosts", "Máy chủ tác vụ");

    public static readonly Text Started = new("Started", "Khởi động");

    public static readonly Text Beat = new("Last heard", "Tín hiệu gần nhất");

    public static readonly Text AtWork = new("at work", "đang hoạt động");

    public static readonly Text Silent = new("silent", "mất tín hiệu");

    public static readonly Text Ended = new("ended", "đã kết thúc");

    public static readonly Text Queues = new("Queues", "Hàng đợi");

    public static readonly Text Queue = new("Queue", "Hàng đợi");

    public static readonly Text DueNow = new("Due", "Đến hạn");

    public static readonly Text DueLater = new("Due later", "Chưa đến hạn");

    public static readonly Text Oldest = new("Waits since", "Chờ từ");

    public static readonly Text Leases = new("Leases: who works on what", "Quyền giữ: ai đang làm gì");

    public static readonly Text Resource = new("Of", "Đối tượng");

    public static readonly Text Taken = new("Taken", "Nhận lúc");

    public static readonly Text Until = new("Until", "Đến");

    public static readonly Text Token = new("Token", "Số quyền");

    public static readonly Text Held = new("held", "đang giữ");

    public static readonly Text Shared = new("shared", "dùng chung");

    public static readonly Text Over = new("over", "hết hạn");
}
