using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.PpcInspections;

/// <summary>What the gate expects of an inspection beyond the form of its values.</summary>
internal static class PpcInspectionsRules
{
    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("PI-020", Severity.RejectRecord, "NGAY_THUC_HIEN", "not lie in the future", "không ở tương lai",
            row => row.IsEmpty("NGAY_THUC_HIEN") || row.DateKey("NGAY_THUC_HIEN") <= row.Today),
        new("PI-021", Severity.RejectRecord, "NGAY_KE_HOACH", "name the day planned, or NGAY_THUC_HIEN the day done", "nêu ngày kế hoạch, hoặc NGAY_THUC_HIEN nêu ngày thực hiện",
            row => !row.IsEmpty("NGAY_KE_HOACH") || !row.IsEmpty("NGAY_THUC_HIEN")),
        new("PI-022", Severity.RejectRecord, "TIEN_THU_HOI", "not exceed TIEN_PHAT_HIEN, and neither be below 0", "không vượt quá TIEN_PHAT_HIEN, cả hai không âm",
            row => row.Hundredths("TIEN_THU_HOI") >= 0 && row.Hundredths("TIEN_THU_HOI") <= row.Hundredths("TIEN_PHAT_HIEN")),
        new("PI-023", Severity.RejectRecord, "SO_VI_PHAM", "be 0 or empty while the inspection is not done, the amounts too", "bằng 0 hoặc để trống khi chưa thực hiện, các số tiền cũng vậy",
            row => !row.IsEmpty("NGAY_THUC_HIEN") || (row.Count("SO_VI_PHAM") == 0 && row.Hundredths("TIEN_PHAT_HIEN") == 0)),
        new("PI-024", Severity.RejectRecord, "MA_CSKCB", "name the facility (5 capital letters or digits) or MA_DVI the paying unit, not both", "nêu cơ sở KCB (5 chữ in hoa hoặc chữ số) hoặc MA_DVI nêu đơn vị tham gia, không nêu cả hai",
            row => row.IsEmpty("MA_CSKCB") ? !row.IsEmpty("MA_DVI") : row.IsEmpty("MA_DVI") && row.Text("MA_CSKCB").Length == 5),
        new("PI-025", Severity.RejectRecord, "NGAY_QD", "lie between 2008 and the day of the load", "nằm trong khoảng từ 2008 đến ngày nạp dữ liệu",
            row => row.DateKey("NGAY_QD") >= 20080101 && row.DateKey("NGAY_QD") <= row.Today),
        new("PI-026", Severity.RejectRecord, "NGAY_KE_HOACH", "lie between 2008 and three years after the load", "nằm trong khoảng từ 2008 đến ba năm sau ngày nạp dữ liệu",
            row => row.IsEmpty("NGAY_KE_HOACH") || (row.DateKey("NGAY_KE_HOACH") >= 20080101 && row.DateKey("NGAY_KE_HOACH") <= row.Today + 30_000)),
        new("PI-027", Severity.RejectRecord, "SO_VI_PHAM", "be below 100 million", "nhỏ hơn 100 triệu",
            row => row.Count("SO_VI_PHAM") < 100_000_000),
        new("PI-028", Severity.Warn, "NGAY_THUC_HIEN", "not precede the decision", "không trước ngày quyết định",
            row => row.IsEmpty("NGAY_THUC_HIEN") || row.DateKey("NGAY_THUC_HIEN") >= row.DateKey("NGAY_QD")),
    ];
}
