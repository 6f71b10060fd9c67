namespace BhytWarehouse.SampleProvince.Catalogues;

/// <summary>Frequent ones first: drawn with a skew.</summary>
internal static class Diagnoses
{
    public static readonly Diagnosis[] All =
    [
        new("J06.9", "Nhiễm trùng đường hô hấp trên cấp, không xác định"),
        new("I10", "Tăng huyết áp vô căn (nguyên phát)", true),
        new("E11.9", "Đái tháo đường týp 2, chưa có biến chứng", true),
        new("J02.9", "Viêm họng cấp, không xác định"),
        new("K29.7", "Viêm dạ dày, không xác định"),
        new("M54.5", "Đau thắt lưng"),
        new("J20.9", "Viêm phế quản cấp, không xác định"),
        new("H10.9", "Viêm kết mạc, không xác định"),
        new("K21.9", "Trào ngược dạ dày thực quản không viêm thực quản"),
        new("M17.9", "Thoái hóa khớp gối, không xác định", true),
        new("E78.5", "Rối loạn chuyển hóa lipid máu, không xác định", true),
        new("J18.9", "Viêm phổi, tác nhân không xác định"),
        new("A09.9", "Viêm dạ dày ruột và đại tràng, nguyên nhân không xác định"),
        new("N39.0", "Nhiễm trùng đường tiết niệu, vị trí không xác định"),
        new("L20.9", "Viêm da cơ địa, không xác định"),
        new("H81.1", "Chóng mặt kịch phát lành tính"),
        new("I25.9", "Bệnh tim thiếu máu cục bộ mạn, không xác định", true),
        new("J44.9", "Bệnh phổi tắc nghẽn mạn tính, không xác định", true),
        new("J45.9", "Hen, không xác định", true),
        new("S61.9", "Vết thương hở ở cổ tay và bàn tay, không xác định"),
        new("S52.5", "Gãy đầu dưới xương quay"),
        new("K35.8", "Viêm ruột thừa cấp, khác và không xác định"),
        new("O80", "Đẻ thường một thai"),
        new("A91", "Sốt xuất huyết Dengue"),
        new("I63.9", "Nhồi máu não, không xác định"),
        new("I50.9", "Suy tim, không xác định", true),
        new("N18.5", "Bệnh thận mạn, giai đoạn 5", true),
        new("C50.9", "U ác của vú, không xác định", true),
        new("K80.2", "Sỏi túi mật không viêm túi mật"),
        new("B18.1", "Viêm gan virus B mạn, không có đồng nhiễm D", true),
    ];

    /// <summary>Of planted cases alone.</summary>
    public static readonly Diagnosis[] Rare =
    [
        new("Z38.0", "Trẻ sinh một, sinh tại bệnh viện"),
        new("Z38.3", "Sinh đôi, sinh tại bệnh viện"),
        new("P22.0", "Hội chứng suy hô hấp của trẻ sơ sinh"),
        new("F20.0", "Tâm thần phân liệt thể paranoid"),
        new("B95.6", "Tụ cầu vàng là nguyên nhân của bệnh đã phân loại ở chương khác", false, true),
        new("B96.2", "E. coli là nguyên nhân của bệnh đã phân loại ở chương khác", false, true),
        new("A15.0", "Lao phổi, xác nhận bằng soi đờm"),
    ];

    /// <summary>Nobody needs a bed for it.</summary>
    public static bool IsTreatedOutside(Diagnosis diagnosis) => diagnosis.Code is "J06.9" or "J02.9" or "H10.9";
}
