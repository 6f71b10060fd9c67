using System.Text;

namespace BhytWarehouse.Etl.Tests.Sources.VssClaims;

/// <summary>A check-in file (XML0 with its own root).</summary>
internal static class CheckInText
{
    public static byte[] Of(params (string ClaimNumber, string Facility)[] rows)
    {
        StringBuilder text = new("<?xml version=\"1.0\"?><CHI_TIEU_TRANG_THAI_KCB><DSACH_TRANG_THAI_KCB>");
        for (int i = 0; i < rows.Length; i++)
        {
            text.Append("<TRANG_THAI_KCB>");
            foreach ((string name, string value) in new[]
            {
                ("MA_LK", rows[i].ClaimNumber), ("STT", $"{i + 1}"), ("MA_BN", "BN1"), ("HO_TEN", "Người Mẫu"), ("NGAY_SINH", "198500000000"), ("GIOI_TINH", "1"), ("MA_DOITUONG_KCB", "1.1"), ("NGAY_VAO", "202505100800"),
                ("MA_LOAI_KCB", "01"), ("MA_CSKCB", rows[i].Facility), ("NGAY_YL", "202505100810"),
            })
            {
                text.Append('<').Append(name).Append('>').Append(value).Append("</").Append(name).Append('>');
            }

            text.Append("</TRANG_THAI_KCB>");
        }

        return Encoding.UTF8.GetBytes(text.Append("</DSACH_TRANG_THAI_KCB><CHUKYDONVI/></CHI_TIEU_TRANG_THAI_KCB>").ToString());
    }
}
