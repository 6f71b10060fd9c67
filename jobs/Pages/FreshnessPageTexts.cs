using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the page of freshness says beside what the radar says too (RadarTexts).</summary>
internal static class FreshnessPageTexts
{
    public static readonly Text Title = new("Freshness and missing data", "Độ mới và dữ liệu còn thiếu");

    public static readonly Text Feeds = new("When each feed last brought something new", "Lần gần nhất mỗi nguồn có dữ liệu mới");

    public static readonly Text Last = new("Last received", "Nhận gần nhất");

    public static readonly Text Due = new("Due until", "Hạn đến");

    public static readonly Text Files = new("Files", "Số tệp");

    public static readonly Text Standing = new("Standing", "Tình trạng");

    public static readonly Text Never = new("never received", "chưa từng nhận");

    public static readonly Text Silent = new("late", "chậm");

    public static readonly Text Fresh = new("in time", "đúng hạn");

    public static readonly Text NoDue = new("no fixed day", "không có hạn cố định");

    public static readonly Text Alerts = new("What should be here and is not", "Dữ liệu đáng lẽ phải có");

    public static readonly Text Advice = new("What to do", "Cần làm gì");
}
