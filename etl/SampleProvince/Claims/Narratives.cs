namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Sentences for the free-text fields: long enough to weigh what real ones weigh, and about nobody.</summary>
internal static class Narratives
{
    public static readonly string[] Course =
    [
        "Người bệnh tỉnh, tiếp xúc tốt, da niêm mạc hồng, không phù, không xuất huyết dưới da.",
        "Mạch 82 lần/phút, nhiệt độ 36,8 độ C, huyết áp 130/80 mmHg, nhịp thở 18 lần/phút.",
        "Tim đều, T1 T2 rõ; phổi rì rào phế nang rõ, không ran.",
        "Bụng mềm, gan lách không sờ chạm, ấn không đau khu trú.",
        "Ăn uống được, ngủ được, đại tiểu tiện bình thường.",
        "Còn đau ít, vận động được, vết thương khô, không rỉ dịch.",
        "Ho giảm, không khó thở, SpO2 > 96 % với khí trời.",
        "Tiếp tục theo dõi sinh hiệu & dùng thuốc theo y lệnh.",
    ];

    public static readonly string[] Reasons =
    [
        "Đau đầu, chóng mặt", "Ho, sốt nhẹ", "Tái khám theo hẹn", "Đau bụng vùng thượng vị", "Đau lưng khi vận động", "Mệt mỏi, ăn kém", "Khó thở khi gắng sức",
    ];

    public static readonly string[] Imaging =
    [
        "Không thấy hình ảnh bất thường trên phim.", "Kích thước trong giới hạn bình thường, nhu mô đồng nhất, bờ đều.", "Hình ảnh thoái hóa nhẹ, cần đối chiếu lâm sàng.",
    ];
}
