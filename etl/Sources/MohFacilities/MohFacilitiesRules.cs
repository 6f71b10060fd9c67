using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohFacilities;

/// <summary>What a row of the registers must say beyond its single fields.</summary>
internal static class MohFacilitiesRules
{
    public static IReadOnlyList<QualityRule<TableRow>> All { get; } =
    [
        new("MF-020", Severity.RejectRecord, "DEN_NGAY", "be empty or not precede TU_NGAY", "để trống hoặc không trước TU_NGAY",
            row => row.DateKey("DEN_NGAY") == 0 || row.DateKey("DEN_NGAY") >= row.DateKey("TU_NGAY")),

        new("MF-021", Severity.RejectRecord, "TU_NGAY", "be a day from 19900101 to 20391231", "là ngày từ 01/01/1990 đến 31/12/2039",
            row => row.DateKey("TU_NGAY") is >= 19900101 and <= 20391231),

        new("MF-022", Severity.Warn, "DEN_NGAY", "be empty (open) or a day up to 20391231; a later day is kept as an open end", "để trống (còn hiệu lực) hoặc là ngày đến 31/12/2039; ngày muộn hơn được lưu như không thời hạn",
            row => row.DateKey("DEN_NGAY") <= 20391231),

        Term("MF-023", "CAP_CMKT", "be the professional level: primary, basic or specialised (1 to 3, or in words)", "là cấp chuyên môn kỹ thuật: ban đầu, cơ bản hoặc chuyên sâu (1 đến 3, hoặc bằng chữ)"),
        Term("MF-024", "TUYEN_CU", "be the former line: central, province, district or commune (1 to 4, or in words)", "là tuyến trước đây: trung ương, tỉnh, huyện hoặc xã (1 đến 4, hoặc bằng chữ)"),
        Term("MF-025", "HANG_BV", "be the class of a hospital: special, 1 to 4, or unclassed", "là hạng bệnh viện: đặc biệt, 1 đến 4, hoặc chưa xếp hạng"),
        Term("MF-026", "HINH_THUC", "be public or private", "là công lập hoặc tư nhân"),

        new("MF-027", Severity.RejectRecord, "MA_CSKCB", "be 5 capital letters or digits", "gồm 5 chữ in hoa hoặc chữ số",
            row => row.Text("MA_CSKCB").Length == 5),

        new("MF-028", Severity.RejectRecord, "GIUONG_PD", "be at most 10,000 beds", "không quá 10.000 giường",
            row => row.Count("GIUONG_PD") <= 10_000 && row.Count("GIUONG_TK") <= 10_000 && row.Count("BAN_KHAM") <= 10_000) { Standing = new RuleStanding { MayBeOverridden = true } },

        new("MF-029", Severity.RejectRecord, "HD_DEN", "be empty or not precede HD_TU", "để trống hoặc không trước HD_TU",
            row => row.DateKey("HD_DEN") == 0 || row.DateKey("HD_DEN") >= row.DateKey("HD_TU")),

        new("MF-030", Severity.Warn, "GIUONG_TK", "not exceed the approved beds by more than half", "không vượt quá một rưỡi số giường phê duyệt",
            row => row.Layout != "Department" || row.Count("GIUONG_TK") * 2 <= row.Count("GIUONG_PD") * 3),

        new("MF-031", Severity.Warn, "CAP_CMKT", "be given: levels decide what the fund pays", "được nêu: cấp chuyên môn quyết định mức chi trả của quỹ",
            row => row.Layout != "Facility" || !row.IsEmpty("CAP_CMKT")),
    ];

    private static QualityRule<TableRow> Term(string code, string field, string expectation, string expectationVietnamese) =>
        new(code, Severity.RejectRecord, field, expectation, expectationVietnamese, row => FacilityTerms.Meaning(field, row.Text(field)) is not null);
}
