using BhytWarehouse.Jobs.Commands;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the page of back-fills says beside what the command says too (BackFillTexts).</summary>
internal static class BackFillPageTexts
{
    public static readonly Text Title = new("Back-fill", "Nạp bù");

    public static readonly Text Show = new("Show what it costs", "Xem chi phí");

    public static readonly Text Ask = new("Ask for the back-fill", "Yêu cầu nạp bù");

    public static readonly Text Asked = new("{0} runs are asked for: {1}.", "Đã yêu cầu {0} lượt: {1}.");

    public static readonly Text Runs = new("Back-fills asked for", "Các lượt nạp bù đã yêu cầu");

    public static readonly Text NoRuns = new("None was asked for yet.", "Chưa có yêu cầu nào.");

    public static readonly Text MonthForm = new("yyyy-MM", "yyyy-MM");

    public static readonly Text Part = new("Part", "Phạm vi");
}
