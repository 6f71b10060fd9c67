using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What stands on every page.</summary>
internal static class PageTexts
{
    public static readonly Text Product = new("BhytWarehouse", "BhytWarehouse");

    public static readonly Text Skip = new("Skip to the content", "Bỏ qua đến nội dung");

    public static readonly Text Navigation = new("Pages", "Các trang");

    public static readonly Text SignedInAs = new("{0} ({1})", "{0} ({1})");

    public static readonly Text Start = new("Start", "Trang đầu");

    public static readonly Text Title = new("{0} – BhytWarehouse", "{0} – BhytWarehouse");

    public static readonly Text Reason = new("Reason", "Lý do");

    public static readonly Text Actions = new("Actions", "Thao tác");

    public static readonly Text Search = new("Search", "Tìm");

    public static readonly Text Steps = new("Pages of this list", "Các trang của danh sách");

    public static readonly Text Newest = new("Newest", "Mới nhất");

    public static readonly Text Older = new("Older than {0}", "Cũ hơn {0}");

    public static readonly Text ConnectionLost = new(
        "The connection to the host is lost: what is shown stands still. Load the page again.",
        "Đã mất kết nối với máy chủ: nội dung đang hiển thị không còn cập nhật. Hãy tải lại trang.");
}
