namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>Places of the fields that the gate and the star use in the encounter summary (XML1).</summary>
internal static class SummaryFields
{
    public static readonly ContractTable Table = VssClaimsContract.Tables[1];
    public static readonly int MA_LK = Table.IndexOf("MA_LK");
    public static readonly int HO_TEN = Table.IndexOf("HO_TEN");
    public static readonly int SO_CCCD = Table.IndexOf("SO_CCCD");
    public static readonly int NGAY_SINH = Table.IndexOf("NGAY_SINH");
    public static readonly int GIOI_TINH = Table.IndexOf("GIOI_TINH");
    public static readonly int MATINH_CU_TRU = Table.IndexOf("MATINH_CU_TRU");
    public static readonly int MAXA_CU_TRU = Table.IndexOf("MAXA_CU_TRU");
    public static readonly int MA_THE_BHYT = Table.IndexOf("MA_THE_BHYT");
    public static readonly int MA_DKBD = Table.IndexOf("MA_DKBD");
    public static readonly int GT_THE_TU = Table.IndexOf("GT_THE_TU");
    public static readonly int GT_THE_DEN = Table.IndexOf("GT_THE_DEN");
    public static readonly int MA_BENH_CHINH = Table.IndexOf("MA_BENH_CHINH");
    public static readonly int MA_DOITUONG_KCB = Table.IndexOf("MA_DOITUONG_KCB");
    public static readonly int MA_NOI_DI = Table.IndexOf("MA_NOI_DI");
    public static readonly int MA_NOI_DEN = Table.IndexOf("MA_NOI_DEN");
    public static readonly int MA_TAI_NAN = Table.IndexOf("MA_TAI_NAN");
    public static readonly int NGAY_VAO = Table.IndexOf("NGAY_VAO");
    public static readonly int NGAY_VAO_NOI_TRU = Table.IndexOf("NGAY_VAO_NOI_TRU");
    public static readonly int NGAY_RA = Table.IndexOf("NGAY_RA");
    public static readonly int SO_NGAY_DTRI = Table.IndexOf("SO_NGAY_DTRI");
    public static readonly int KET_QUA_DTRI = Table.IndexOf("KET_QUA_DTRI");
    public static readonly int MA_LOAI_RV = Table.IndexOf("MA_LOAI_RV");
    public static readonly int NGAY_TTOAN = Table.IndexOf("NGAY_TTOAN");
    public static readonly int T_THUOC = Table.IndexOf("T_THUOC");
    public static readonly int T_VTYT = Table.IndexOf("T_VTYT");
    public static readonly int T_TONGCHI_BV = Table.IndexOf("T_TONGCHI_BV");
    public static readonly int T_TONGCHI_BH = Table.IndexOf("T_TONGCHI_BH");
    public static readonly int T_BNTT = Table.IndexOf("T_BNTT");
    public static readonly int T_BNCCT = Table.IndexOf("T_BNCCT");
    public static readonly int T_BHTT = Table.IndexOf("T_BHTT");
    public static readonly int T_NGUONKHAC = Table.IndexOf("T_NGUONKHAC");
    public static readonly int T_BHTT_GDV = Table.IndexOf("T_BHTT_GDV");
    public static readonly int NAM_QT = Table.IndexOf("NAM_QT");
    public static readonly int THANG_QT = Table.IndexOf("THANG_QT");
    public static readonly int MA_LOAI_KCB = Table.IndexOf("MA_LOAI_KCB");
    public static readonly int MA_KHOA = Table.IndexOf("MA_KHOA");
    public static readonly int MA_CSKCB = Table.IndexOf("MA_CSKCB");
    public static readonly int MA_KHUVUC = Table.IndexOf("MA_KHUVUC");
    public static readonly int NGAY_MIEN_CCT = Table.IndexOf("NGAY_MIEN_CCT");
    public static readonly int MA_BENH_KT = Table.IndexOf("MA_BENH_KT");
    public static readonly int NGAY_TAI_KHAM = Table.IndexOf("NGAY_TAI_KHAM");
}
