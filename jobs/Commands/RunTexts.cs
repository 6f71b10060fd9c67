namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of the drop folders.</summary>
internal static class RunTexts
{
    public static readonly Text Looking = new("Drop folders: {0}", "Thư mục chờ: {0}");

    public static readonly Text Empty = new("{0}: nothing waits.", "{0}: không có tệp chờ.");

    public static readonly Text LeftAlone = new("{0}: {1} left alone: {2}", "{0}: không đụng đến {1}: {2}");

    public static readonly Text HeldElsewhere = new(
        "{0}: another bhyt is loading this feed; its files are left to it, and what is left after that to the next run.",
        "{0}: một tiến trình bhyt khác đang nạp nguồn này; các tệp được để lại cho tiến trình đó, phần còn lại cho lần chạy sau.");

    public static readonly Text Moved = new("{0}: {1} files moved to {2}.", "{0}: đã chuyển {1} tệp vào {2}.");

    public static readonly Text Unmoved = new("{0}: {1} stays where it is, because it changed meanwhile or holds other files too; what was landed of it counts.", "{0}: {1} được để nguyên vì đã thay đổi hoặc còn chứa tệp khác; phần đã tiếp nhận vẫn được tính.");

    public static readonly Text Readme = new(
        """
        Put received files here, each feed in its folder; 'bhyt run' takes them.
        A file is left while it is still being written (changed within the last 5 seconds).
        After a published load files go to done/<feed>/<date>, those refused whole to refused/<feed>/<date>. Nothing is deleted.
        """,
        """
        Đặt các tệp nhận được vào đây, mỗi nguồn một thư mục; 'bhyt run' sẽ nạp.
        Tệp còn đang được ghi (thay đổi trong 5 giây gần nhất) được để lại cho lần sau.
        Sau khi lượt nạp được công bố, tệp chuyển vào done/<nguồn>/<ngày>, tệp bị từ chối vào refused/<nguồn>/<ngày>. Không tệp nào bị xóa.
        """);
}
