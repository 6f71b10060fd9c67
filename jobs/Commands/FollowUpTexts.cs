namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of figures and of the refresh of reports.</summary>
internal static class FollowUpTexts
{
    public static readonly Text Computing = new("computing figures", "tính số liệu");

    public static readonly Text Computed = new("Figures computed: {0} indicators, {1} values; snapshots, indicators and report tables hold exactly what the facts hold.", "Đã tính số liệu: {0} chỉ số, {1} giá trị; các bảng trung gian, chỉ số và bảng báo cáo khớp đúng với dữ liệu gốc.");

    public static readonly Text FiguresUnchanged = new("No figure changed; nothing was computed anew.", "Không số liệu nào thay đổi; không tính lại.");

    public static readonly Text FiguresBehind = new(
        "Power BI was not asked: loads changed facts after the figures were computed, so reports would show two moments. Run again (bhyt run): the figures are computed first.",
        "Chưa yêu cầu Power BI: có lượt nạp đã thay đổi dữ liệu sau khi tính số liệu nên báo cáo sẽ lẫn hai thời điểm. Hãy chạy lại (bhyt run): số liệu được tính trước.");

    public static readonly Text RefreshTitle = new("Power BI", "Power BI");

    public static readonly Text WouldRefresh = new("Tables of {0} that would be refreshed, and why", "Các bảng của {0} sẽ được làm mới và lý do");

    public static readonly Text ToRefresh = new("Tables of {0} that read what was loaded, and why", "Các bảng của {0} đọc số liệu vừa nạp và lý do");

    public static readonly Text NothingToRefresh = new("No report table reads anything that changed: nothing to refresh.", "Không bảng báo cáo nào đọc số liệu vừa thay đổi: không cần làm mới.");

    public static readonly Text NotConfigured = new(
        "No refresh was asked, because no workspace is configured: {0} not set.",
        "Chưa yêu cầu làm mới vì chưa cấu hình không gian làm việc: chưa đặt {0}.");

    public static readonly Text ReportTable = new("report table", "bảng báo cáo");

    public static readonly Text Because = new("because", "vì");

    public static readonly Text Reason = new("load {0} brought {1} rows of {2}", "lượt nạp {0} đưa vào {1} dòng {2}");

    public static readonly Text Asking = new("Power BI: refreshing", "Power BI: đang làm mới");
}
