using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the pages of runs and jobs say beside what the commands say too (JobsTexts).</summary>
internal static class RunPageTexts
{
    public static readonly Text Now = new("Running now", "Đang chạy");

    public static readonly Text NothingRuns = new("Nothing is running.", "Không có lượt nào đang chạy.");

    public static readonly Text Heard = new("Running: {0}. Jobs whose last run failed: {1}.", "Đang chạy: {0}. Tác vụ có lượt gần nhất bị lỗi: {1}.");

    public static readonly Text Progress = new("Progress of run {0}", "Tiến độ của lượt {0}");

    public static readonly Text Since = new("since {0}", "từ {0}");

    public static readonly Text TimeLeft = new("about {0} left of this step", "còn khoảng {0} cho bước này");

    public static readonly Text Minutes = new("{0} min", "{0} phút");

    public static readonly Text Waits = new("Waiting", "Đang chờ");

    public static readonly Text NothingWaits = new("Nothing is waiting.", "Không có lượt nào đang chờ.");

    public static readonly Text FailedLast = new("Failed last", "Lỗi gần đây");

    public static readonly Text NothingFailed = new("No job failed in its last run.", "Không tác vụ nào bị lỗi ở lượt gần nhất.");

    public static readonly Text PausedLines = new("Paused jobs", "Tác vụ tạm dừng");

    public static readonly Text NothingPaused = new("No job is paused.", "Không có tác vụ nào tạm dừng.");
}
