namespace BhytWarehouse.SampleProvince.Catalogues;

/// <summary>Frequent ones first. Codes have the form of the ministry's list; prices are made up in the usual range.</summary>
internal static class Drugs
{
    public static readonly Drug[] All =
    [
        new("40.48", "Paracetamol", "Viên", "500mg", "1.01", "Viên nén", 320_000),
        new("40.155", "Amoxicilin + acid clavulanic", "Viên", "500mg + 125mg", "1.01", "Viên nén bao phim", 2_890_500),
        new("40.491", "Amlodipin", "Viên", "5mg", "1.01", "Viên nén", 189_000),
        new("40.807", "Metformin", "Viên", "850mg", "1.01", "Viên nén bao phim", 441_000),
        new("40.677", "Omeprazol", "Viên", "20mg", "1.01", "Viên nang", 231_000),
        new("40.549", "Atorvastatin", "Viên", "20mg", "1.01", "Viên nén bao phim", 378_000),
        new("40.998", "N-acetylcystein", "Gói", "200mg", "1.01", "Bột pha dung dịch uống", 1_575_000),
        new("40.90", "Loratadin", "Viên", "10mg", "1.01", "Viên nén", 262_500),
        new("40.37", "Meloxicam", "Viên", "7,5mg", "1.01", "Viên nén", 199_500),
        new("40.1064", "Vitamin B1 + B6 + B12", "Viên", "125mg + 125mg + 0,25mg", "1.01", "Viên nén bao phim", 1_092_000),
        new("40.800", "Gliclazid", "Viên", "30mg", "1.01", "Viên nén giải phóng kéo dài", 504_000),
        new("40.506", "Losartan", "Viên", "50mg", "1.01", "Viên nén bao phim", 294_000),
        new("40.172", "Cefuroxim", "Viên", "500mg", "1.01", "Viên nén bao phim", 2_205_000),
        new("40.1021", "Natri clorid", "Chai", "0,9%/500ml", "2.15", "Dung dịch tiêm truyền", 6_825_000),
        new("40.1015", "Glucose", "Chai", "5%/500ml", "2.15", "Dung dịch tiêm truyền", 7_140_000),
        new("40.1026", "Ringer lactat", "Chai", "500ml", "2.15", "Dung dịch tiêm truyền", 7_035_000),
        new("40.173", "Ceftriaxon", "Lọ", "1g", "2.10", "Bột pha tiêm", 5_985_000),
        new("40.169", "Cefotaxim", "Lọ", "1g", "2.10", "Bột pha tiêm", 5_376_333),
        new("40.775", "Methyl prednisolon", "Lọ", "40mg", "2.10", "Bột pha tiêm", 7_350_000),
        new("40.41", "Diclofenac", "Ống", "75mg/3ml", "2.05", "Dung dịch tiêm", 798_000),
        new("40.698", "Drotaverin", "Ống", "40mg/2ml", "2.05", "Dung dịch tiêm", 2_625_500),
        new("40.806", "Insulin người trộn 30/70", "Lọ", "100IU/ml x 10ml", "2.06", "Hỗn dịch tiêm", 55_125_000),
        new("40.980", "Salbutamol", "Ống", "2,5mg/2,5ml", "5.05", "Dung dịch khí dung", 4_410_000),
        new("40.981", "Salmeterol + fluticason", "Bình xịt", "25mcg + 125mcg x 120 liều", "5.05", "Khí dung", 210_176_000),
        new("40.445", "Enoxaparin", "Bơm tiêm", "40mg/0,4ml", "2.06", "Dung dịch tiêm", 67_200_000),
        new("05C.12", "Độc hoạt, tang ký sinh & phòng phong", "Viên", "300mg cao khô", "1.01", "Viên nang", 1_260_000),
        new("05C.77", "Đương quy, bạch quả", "Viên", "500mg + 40mg", "1.01", "Viên nén bao phim", 1_848_000),
        new("40.340", "Trastuzumab", "Lọ", "150mg", "2.15", "Bột pha dung dịch truyền", 9_977_000_000),
        new("40.361", "Capecitabin", "Viên", "500mg", "1.01", "Viên nén bao phim", 12_600_000),
        new("40.472", "Erythropoietin", "Bơm tiêm", "2000IU", "2.06", "Dung dịch tiêm", 124_950_750),
        new("NDM.01", "Men vi sinh (ngoài danh mục)", "Gói", "1g", "1.01", "Bột uống", 3_500_000, 4, false),
        new("NDM.02", "Calci + vitamin D3 (ngoài danh mục)", "Viên", "600mg + 400IU", "1.01", "Viên nén", 4_200_000, 4, false),
    ];

    public static readonly Drug[] Blood =
    [
        new("MAU.KHC250", "Khối hồng cầu từ 250 ml máu toàn phần", "Đơn vị", "250ml", "2.15", "Chế phẩm máu", 869_000_000, 7),
        new("MAU.TC250", "Khối tiểu cầu từ 1 đơn vị máu", "Đơn vị", "40ml", "2.15", "Chế phẩm máu", 146_000_000, 17),
        new("MAU.HTT", "Huyết tương tươi đông lạnh", "Đơn vị", "150ml", "2.15", "Chế phẩm máu", 196_000_000, 17),
    ];
}
