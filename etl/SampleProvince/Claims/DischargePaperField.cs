namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Fields of XML7, the discharge paper, in the order of QĐ 4750.</summary>
internal enum DischargePaperField
{
    MA_LK,
    SO_LUU_TRU,
    MA_YTE,
    MA_KHOA_RV,
    NGAY_VAO,
    NGAY_RA,
    MA_DINH_CHI_THAI,
    NGUYENNHAN_DINHCHI,
    THOIGIAN_DINHCHI,
    TUOI_THAI,
    CHAN_DOAN_RV,
    PP_DIEUTRI,
    GHI_CHU,
    MA_TTDV,
    MA_BS,
    TEN_BS,
    NGAY_CT,
    MA_CHA,
    MA_ME,
    MA_THE_TAM,
    HO_TEN_CHA,
    HO_TEN_ME,
    SO_NGAY_NGHI,
    NGOAITRU_TUNGAY,
    NGOAITRU_DENNGAY,
    DU_PHONG,
}
