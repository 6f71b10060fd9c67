using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.NsoAdministrativeUnits;

/// <summary>What the gate expects of a unit table beyond the form of its values.</summary>
internal static class NsoAdministrativeUnitsRules
{
    private static readonly RuleStanding Provinces = new() { LegalBasis = "Nghị quyết 202/2025/QH15; QĐ 19/2025/QĐ-TTg", Lists = ["Province"] };

    public static IReadOnlyList<QualityRule<TableRow>> Row { get; } =
    [
        new("NU-020", Severity.RejectRecord, "MA_MOI, MA_SAU, MA_XA, MA_TINH", "be the code of the unit: at most 5 digits for a commune, 2 for a province; zeros in front may be missing", "là mã đơn vị: tối đa 5 chữ số với cấp xã, 2 chữ số với cấp tỉnh; có thể thiếu số 0 ở đầu",
            row => (new UnitRow(row) is { IsOldList: true } old ? old.OldCode : new UnitRow(row).NewCode).Length > 0),
        new("NU-021", Severity.RejectRecord, "MA_CU, MA_TRUOC", "be empty or the code of the old commune: at most 5 digits", "để trống hoặc là mã xã cũ: tối đa 5 chữ số",
            row => row.Layout switch
            {
                UnitRow.Conversion => row.IsEmpty("MA_CU") || new UnitRow(row).OldCode.Length > 0,
                UnitRow.Change => row.IsEmpty("MA_TRUOC") || new UnitRow(row).OldCode.Length > 0,
                _ => true,
            }),
        new("NU-022", Severity.RejectRecord, "GHI_CHU, NOI_DUNG", "begin with words of the list of relations (etl/Sources/NsoAdministrativeUnits/Relations.csv); add the words there when they are new", "bắt đầu bằng cụm từ trong danh sách quan hệ (Relations.csv); nếu là cụm từ mới hãy bổ sung vào danh sách",
            row => new UnitRow(row).Relation is not null),
        new("NU-023", Severity.Warn, "GHI_CHU, NOI_DUNG", "say what became of the old unit; an empty note is taken for a part, or for the whole where the unit has no other row", "nêu rõ đơn vị cũ được nhập thế nào; ghi chú trống được hiểu là một phần, hoặc toàn bộ nếu đơn vị chỉ có một dòng",
            row => new UnitRow(row) is { IsList: true } || new UnitRow(row).OldCode.Length == 0 || new UnitRow(row).Note.Length > 0),
        new("NU-024", Severity.RejectRecord, "TINH_MOI, TINH, MA_TINH", "name a province that has its code on the day of the row; the same digits named other provinces before 2025-07-01", "là tỉnh có mã đó vào ngày của dòng; trước 01/07/2025 cùng mã số chỉ tỉnh khác",
            row => new UnitRow(row) is var unit && (unit.IsOldList || Exists(unit.NewProvince.Code, unit.DateKey))) { Standing = Provinces },
        new("NU-025", Severity.RejectRecord, "TINH_CU, MA_TINH", "name one of the provinces of before 2025-07-01", "là một trong các tỉnh trước 01/07/2025",
            row => row.Layout != UnitRow.Conversion && !new UnitRow(row).IsOldList || Exists(new UnitRow(row).OldProvince.Code, LastOldDateKey)) { Standing = Provinces },
        new("NU-026", Severity.RejectRecord, "DEN_NGAY, NGAY_HIEU_LUC", "lie between 1990 and the end of next year: it decides which units the codes name", "trong khoảng từ năm 1990 đến hết năm sau: ngày này quyết định mã chỉ đơn vị nào",
            row => new UnitRow(row).DateKey is >= 19900101 and var day && day <= (((row.Today / 10_000) + 1) * 10_000) + 1231),
        new("NU-027", Severity.RejectRecord, "DEN_NGAY", "be before 2025-07-01 in a list with districts, and from that day on in a list of communes without", "trước 01/07/2025 với danh mục có cấp huyện, từ ngày đó trở đi với danh mục xã không có cấp huyện",
            row => row.Layout switch
            {
                UnitRow.OldCommuneList => new UnitRow(row).IsOldList && new UnitRow(row).OldDistrict.Code.Length > 0,
                UnitRow.CommuneList => !new UnitRow(row).IsOldList,
                _ => true,
            }),
        new("NU-028", Severity.Warn, "TEN_MOI, TEN_SAU, TEN_XA, TEN_TINH", "begin with the type of the unit, or have it in its column", "bắt đầu bằng loại hình đơn vị, hoặc ghi loại hình ở cột riêng",
            row => (new UnitRow(row) is { IsOldList: true } old ? old.OldTypeCode : new UnitRow(row).NewTypeCode).Length > 0),
        new("NU-029", Severity.RejectRecord, "NGAY_HIEU_LUC", "be 2025-07-01 or later: changes across the reform come in the conversion table", "từ 01/07/2025 trở đi: thay đổi của đợt sắp xếp nằm trong bảng chuyển đổi",
            row => row.Layout != UnitRow.Change || new UnitRow(row).DateKey >= UnitCodes.Embedded.FirstNewDateKey),
    ];

    /// <summary>The answer of the list service, before it is a table.</summary>
    public static RuleText Answer { get; } = new("NU-030", Severity.RejectFile, "DMDVHC",
        "be the XML answer of DanhMucTinh or DanhMucPhuongXa with rows TABLE, whole and without a document type; fetch it again", "là kết quả XML của DanhMucTinh hoặc DanhMucPhuongXa có các dòng TABLE, nguyên vẹn và không khai báo DOCTYPE; hãy tải lại");

    public static RuleText AnswerDate { get; } = new("NU-031", Severity.RejectFile, "DenNgay",
        "be told: the answer does not say for which day it was asked and its codes name other units on other days; put the day into the file name (…_yyyymmdd.xml)", "được nêu: kết quả không ghi ngày tra cứu mà mã đơn vị thay đổi theo ngày; hãy ghi ngày vào tên tệp (…_yyyymmdd.xml)");

    private static int LastOldDateKey => 20250630;

    private static bool Exists(string code, int dateKey) => code.Length == 2 && UnitCodes.Embedded.Resolve(code, dateKey).Outcome == UnitCodeOutcome.Resolved;
}
