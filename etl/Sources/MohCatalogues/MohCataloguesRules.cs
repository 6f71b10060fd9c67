using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohCatalogues;

/// <summary>What a row of the catalogues must say beyond its single fields.</summary>
internal static class MohCataloguesRules
{
    public static IReadOnlyList<QualityRule<TableRow>> All { get; } =
    [
        new("MC-020", Severity.RejectRecord, "DEN_NGAY", "be empty or not precede TU_NGAY", "để trống hoặc không trước TU_NGAY",
            row => row.DateKey("DEN_NGAY") == 0 || row.DateKey("DEN_NGAY") >= row.DateKey("TU_NGAY")),

        new("MC-021", Severity.RejectRecord, "TU_NGAY", "be a day from 19900101 to 20391231", "là ngày từ 01/01/1990 đến 31/12/2039",
            row => row.DateKey("TU_NGAY") is >= 19900101 and <= 20391231),

        new("MC-022", Severity.Warn, "DEN_NGAY", "be empty (open) or a day up to 20391231; a later day is kept as an open end", "để trống (còn hiệu lực) hoặc là ngày đến 31/12/2039; ngày muộn hơn được lưu như không thời hạn",
            row => row.DateKey("DEN_NGAY") <= 20391231),

        new("MC-023", Severity.RejectRecord, "DON_GIA", "not be negative, and below 100 billion đồng", "không âm và dưới 100 tỷ đồng",
            row => row.Hundredths("DON_GIA") is >= 0 and < 10_000_000_000_000),

        new("MC-024", Severity.RejectRecord, "MA_CSKCB", "be 5 capital letters or digits", "gồm 5 chữ in hoa hoặc chữ số",
            row => row.Layout == "Diagnosis" || row.Text("MA_CSKCB").Length == 5),

        new("MC-025", Severity.RejectRecord, "MA_BENH", "be an ICD-10 code: a capital letter, two digits, perhaps a point and further characters", "là mã ICD-10: một chữ in hoa, hai chữ số, có thể thêm dấu chấm và ký tự tiếp theo",
            row => row.Layout != "Diagnosis" || IsDiagnosisCode(row.Text("MA_BENH"))) { Standing = new RuleStanding { LegalBasis = "QĐ 4469/QĐ-BYT 2020" } },

        new("MC-026", Severity.RejectRecord, "TUOI_DEN", "be empty or not below TUOI_TU, both in years up to 150", "để trống hoặc không nhỏ hơn TUOI_TU, cả hai tính bằng năm, tối đa 150",
            row => row.Count("TUOI_TU") <= 150 && row.Count("TUOI_DEN") <= 150 && (row.Count("TUOI_DEN") == 0 || row.Count("TUOI_DEN") >= row.Count("TUOI_TU"))),

        new("MC-027", Severity.RejectRecord, "GIOI_TINH", "be male, female or empty", "là nam, nữ hoặc để trống",
            row => row.Count("GIOI_TINH") is 0 or 1 or 2),

        new("MC-028", Severity.Warn, "TT_THAU", "be given for drugs and supplies that are bought by tender", "được nêu đối với thuốc, vật tư mua qua đấu thầu",
            row => row.Layout is not ("Drug" or "Supply") || !row.IsEmpty("TT_THAU")),
    ];

    private static bool IsDiagnosisCode(string code) =>
        code.Length >= 3 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiDigit(code[1]) && char.IsAsciiDigit(code[2]) && (code.Length == 3 || code[3] == '.' || char.IsAsciiLetterOrDigit(code[3]));
}
