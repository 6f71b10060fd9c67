using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.MohDigitalUse;

/// <summary>What the counts of a row must say together.</summary>
internal static class MohDigitalUseRules
{
    public static IReadOnlyList<QualityRule<TableRow>> All { get; } =
    [
        new("MD-020", Severity.RejectRecord, "SO_LUOT", "be at least the check-ins by citizen card and VNeID together", "không nhỏ hơn tổng số lượt dùng CCCD và VNeID",
            row => row.Count("SO_CCCD") + row.Count("SO_VNEID") <= row.Count("SO_LUOT")),

        new("MD-021", Severity.RejectRecord, "SO_HSSK", "not exceed the visits", "không vượt quá số lượt khám",
            row => row.Count("SO_HSSK") <= row.Count("SO_LUOT")),

        new("MD-022", Severity.RejectRecord, "SO_TT_KDTM", "not exceed the payments", "không vượt quá số giao dịch thanh toán",
            row => row.Count("SO_TT_KDTM") <= row.Count("SO_TT")),

        new("MD-023", Severity.RejectRecord, "THANG", "be a month from 2020 on, and not after the month of the load", "là tháng từ năm 2020, không sau tháng nạp dữ liệu",
            row => row.MonthKey("THANG") >= 202001 && row.MonthKey("THANG") <= row.Today / 100),

        new("MD-024", Severity.RejectRecord, "MA_CSKCB", "be 5 capital letters or digits", "gồm 5 chữ in hoa hoặc chữ số",
            row => row.Text("MA_CSKCB").Length == 5),

        new("MD-025", Severity.RejectRecord, "SO_LUOT", "be below 100 million, as every count", "nhỏ hơn 100 triệu, như mọi số đếm",
            row => row.Count("SO_LUOT") < 100_000_000 && row.Count("SO_TT") < 100_000_000),
    ];
}
