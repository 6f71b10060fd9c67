namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Fields of XML5, a note of the clinical course, in the order of QĐ 4750.</summary>
internal enum CourseField
{
    MA_LK,
    STT,
    DIEN_BIEN_LS,
    GIAI_DOAN_BENH,
    HOI_CHAN,
    PHAU_THUAT,
    THOI_DIEM_DBLS,
    NGUOI_THUC_HIEN,
    DU_PHONG,
}
