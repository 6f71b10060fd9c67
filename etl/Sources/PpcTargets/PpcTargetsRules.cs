using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.PpcTargets;

/// <summary>What the gate expects of a coverage target beyond the form of its values.</summary>
internal static class PpcTargetsRules
{
    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("PT-020", Severity.RejectRecord, "CHI_TIEU", "lie above 0 and not above 100 per cent", "lớn hơn 0 và không quá 100 phần trăm",
            row => row.Thousandths("CHI_TIEU") is > 0 and <= 100_000),
        new("PT-021", Severity.Warn, "CHI_TIEU", "be per cent, such as 95; a value up to 1 looks like a share", "tính bằng phần trăm, ví dụ 95; giá trị đến 1 có vẻ là tỷ lệ thập phân",
            row => row.Thousandths("CHI_TIEU") > 1_000),
        new("PT-022", Severity.RejectRecord, "NGAY_VAN_BAN", "not lie in the future", "không ở tương lai",
            row => row.DateKey("NGAY_VAN_BAN") <= row.Today),
        new("PT-023", Severity.RejectRecord, "HAN_HOAN_THANH", "not be earlier than the document", "không trước ngày văn bản",
            row => row.DateKey("HAN_HOAN_THANH") >= row.DateKey("NGAY_VAN_BAN")),
        new("PT-024", Severity.RejectRecord, "NAM", "lie between 2008 and ten years after the load", "nằm trong khoảng từ 2008 đến mười năm sau năm nạp dữ liệu",
            row => row.Year("NAM") >= 2008 && row.Year("NAM") <= (row.Today / 10_000) + 10),
    ];
}
