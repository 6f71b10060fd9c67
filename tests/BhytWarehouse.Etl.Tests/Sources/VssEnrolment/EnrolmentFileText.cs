namespace BhytWarehouse.Etl.Tests.Sources.VssEnrolment;

/// <summary>Writes synthetic extracts: invented people of province 00.</summary>
internal static class EnrolmentFileText
{
    public const string NameCanary = "Người Tổng Hợp Thử";
    public const string CitizenCanary = "000299123456";
    public const string CardCanary = "GD4000099000001";
    public const string BhxhCanary = "0099000001";

    public static readonly string[] Columns =
        ["SO_BHXH", "MA_THE_BHYT", "SO_CCCD", "HO_TEN", "NGAY_SINH", "GIOI_TINH", "MA_HO", "MA_TINH", "MA_XA", "MA_DKBD", "GT_THE_TU", "GT_THE_DEN", "PHUONG_AN", "NSTW_HO_TRO", "NSDP_HO_TRO", "NGAY_TRICH"];

    public static Dictionary<string, string> Row(int person = 1) => new(StringComparer.Ordinal)
    {
        ["SO_BHXH"] = $"00990{person:00000}",
        ["MA_THE_BHYT"] = $"GD40000990{person:00000}",
        ["SO_CCCD"] = CitizenCanary,
        ["HO_TEN"] = NameCanary,
        ["NGAY_SINH"] = "19900215",
        ["GIOI_TINH"] = "2",
        ["MA_HO"] = "HO00000001",
        ["MA_TINH"] = "00",
        ["MA_XA"] = "99001",
        ["MA_DKBD"] = "00001",
        ["GT_THE_TU"] = "20260101",
        ["GT_THE_DEN"] = "20261231",
        ["PHUONG_AN"] = "TM",
        ["NSTW_HO_TRO"] = "631800",
        ["NSDP_HO_TRO"] = "126360.50",
        ["NGAY_TRICH"] = "20260630",
    };

    public static Dictionary<string, string> With(this Dictionary<string, string> row, string field, string value)
    {
        row[field] = value;
        return row;
    }

    public static string Line(Dictionary<string, string> row, char separator = ',', IEnumerable<string>? columns = null) => string.Join(separator, (columns ?? Columns).Select(column => row[column]));

    public static string Csv(params Dictionary<string, string>[] rows) => Lines([string.Join(',', Columns), .. rows.Select(row => Line(row))]);

    public static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\r\n"));

    /// <summary>A list in the form D03-TS, as text.</summary>
    public static string D03(params string[] rows) => Lines(
    [
        "DANH SÁCH NGƯỜI CHỈ THAM GIA BẢO HIỂM Y TẾ,,,,,,,,,,", "Tháng 07 năm 2026,,,,,,,,,,", "Mã nhóm đối tượng:,GD,,,,,,,,,",
        "STT,Họ và tên,Mã số BHXH,Số CCCD,Ngày sinh,Giới tính,Địa chỉ,Nơi đăng ký KCB ban đầu,Hỗ trợ thêm,Từ tháng,Số tháng",
        ",,,,,,,,Ngân sách địa phương,,",
        .. rows,
    ]);
}
