using BhytWarehouse.Etl.Sources.Tables;

namespace BhytWarehouse.Etl.Sources.VssContributions;

/// <summary>Lets the name of an organisation pass and no other: households, household businesses and people pay for themselves too, and are named like people.</summary>
internal static class OrganisationName
{
    private const string HouseholdGroup = "GD";

    // What the name of an organisation begins with, folded. Longer than one word where a family or given name begins alike (Trường and Trương).
    private static readonly string[] Beginnings =
    [
        "congty", "ctytnhh", "ctycp", "tongcongty", "tapdoan", "doanhnghiep", "dntn", "xinghiep", "nhamay", "hoptacxa", "htx", "chinhanhcong", "chinhanhngan", "nganhang", "khobac", "benhvien",
        "trungtam", "tramyte", "phongkham", "truongmamnon", "truongmaugiao", "truongtieuhoc", "truongtrunghoc", "truongthcs", "truongthpt", "truongphothong", "truongcaodang", "truongdaihoc", "hocvien",
        "vienkiemsat", "viennghiencuu", "daitruyenhinh", "daiphatthanh", "banquanly", "banchihuy", "uyban", "ubnd", "hoidongnhandan", "vanphonghoidong", "vanphonguyban", "vanphongubnd", "vanphongdangky",
        "sogiaoduc", "soyte", "sotaichinh", "sonoivu", "sonongnghiep", "socongthuong", "soxaydung", "sokhoahoc", "sovanhoa", "sotuphap", "phongkinhte", "phongvanhoa", "phonggiaoduc", "phongnoivu",
        "cucthue", "cucthongke", "chicuc", "tongcuc", "toaannhandan", "congan", "tinhuy", "danguy", "thanhuy", "hoinongdan", "hoilienhiep", "hoicuuchienbinh", "hoichuthapdo", "liendoanlaodong", "baohiemxahoi", "bhxh",
    ];

    public static string Of(string name, PayingUnitCode code)
    {
        string folded = HeadingText.Fold(name);
        return code.GroupCode != HouseholdGroup && Array.Exists(Beginnings, beginning => folded.StartsWith(beginning, StringComparison.Ordinal)) ? name : "";
    }
}
