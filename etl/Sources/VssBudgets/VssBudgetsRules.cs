using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssBudgets;

/// <summary>What the gate expects of a budget decision beyond the form of its values.</summary>
internal static class VssBudgetsRules
{
    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("VB-020", Severity.RejectRecord, "LOAI", "be GIAO (assigns), DIEU_CHINH (replaces what stood before) or BO_SUNG (adds to it): without it nobody can tell the estimate in force", "là GIAO (giao), DIEU_CHINH (thay thế số trước) hoặc BO_SUNG (cộng thêm): nếu thiếu thì không xác định được dự toán hiện hành",
            row => BudgetDecisionKind.Of(row.Text("LOAI")).Length > 0),
        new("VB-021", Severity.RejectRecord, "SO_TIEN", "not be below 0 unless the decision is BO_SUNG", "không âm, trừ quyết định BO_SUNG",
            row => row.Hundredths("SO_TIEN") >= 0 || BudgetDecisionKind.Of(row.Text("LOAI")) == "S"),
        new("VB-022", Severity.RejectRecord, "NGAY_QUYET_DINH", "not lie in the future", "không ở tương lai",
            row => row.DateKey("NGAY_QUYET_DINH") <= row.Today),
        new("VB-023", Severity.RejectRecord, "NAM", "lie between 1990 and the year after the load", "nằm trong khoảng từ 1990 đến năm sau năm nạp dữ liệu",
            row => row.Year("NAM") >= 1990 && row.Year("NAM") <= (row.Today / 10_000) + 1),
        new("VB-024", Severity.RejectRecord, "MA_CSKCB", "be empty (the province as a whole) or 5 characters", "để trống (toàn tỉnh) hoặc gồm 5 ký tự",
            row => row.IsEmpty("MA_CSKCB") || row.Text("MA_CSKCB").Length == 5),
        new("VB-025", Severity.Warn, "NGAY_QUYET_DINH", "lie in the year of the estimate, the year before or the two after", "thuộc năm dự toán, năm trước đó hoặc hai năm sau",
            row => (row.DateKey("NGAY_QUYET_DINH") / 10_000) - row.Year("NAM") is >= -1 and <= 2),
    ];
}
