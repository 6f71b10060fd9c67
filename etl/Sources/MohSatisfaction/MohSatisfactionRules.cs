using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohSatisfaction;

/// <summary>What the gate expects of surveys and complaints beyond the form of their values.</summary>
internal static class MohSatisfactionRules
{
    private const string SurveyLayout = "Survey";
    private const string ComplaintsLayout = "Complaints";
    private const long MostPoints = 5_000;

    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("MH-020", Severity.RejectRecord, "SO_HAI_LONG", "not exceed the people asked", "không vượt quá số phiếu khảo sát",
            row => row.Layout != SurveyLayout || row.Count("SO_HAI_LONG") <= row.Count("SO_PHIEU")),
        new("MH-021", Severity.RejectRecord, "DIEM_TB", "lie between 1 and 5, or be empty", "nằm trong khoảng từ 1 đến 5, hoặc để trống",
            row => row.Layout != SurveyLayout || row.IsEmpty("DIEM_TB") || row.Thousandths("DIEM_TB") is >= 1_000 and <= MostPoints),
        new("MH-022", Severity.RejectRecord, "SO_GIAI_QUYET", "not exceed the complaints received", "không vượt quá số phản ánh tiếp nhận",
            row => row.Layout != ComplaintsLayout || row.Count("SO_GIAI_QUYET") <= row.Count("SO_TIEP_NHAN")),
        new("MH-023", Severity.RejectRecord, "SO_QUA_HAN", "not exceed the complaints that are not resolved", "không vượt quá số phản ánh chưa giải quyết",
            row => row.Layout != ComplaintsLayout || row.Count("SO_QUA_HAN") <= Math.Max(0, row.Count("SO_TIEP_NHAN") - row.Count("SO_GIAI_QUYET"))),
        new("MH-024", Severity.RejectRecord, "QUY", "be 1, 2, 3 or 4", "là 1, 2, 3 hoặc 4",
            row => row.Count("QUY") is >= 1 and <= 4),
        new("MH-025", Severity.RejectRecord, "NAM", "lie between 2013 and the year of the load, the quarter not after that of the load", "nằm trong khoảng từ 2013 đến năm nạp dữ liệu, quý không sau quý nạp dữ liệu",
            row => row.Year("NAM") >= 2013 && (row.Year("NAM") * 10) + row.Count("QUY") <= (row.Today / 10_000 * 10) + (((row.Today / 100 % 100) + 2) / 3)),
        new("MH-026", Severity.RejectRecord, "MA_CSKCB", "be 5 capital letters or digits", "gồm 5 chữ in hoa hoặc chữ số",
            row => row.Text("MA_CSKCB").Length == 5),
        new("MH-027", Severity.RejectRecord, "SO_PHIEU", "be below 100 million, as every count", "nhỏ hơn 100 triệu, như mọi số đếm",
            row => row.Count(row.Layout == SurveyLayout ? "SO_PHIEU" : "SO_TIEP_NHAN") < 100_000_000),
        new("MH-028", Severity.Warn, "SO_PHIEU", "be at least 30: of fewer people a share says little", "từ 30 phiếu trở lên: ít phiếu hơn thì tỷ lệ ít ý nghĩa",
            row => row.Layout != SurveyLayout || row.Count("SO_PHIEU") >= 30),
    ];
}
