using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MpsResidents;

/// <summary>What the gate expects of the resident register beyond the form of its values.</summary>
internal static class MpsResidentsRules
{
    private static readonly string[] Residences = ["THUONG_TRU", "TAM_TRU"];
    private static readonly string[] Events = ["SINH", "TU", "DEN", "DI", "CHUYEN_DEN", "CHUYEN_DI"];

    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("MR-020", Severity.RejectRecord, "NGAY_SO_LIEU", "not lie in the future", "không ở tương lai",
            row => row.DateKey("NGAY_SO_LIEU") <= row.Today),
        new("MR-021", Severity.RejectRecord, "THANG", "not lie in the future", "không ở tương lai",
            row => row.MonthKey("THANG") <= row.Today / 100),
        new("MR-022", Severity.RejectRecord, "LOAI_CU_TRU", "be THUONG_TRU (permanent) or TAM_TRU (temporary): the two are different population bases", "là THUONG_TRU hoặc TAM_TRU: đây là hai cơ sở dân số khác nhau",
            row => row.Layout != "Persons" || Residences.Contains(row.Text("LOAI_CU_TRU"))),
        new("MR-023", Severity.RejectRecord, "LOAI_SU_KIEN", "be SINH, TU, DEN, DI, CHUYEN_DEN or CHUYEN_DI", "là SINH, TU, DEN, DI, CHUYEN_DEN hoặc CHUYEN_DI",
            row => row.Layout != "Events" || Events.Contains(row.Text("LOAI_SU_KIEN"))),
        new("MR-024", Severity.RejectRecord, "NGAY_SINH", "not be later than the day of the register", "không sau ngày chốt số liệu",
            row => row.DateKey("NGAY_SINH") <= row.DateKey("NGAY_SO_LIEU")),
        new("MR-025", Severity.Warn, "NGAY_SINH", "be at most 120 years before the day of the register", "không quá 120 năm trước ngày chốt số liệu",
            row => row.Layout != "Persons" || row.Year("NGAY_SO_LIEU") - row.Year("NGAY_SINH") <= 120),
    ];
}
