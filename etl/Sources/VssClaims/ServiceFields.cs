namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Places of the fields that the gate and the star use in services, beds, supplies and transport (XML3).</summary>
internal static class ServiceFields
{
    public static readonly ContractTable Table = VssClaimsContract.Tables[3];
    public static readonly int MA_LK = Table.IndexOf("MA_LK");
    public static readonly int STT = Table.IndexOf("STT");
    public static readonly int MA_DICH_VU = Table.IndexOf("MA_DICH_VU");
    public static readonly int MA_VAT_TU = Table.IndexOf("MA_VAT_TU");
    public static readonly int MA_NHOM = Table.IndexOf("MA_NHOM");
    public static readonly int TEN_VAT_TU = Table.IndexOf("TEN_VAT_TU");
    public static readonly int TEN_DICH_VU = Table.IndexOf("TEN_DICH_VU");
    public static readonly int DON_VI_TINH = Table.IndexOf("DON_VI_TINH");
    public static readonly int PHAM_VI = Table.IndexOf("PHAM_VI");
    public static readonly int SO_LUONG = Table.IndexOf("SO_LUONG");
    public static readonly int DON_GIA_BV = Table.IndexOf("DON_GIA_BV");
    public static readonly int DON_GIA_BH = Table.IndexOf("DON_GIA_BH");
    public static readonly int TYLE_TT_DV = Table.IndexOf("TYLE_TT_DV");
    public static readonly int TYLE_TT_BH = Table.IndexOf("TYLE_TT_BH");
    public static readonly int THANH_TIEN_BV = Table.IndexOf("THANH_TIEN_BV");
    public static readonly int THANH_TIEN_BH = Table.IndexOf("THANH_TIEN_BH");
    public static readonly int MUC_HUONG = Table.IndexOf("MUC_HUONG");
    public static readonly int T_NGUONKHAC_NSNN = Table.IndexOf("T_NGUONKHAC_NSNN");
    public static readonly int T_NGUONKHAC_VTNN = Table.IndexOf("T_NGUONKHAC_VTNN");
    public static readonly int T_NGUONKHAC_VTTN = Table.IndexOf("T_NGUONKHAC_VTTN");
    public static readonly int T_NGUONKHAC_CL = Table.IndexOf("T_NGUONKHAC_CL");
    public static readonly int T_NGUONKHAC = Table.IndexOf("T_NGUONKHAC");
    public static readonly int T_BNTT = Table.IndexOf("T_BNTT");
    public static readonly int T_BNCCT = Table.IndexOf("T_BNCCT");
    public static readonly int T_BHTT = Table.IndexOf("T_BHTT");
    public static readonly int MA_KHOA = Table.IndexOf("MA_KHOA");
    public static readonly int MA_BAC_SI = Table.IndexOf("MA_BAC_SI");
    public static readonly int NGAY_YL = Table.IndexOf("NGAY_YL");
    public static readonly int NGAY_TH_YL = Table.IndexOf("NGAY_TH_YL");
    public static readonly int NGAY_KQ = Table.IndexOf("NGAY_KQ");
    public static readonly int MA_PTTT = Table.IndexOf("MA_PTTT");
    public static readonly int T_TRANTT = Table.IndexOf("T_TRANTT");
    public static readonly int MA_PTTT_QT = Table.IndexOf("MA_PTTT_QT");
    public static readonly int NGUOI_THUC_HIEN = Table.IndexOf("NGUOI_THUC_HIEN");
    public static readonly int MA_MAY = Table.IndexOf("MA_MAY");
    public static readonly int PP_VO_CAM = Table.IndexOf("PP_VO_CAM");
}
