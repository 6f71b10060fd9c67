namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Fields of XML4, a result, in the order of QĐ 4750.</summary>
internal enum ResultField
{
    MA_LK,
    STT,
    MA_DICH_VU,
    MA_CHI_SO,
    TEN_CHI_SO,
    GIA_TRI,
    DON_VI_DO,
    MO_TA,
    KET_LUAN,
    NGAY_KQ,
    MA_BS_DOC_KQ,
    DU_PHONG,
}
