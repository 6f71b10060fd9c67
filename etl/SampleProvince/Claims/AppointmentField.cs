namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Fields of XML14, the re-visit appointment, in the order of QĐ 4750.</summary>
internal enum AppointmentField
{
    MA_LK,
    SO_GIAYHEN_KL,
    MA_CSKCB,
    HO_TEN,
    NGAY_SINH,
    GIOI_TINH,
    DIA_CHI,
    MA_THE_BHYT,
    GT_THE_DEN,
    NGAY_VAO,
    NGAY_VAO_NOI_TRU,
    NGAY_RA,
    NGAY_HEN_KL,
    CHAN_DOAN_RV,
    MA_BENH_CHINH,
    MA_BENH_KT,
    MA_BENH_YHCT,
    MA_DOITUONG_KCB,
    MA_BAC_SI,
    MA_TTDV,
    NGAY_CT,
    DU_PHONG,
}
