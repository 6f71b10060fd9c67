namespace BhytWarehouse.SampleProvince.Catalogues;

/// <summary>Frequent ones first in every list. Codes have the form of the ministry's list; prices are made up in the usual range.</summary>
internal static class Services
{
    public static readonly Service[] Laboratory =
    [
        new("22.0121.1369", "Tổng phân tích tế bào máu ngoại vi (bằng máy đếm laser)", 1, 49_700, ["WBC", "RBC", "HGB", "HCT", "PLT", "NEU%"]),
        new("23.0075.1494", "Định lượng Glucose [Máu]", 1, 22_400, ["GLU"]),
        new("23.0051.1494", "Định lượng Creatinin (máu)", 1, 22_400, ["CREA"]),
        new("23.0041.1506", "Định lượng Cholesterol toàn phần (máu)", 1, 28_000, ["CHOL"]),
        new("23.0158.1506", "Định lượng Triglycerid (máu) [Máu]", 1, 28_000, ["TRIG"]),
        new("23.0019.1493", "Đo hoạt độ ALT (GPT) [Máu]", 1, 22_400, ["ALT"]),
        new("23.0020.1493", "Đo hoạt độ AST (GOT) [Máu]", 1, 22_400, ["AST"]),
        new("23.0166.1494", "Định lượng Urê máu [Máu]", 1, 22_400, ["URE"]),
        new("23.0206.1596", "Tổng phân tích nước tiểu (bằng máy tự động)", 1, 28_600, ["LEU", "NIT", "PRO", "GLU-U"]),
        new("23.0083.1523", "Định lượng HbA1c [Máu]", 1, 105_300, ["HBA1C"]),
        new("23.0058.1487", "Điện giải đồ (Na, K, Cl) [Máu]", 1, 30_200, ["NA", "K", "CL"]),
        new("24.0117.1646", "HBsAg test nhanh", 1, 58_600, ["HBSAG"]),
        new("23.0228.1483", "Định lượng CRP (C-Reactive Protein) [Máu]", 1, 56_000, ["CRP"]),
        new("22.0001.1352", "Thời gian prothrombin (PT) bằng máy tự động", 1, 68_400, ["PT", "INR"]),
    ];

    public static readonly Service[] Imaging =
    [
        new("18.0119.0028", "Chụp Xquang ngực thẳng", 2, 73_300, ["KQ"]),
        new("18.0015.0001", "Siêu âm ổ bụng (gan mật, tụy, lách, thận, bàng quang)", 2, 58_600, ["KQ"]),
        new("18.0090.0028", "Chụp Xquang cột sống thắt lưng thẳng nghiêng", 2, 105_300, ["KQ"]),
        new("18.0052.0004", "Siêu âm Doppler tim, van tim", 2, 252_300, ["KQ"]),
        new("18.0149.0040", "Chụp cắt lớp vi tính sọ não không tiêm thuốc cản quang", 2, 550_100, ["KQ"]),
        new("18.0297.0066", "Chụp cộng hưởng từ cột sống thắt lưng (0.2-1.5T)", 2, 1_341_500, ["KQ"]),
    ];

    public static readonly Service[] Functional =
    [
        new("02.0085.1778", "Điện tim thường", 3, 39_900, ["KQ"]),
        new("02.0024.1791", "Đo chức năng hô hấp", 3, 144_300, ["KQ"]),
        new("21.0014.1778", "Holter điện tâm đồ", 3, 204_900, ["KQ"]),
    ];

    public static readonly Service[] Procedures =
    [
        new("08.0005.0230", "Điện châm", 18, 78_300, [], "Lần", "93.35"),
        new("08.0483.0280", "Xoa bóp bấm huyệt bằng tay", 18, 76_000, [], "Lần", "93.12"),
        new("02.0032.0898", "Khí dung thuốc giãn phế quản", 18, 27_500, [], "Lần", "93.94"),
        new("03.3821.0216", "Khâu vết thương phần mềm nông, chiều dài < 10 cm", 18, 194_700, [], "Lần", "86.59"),
        new("02.0305.0135", "Nội soi thực quản - dạ dày - tá tràng", 18, 276_500, [], "Lần", "45.13"),
        new("02.0495.0116", "Thận nhân tạo chu kỳ", 18, 588_500, [], "Lần", "39.95"),
    ];

    public static readonly Service[] Surgery =
    [
        new("10.0506.0459", "Phẫu thuật nội soi cắt ruột thừa", 8, 2_815_900, [], "Lần", "47.01"),
        new("13.0007.0671", "Phẫu thuật lấy thai lần đầu", 8, 2_604_300, [], "Lần", "74.1"),
        new("10.0719.0556", "Phẫu thuật kết hợp xương gãy đầu dưới xương quay", 8, 4_102_500, [], "Lần", "79.12"),
        new("10.0621.0472", "Phẫu thuật nội soi cắt túi mật", 8, 3_431_900, [], "Lần", "51.23"),
        new("14.0042.0815", "Phẫu thuật phaco đặt thủy tinh thể nhân tạo", 8, 2_752_600, [], "Lần", "13.41"),
    ];

    public static readonly Service[] Supplies =
    [
        new("N03.02.010", "Bơm tiêm nhựa 5ml & kim", 10, 693, [], "Cái"),
        new("N03.05.010", "Dây truyền dịch", 10, 4_830, [], "Bộ"),
        new("N03.02.070", "Kim luồn tĩnh mạch", 10, 9_975, [], "Cái"),
        new("N02.03.020", "Băng gạc phẫu thuật vô trùng", 10, 2_625, [], "Miếng"),
        new("N05.02.030", "Chỉ khâu tiêu tổng hợp", 10, 52_500, [], "Sợi"),
        new("N07.06.040", "Quả lọc thận nhân tạo", 10, 273_000, [], "Quả"),
        new("N06.04.051", "Nẹp vít xương quay", 10, 6_825_000, [], "Bộ"),
        new("N07.02.010", "Thủy tinh thể nhân tạo", 10, 2_992_500, [], "Cái"),
    ];

    public static readonly Service[] Beds =
    [
        new("K03.1932", "Giường Nội khoa loại 2", 15, 245_700, [], "Ngày"),
        new("K19.1938", "Giường Ngoại khoa loại 3", 15, 262_800, [], "Ngày"),
        new("K18.1918", "Giường Nhi khoa loại 1", 15, 273_100, [], "Ngày"),
        new("K02.1911", "Giường Hồi sức cấp cứu", 15, 478_700, [], "Ngày"),
    ];

    public static readonly Service DayBed = new("K03.1933", "Giường điều trị ban ngày", 14, 73_700, [], "Ngày");
    public static readonly Service ObservationBed = new("K01.1970", "Giường lưu theo dõi", 16, 82_000, [], "Ngày");

    /// <summary>By <see cref="Facilities.FacilityLevel"/>.</summary>
    public static readonly Service[] Examination =
    [
        new("02.1896", "Khám nội (trạm y tế)", 13, 36_500, []),
        new("02.1897", "Khám nội (phòng khám khu vực)", 13, 36_500, []),
        new("02.1898", "Khám nội", 13, 39_800, []),
        new("02.1899", "Khám chuyên khoa", 13, 45_000, []),
        new("02.1900", "Khám chuyên sâu", 13, 50_600, []),
    ];

    /// <summary>The day of the decision that raised a price.</summary>
    public static readonly DateOnly PriceRise = new(2025, 7, 1);

    /// <summary>đồng; the electrocardiogram costs more from <see cref="PriceRise"/> on.</summary>
    public static long PriceOn(Service service, DateOnly day) => service == Functional[0] && day >= PriceRise ? 42_600 : service.Price;

    /// <summary>What no facility of the province has approval for.</summary>
    public static readonly Service[] WithoutApproval =
    [
        new("18.0302.0066", "Chụp cộng hưởng từ khớp gối (0.2-1.5T)", 2, 1_341_500, []),
        new("05.0071.0324", "Điều trị bằng laser thẩm mỹ", 18, 332_000, []),
        new("17.0026.0220", "Kéo giãn cột sống bằng máy", 18, 45_800, []),
    ];

    /// <summary>Done by the provincial hospital for all others, under its code.</summary>
    public static readonly Service ByContract = new("23.0068.1561.K.00001", "Định lượng FT3 (Free Triiodothyronine) [Máu]", 1, 64_600, []);

    public static readonly Service Angioplasty = new("02.0101.0054", "Chụp và can thiệp mạch vành", 18, 6_816_000, [], "Lần", "00.66");
    public static readonly Service Stent = new("N06.02.020", "Stent động mạch vành phủ thuốc", 10, 38_500_000, [], "Cái");

    public static readonly Service Transport = new("VC.00001", "Vận chuyển người bệnh đến cơ sở 00001", 12, 20_550, [], "Km");
}
