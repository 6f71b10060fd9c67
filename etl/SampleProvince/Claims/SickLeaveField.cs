namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Fields of XML11, the paper for sick leave paid by social insurance, in the order of QĐ 4750.</summary>
internal enum SickLeaveField
{
    MA_LK,
    SO_CT,
    SO_SERI,
    SO_KCB,
    DON_VI,
    MA_BHXH,
    MA_THE_BHYT,
    CHAN_DOAN_RV,
    PP_DIEUTRI,
    MA_DINH_CHI_THAI,
    NGUYENNHAN_DINHCHI,
    TUOI_THAI,
    SO_NGAY_NGHI,
    TU_NGAY,
    DEN_NGAY,
    HO_TEN_CHA,
    HO_TEN_ME,
    MA_TTDV,
    MA_BS,
    NGAY_CT,
    MA_THE_TAM,
    MAU_SO,
    DU_PHONG,
}
