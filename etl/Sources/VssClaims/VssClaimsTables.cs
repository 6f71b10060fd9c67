using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Staging;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>The staging tables of the feed, by position in a batch.</summary>
internal static class VssClaimsTables
{
    public const int Claim = 0;
    public const int Line = 1;
    public const int Document = 2;
    public const int Code = 3;
    public const int Finding = 4;
    public const int Quarantine = 5;

    public static IReadOnlyList<StagingTable> All { get; } =
    [
        new("staging", "VssClaim",
            ["ClaimKey", "LoadRunKey", "SourceFileKey", "RecordNumber", "Disposition", "NGAYLAP", "MA_CSKCB", "MA_LK", "PersonToken", "MemberToken", "CitizenToken", "CardGroupCode", "CardBenefitCode",
             "GIOI_TINH", "BirthYear", "MATINH_CU_TRU", "MAXA_CU_TRU", "MA_DKBD", "MA_DOITUONG_KCB", "MA_LOAI_KCB", "MA_BENH_CHINH", "MA_NOI_DI", "MA_NOI_DEN", "MA_TAI_NAN", "MA_KHUVUC", "MA_KHOA",
             "KET_QUA_DTRI", "MA_LOAI_RV", "NGAY_VAO", "NGAY_VAO_NOI_TRU", "NGAY_RA", "NGAY_TTOAN", "SO_NGAY_DTRI", "NAM_QT", "THANG_QT", "T_THUOC", "T_VTYT", "T_TONGCHI_BV", "T_TONGCHI_BH", "T_BNTT",
             "T_BNCCT", "T_BHTT", "T_NGUONKHAC", "T_BHTT_GDV", "DocumentCount", "LineCount", "OtherRowCount", "ContentHash"]),
        new("staging", "VssClaimLine",
            ["ClaimLineKey", "ClaimKey", "SourceTable", "STT", "MA_THUOC", "MA_DICH_VU", "MA_VAT_TU", "MA_NHOM", "PHAM_VI", "MA_PTTT", "MA_KHOA", "PractitionerToken", "NGAY_YL", "NGAY_TH_YL", "NGAY_KQ",
             "SO_LUONG", "DON_GIA_BV", "DON_GIA_BH", "TYLE_TT_DV", "TYLE_TT_BH", "MUC_HUONG", "THANH_TIEN_BV", "THANH_TIEN_BH", "T_NGUONKHAC", "T_BNTT", "T_BNCCT", "T_BHTT", "HasResult"]),
        new("staging", "VssClaimDocument",
            ["ClaimDocumentKey", "ClaimKey", "LoadRunKey", "SourceFileKey", "RecordNumber", "MA_CSKCB", "MA_LK", "LOAIHOSO", "RowCountInFile", "IsCheckInFile"]),
        new("staging", "VssClaimCode",
            ["LoadRunKey", "CodeKind", "Code", "Qualifier", "CodeName", "UnitName", "CostGroupCode"]),
        QualityTables.Finding,
        QualityTables.Quarantine,
    ];
}
