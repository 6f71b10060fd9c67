namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of pulls.</summary>
internal static class PullTexts
{
    public static readonly Text Looking = new("Sources: {0}", "Các nơi lấy dữ liệu: {0}");

    public static readonly Text Received = new("{0} ({1}): {2} files, {3}, wait in the drop folder.", "{0} ({1}): {2} tệp, {3}, đang chờ trong thư mục chờ.");

    public static readonly Text Unchanged = new("{0} ({1}): nothing new.", "{0} ({1}): không có gì mới.");

    public static readonly Text HeldElsewhere = new(
        "{0} ({1}): another bhyt is pulling it; what it brings will lie in the drop folder.",
        "{0} ({1}): một tiến trình bhyt khác đang lấy dữ liệu này; kết quả sẽ nằm trong thư mục chờ.");

    public static readonly Text Failed = new("{0} ({1}): {2}", "{0} ({1}): {2}");

    public static readonly Text Finding = new("{0}: found {1}; expected {2}. {3}", "{0}: thấy {1}; cần {2}. {3}");

    public static readonly Text Warning = new("{0}: {1}", "{0}: {1}");

    public static readonly Text NoSettings = new(
        "{0}: there is no such file. It says where the files of which feed come from; the section 'Pulling' of README shows one. Files can always be put into the drop folders by hand.",
        "{0}: không có tệp này. Tệp cho biết dữ liệu của từng nguồn lấy từ đâu; xem ví dụ ở mục 'Pulling' của README. Luôn có thể tự đặt tệp vào thư mục chờ.");

    public static readonly Text FaultySettings = new("{0}: {1} Nothing was pulled; correct the file and run the command again.", "{0}: {1} Chưa lấy gì; hãy sửa tệp rồi chạy lại lệnh.");

    public static readonly Text NotConfigured = new("no source of the feed {0} is in {1}; there are {2}.", "không có nơi lấy dữ liệu của nguồn {0} trong {1}; hiện có {2}.");
}
