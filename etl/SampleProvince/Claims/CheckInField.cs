namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Fields of XML0, a check-in, in the order of QĐ 4750.</summary>
internal enum CheckInField
{
    MA_LK,
    STT,
    MA_BN,
    HO_TEN,
    SO_CCCD,
    NGAY_SINH,
    GIOI_TINH,
    MA_THE_BHYT,
    MA_DKBD,
    GT_THE_TU,
    GT_THE_DEN,
    MA_DOITUONG_KCB,
    NGAY_VAO,
    NGAY_VAO_NOI_TRU,
    LY_DO_VNT,
    MA_LY_DO_VNT,
    MA_LOAI_KCB,
    MA_CSKCB,
    MA_DICH_VU,
    TEN_DICH_VU,
    MA_THUOC,
    TEN_THUOC,
    MA_VAT_TU,
    TEN_VAT_TU,
    NGAY_YL,
    DU_PHONG,
}
