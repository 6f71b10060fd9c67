namespace BhytWarehouse.Etl.Quality;

/// <summary>Legal bases as submitters read them: the documents have their own names, the few words around them are put into Vietnamese.</summary>
public static class LegalText
{
    // Longer ones first.
    private static readonly (string English, string Vietnamese)[] Words =
    [
        ("decision of the Prime Minister on the year's estimate and its split by Vietnam Social Security", "quyết định giao dự toán hằng năm của Thủ tướng Chính phủ và phân bổ của BHXH Việt Nam"),
        ("the province's agreement on sharing the national population database", "thỏa thuận của tỉnh về chia sẻ Cơ sở dữ liệu quốc gia về dân cư"),
        ("yearly review of poor and near-poor households", "rà soát hộ nghèo, hộ cận nghèo hằng năm"),
        ("and the plan of the province that assigns its targets", "và kế hoạch giao chỉ tiêu của tỉnh"),
        ("free yearly check-up or screening", "khám sức khỏe hoặc khám sàng lọc miễn phí hằng năm"),
        ("and its successors", "và các biểu kế tiếp"),
        ("with its amendments", "và các luật sửa đổi"),
        ("formulas of tables 2 and 3", "công thức bảng 2 và bảng 3"),
        ("sums of table 1", "các tổng ở bảng 1"),
        ("when each table is due", "điều kiện gửi từng bảng"),
        ("health statistics", "thống kê y tế"),
        ("lists ", "danh sách "),
        ("forms ", "mẫu "),
        ("form ", "mẫu "),
        ("table ", "bảng "),
        ("annex ", "phụ lục "),
        ("art. ", "Điều "),
        (" and ", " và "),
    ];

    public static string InVietnamese(string legalBasis)
    {
        foreach ((string english, string vietnamese) in Words)
        {
            legalBasis = legalBasis.Replace(english, vietnamese, StringComparison.Ordinal);
        }

        return legalBasis;
    }
}
