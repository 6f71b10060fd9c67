using BhytWarehouse.Jobs.Pages;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of figures that are held back.</summary>
internal static class HeldBackTexts
{
    /// <summary>More of a kind is counted, not named.</summary>
    private const int MostNamed = 12;

    public static readonly Text Nothing = new("No published figure is held back by an unfinished or failed part.", "Không có số liệu đã công bố nào bị chậm do phần chưa xong hoặc lỗi.");

    public static readonly Text Figures = new("Figures held back", "Số liệu bị chậm");

    public static readonly Text Title = new("Figures that it holds back", "Số liệu bị chậm do phần này");

    private static readonly Text Unfinished = new("{0}: load {1} is not finished", "{0}: lượt nạp {1} chưa xong");

    private static readonly Text FailedLoad = new("{0}: load {1} failed", "{0}: lượt nạp {1} bị lỗi");

    private static readonly Text FailedRun = new("{0}: run {1} failed", "{0}: lượt chạy {1} bị lỗi");

    private static readonly Text Behind = new("loads are newer than the figures", "có lượt nạp mới hơn số liệu");

    private static readonly Text Stand = new("{0}; as before stand {1} and {2} report tables ({3})", "{0}; vẫn giữ giá trị cũ: {1} và {2} bảng báo cáo ({3})");

    private static readonly Text More = new("{0} and {1} more", "{0} và {1} mục khác");

    /// <summary>One part in one line.</summary>
    public static string Told(HeldBackPart part, Language language)
    {
        string what = (part.Kind switch
        {
            HeldBackKind.UnfinishedLoad => Unfinished,
            HeldBackKind.FailedLoad => FailedLoad,
            HeldBackKind.FailedRun => FailedRun,
            _ => Behind,
        }).In(language, part.FeedCode, part.Number);
        return Stand.In(language, what, Named([.. part.Figures.Indicators.Select(indicator => indicator.Code!)], language), part.Figures.ReportTables.Count, Named(part.Figures.ReportTables, language));
    }

    private static string Named(IReadOnlyList<string> names, Language language) => names.Count switch
    {
        0 => "–",
        <= MostNamed => string.Join(", ", names),
        _ => More.In(language, string.Join(", ", names.Take(MostNamed)), names.Count - MostNamed),
    };
}
