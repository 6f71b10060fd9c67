using System.Text;

namespace BhytWarehouse.Etl.Tests.Sources.MohCheckups;

/// <summary>Writes small envelopes KHAMSUCKHOE of made-up people.</summary>
internal static class CheckupText
{
    public const string Particulars = "<THONG_TIN_HANH_CHINH><MA_LK>K1</MA_LK><HO_TEN>Lê Thị Chim Báo</HO_TEN><SO_CCCD>000180000001</SO_CCCD><MA_THE_BHYT>GD4000012345678</MA_THE_BHYT><NGAY_SINH>198001010000</NGAY_SINH><GIOI_TINH>2</GIOI_TINH><MAXA_CU_TRU>99001</MAXA_CU_TRU><DIEN_THOAI>0900111222</DIEN_THOAI></THONG_TIN_HANH_CHINH>";

    public const string Visit = "<THONG_TIN_CHUNG_VE_LAN_KHAM><MA_LK>K1</MA_LK><MA_CSKCB>00011</MA_CSKCB><MA_GTIN_CSKCB>8930000000118</MA_GTIN_CSKCB><DOI_TUONG>01</DOI_TUONG><NGUON_CHI_TRA>2</NGUON_CHI_TRA><MA_LOAI_KCB>10</MA_LOAI_KCB><NGAY_VAO>202604150730</NGAY_VAO><NGAY_RA>202604161030</NGAY_RA></THONG_TIN_CHUNG_VE_LAN_KHAM>";

    public const string VitalSigns = "<DAU_HIEU_SINH_TON><MA_LK>K1</MA_LK><MACH>76</MACH></DAU_HIEU_SINH_TON>";

    public const string Conclusion = "<KET_LUAN><MA_LK>K1</MA_LK><PHAN_LOAI_SK>3</PHAN_LOAI_SK><LOI_KHUYEN>nghỉ ngơi chim báo</LOI_KHUYEN></KET_LUAN>";

    public static string Good => Hoso(Document("XML1", Particulars), Document("XML2", Visit), Document("XML3", VitalSigns), Document("XML8", Conclusion));

    public static string Base64(string content) => Convert.ToBase64String(Encoding.UTF8.GetBytes(content));

    public static string Document(string kind, string content) => Wrapped(kind, Base64(content));

    public static string Wrapped(string kind, string content) => $"<FILEHOSO><LOAIHOSO>{kind}</LOAIHOSO><NOIDUNGFILE>{content}</NOIDUNGFILE></FILEHOSO>";

    public static string Hoso(params string[] documents) => $"<HOSO>{string.Concat(documents)}</HOSO>";

    public static string Envelope(params string[] records) =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><KHAMSUCKHOE><THONGTINDONVI><MACSKCB>00011</MACSKCB></THONGTINDONVI><THONGTINHOSO><NGAYLAP>20260503</NGAYLAP><SOLUONGHOSO>{records.Length}</SOLUONGHOSO><DANHSACHHOSO>{string.Concat(records)}</DANHSACHHOSO></THONGTINHOSO><CKS_BENH_VIEN>x</CKS_BENH_VIEN></KHAMSUCKHOE>";

    public static string Message(string envelope) => $"{{\"header\": {{\"version\": \"1.0\", \"file_content\": \"no\"}}, \"data\": {{\"file_content\": \"{Base64(envelope)}\"}}, \"signature\": \"\"}}";

    /// <summary>The good check-up with one text of its documents replaced, under a number of its own if need be.</summary>
    public static string With(string old, string replacement, string number = "K1")
    {
        (Particulars + Visit + VitalSigns + Conclusion).ShouldContain(old);
        return Hoso(
            Document("XML1", Changed(Particulars)),
            Document("XML2", Changed(Visit)),
            Document("XML3", Changed(VitalSigns)),
            Document("XML8", Changed(Conclusion)));

        string Changed(string document) => document.Replace("<MA_LK>K1<", $"<MA_LK>{number}<", StringComparison.Ordinal).Replace(old, replacement, StringComparison.Ordinal);
    }
}
