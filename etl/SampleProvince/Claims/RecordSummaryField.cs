namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Fields of XML8, the record summary, in the order of QĐ 4750.</summary>
internal enum RecordSummaryField
{
    MA_LK,
    MA_LOAI_KCB,
    HO_TEN_CHA,
    HO_TEN_ME,
    NGUOI_GIAM_HO,
    DON_VI,
    NGAY_VAO,
    NGAY_RA,
    CHAN_DOAN_VAO,
    CHAN_DOAN_RV,
    QT_BENHLY,
    TOMTAT_KQ,
    PP_DIEUTRI,
    NGAY_SINHCON,
    NGAY_CONCHET,
    SO_CONCHET,
    KET_QUA_DTRI,
    GHI_CHU,
    MA_TTDV,
    NGAY_CT,
    MA_THE_TAM,
    DU_PHONG,
}
