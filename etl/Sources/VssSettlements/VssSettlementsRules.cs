using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssSettlements;

/// <summary>What the gate expects of settlement lists and of form 01/BH beyond the form of their values.</summary>
internal static class VssSettlementsRules
{
    public const string ListLayout = "List";
    public const string TotalLayout = "Total";

    private const long OneDong = 100;

    private static readonly string[] Amounts = ["T_BHTT", "T_QUYET_TOAN", "T_TU_CHOI", "T_TONGCHI_BV", "T_TONGCHI_BH", "T_BNCCT", "T_NGUONKHAC", "T_BNTT"];

    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("VS-020", Severity.RejectRecord, "T_BHTT", "be T_QUYET_TOAN + T_TU_CHOI, within one đồng", "bằng T_QUYET_TOAN + T_TU_CHOI, sai lệch không quá một đồng",
            row => row.Layout != ListLayout || Math.Abs(row.Hundredths("T_BHTT") - row.Hundredths("T_QUYET_TOAN") - row.Hundredths("T_TU_CHOI")) <= OneDong),
        new("VS-021", Severity.RejectRecord, "QUY_QT", "be 1, 2, 3 or 4", "là 1, 2, 3 hoặc 4",
            row => row.Count("QUY_QT") is >= 1 and <= 4),
        new("VS-022", Severity.RejectRecord, "NAM_QT", "lie between 1990 and the year of the load", "nằm trong khoảng từ 1990 đến năm nạp dữ liệu",
            row => row.Year("NAM_QT") >= 1990 && row.Year("NAM_QT") <= row.Today / 10_000),
        new("VS-023", Severity.RejectRecord, "T_QUYET_TOAN", "not be below 0, nor any other amount of the row", "không âm, các số tiền khác của dòng cũng vậy",
            row => Array.TrueForAll(Amounts, amount => row.Hundredths(amount) >= 0)),
        new("VS-024", Severity.RejectRecord, "MA_CSKCB", "have 5 characters", "gồm 5 ký tự",
            row => row.Text("MA_CSKCB").Length == 5),
        new("VS-025", Severity.RejectRecord, "NGAY_QUYET_TOAN", "not lie in the future, nor the day of the review or of the list", "không ở tương lai, ngày giám định và ngày lập cũng vậy",
            row => row.DateKey("NGAY_QUYET_TOAN") <= row.Today && row.DateKey("NGAY_GIAM_DINH") <= row.Today && row.DateKey("NGAY_LAP") <= row.Today),
        new("VS-026", Severity.RejectRecord, "MUC", "be I, II, III or IV", "là I, II, III hoặc IV",
            row => row.Layout != TotalLayout || row.Text("MUC") is "I" or "II" or "III" or "IV"),
        new("VS-027", Severity.Warn, "NGAY_QUYET_TOAN", "not precede NGAY_GIAM_DINH", "không trước NGAY_GIAM_DINH",
            row => row.IsEmpty("NGAY_QUYET_TOAN") || row.DateKey("NGAY_QUYET_TOAN") >= row.DateKey("NGAY_GIAM_DINH")),
        new("VS-028", Severity.Warn, "MA_LY_DO", "name the reason when an amount is disallowed", "nêu lý do khi có số tiền từ chối",
            row => row.Hundredths("T_TU_CHOI") == 0 || !row.IsEmpty("MA_LY_DO")),
        new("VS-029", Severity.Warn, "T_TONGCHI_BH", "be T_BHTT + T_BNCCT, within one đồng", "bằng T_BHTT + T_BNCCT, sai lệch không quá một đồng",
            row => row.Layout != TotalLayout || row.IsEmpty("T_TONGCHI_BH") || row.IsEmpty("T_BNCCT") || Math.Abs(row.Hundredths("T_TONGCHI_BH") - row.Hundredths("T_BHTT") - row.Hundredths("T_BNCCT")) <= OneDong),
    ];
}
