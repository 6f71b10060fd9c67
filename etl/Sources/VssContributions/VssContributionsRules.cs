using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssContributions;

/// <summary>What the gate expects of a C12-TS ledger beyond the form of its values.</summary>
/// <remarks>That a month opens with the closing balance of the month before is asked of the star, where the months meet: fact.ArrearsMonth.OpeningDifferenceAmount.</remarks>
internal static class VssContributionsRules
{
    private const long OneDong = 100;

    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("VT-020", Severity.RejectRecord, "TIEN_CUOI_KY", "be TIEN_DAU_KY + SO_PHAI_DONG + DIEU_CHINH_KY_TRUOC − SO_DA_DONG of the health insurance fund, within one đồng", "bằng TIEN_DAU_KY + SO_PHAI_DONG + DIEU_CHINH_KY_TRUOC − SO_DA_DONG của quỹ BHYT, sai lệch không quá một đồng",
            row => Math.Abs(row.Hundredths("TIEN_DAU_KY") + row.Hundredths("SO_PHAI_DONG") + row.Hundredths("DIEU_CHINH_KY_TRUOC") - row.Hundredths("SO_DA_DONG") - row.Hundredths("TIEN_CUOI_KY")) <= OneDong),
        new("VT-021", Severity.RejectRecord, "KY", "lie between 01/1990 and the month of the load", "nằm trong khoảng từ 01/1990 đến tháng nạp dữ liệu",
            row => row.MonthKey("KY") >= 199001 && row.MonthKey("KY") <= row.Today / 100),
        new("VT-022", Severity.RejectRecord, "NGAY_LAP", "not lie in the future", "không ở tương lai",
            row => row.DateKey("NGAY_LAP") <= row.Today),
        new("VT-023", Severity.Warn, "SO_PHAI_DONG", "not be below 0; a reduction of earlier months belongs in DIEU_CHINH_KY_TRUOC", "không âm; khoản giảm của kỳ trước ghi ở DIEU_CHINH_KY_TRUOC",
            row => row.Hundredths("SO_PHAI_DONG") >= 0),
        new("VT-024", Severity.Warn, "SO_DA_DONG", "not be below 0", "không âm",
            row => row.Hundredths("SO_DA_DONG") >= 0),
        new("VT-025", Severity.Warn, "MA_DVI", "be a business number (10 digits) or budget-relation number (7), two letters of the participant group and the industry; the unit has no class without them", "gồm mã số doanh nghiệp (10 số) hoặc mã quan hệ ngân sách (7 số), 2 chữ nhóm đối tượng và mã ngành; nếu thiếu, đơn vị không được xếp loại",
            row => PayingUnitCode.Of(row.Text("MA_DVI")).HasParts),
    ];
}
