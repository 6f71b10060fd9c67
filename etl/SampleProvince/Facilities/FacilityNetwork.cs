using System.Globalization;

namespace BhytWarehouse.SampleProvince.Facilities;

/// <summary>The twenty facilities of province 00. Weights are assumed shares of encounters.</summary>
internal static class FacilityNetwork
{
    public const string ProvinceCode = "00";
    public const int Communes = 12;

    // Large communes first: the share of households in each.
    public static readonly int[] CommuneWeights = [16, 14, 12, 10, 9, 8, 7, 6, 6, 5, 4, 3];

    public static readonly SampleFacility[] All = Make();

    public static string CommuneCode(int commune) => string.Create(CultureInfo.InvariantCulture, $"99{commune + 1:000}");

    public static SampleFacility StationOf(int commune) => All[8 + commune];

    private static SampleFacility[] Make()
    {
        List<SampleFacility> made =
        [
            new(0, "00001", "Bệnh viện Đa khoa tỉnh Mẫu", FacilityLevel.ProvincialHospital, 0, 200),
            new(1, "00002", "Bệnh viện Sản Nhi tỉnh Mẫu", FacilityLevel.ProvincialHospital, 0, 70),
            new(2, "00003", "Bệnh viện Trung ương Mẫu", FacilityLevel.CentralHospital, 0, 25),
            new(3, "00011", "Trung tâm Y tế Mẫu Đông", FacilityLevel.DistrictHospital, 1, 150),
            new(4, "00012", "Trung tâm Y tế Mẫu Tây", FacilityLevel.DistrictHospital, 4, 120),
            new(5, "00013", "Trung tâm Y tế Mẫu Nam", FacilityLevel.DistrictHospital, 7, 100),
            new(6, "00021", "Phòng khám đa khoa khu vực Mẫu Bắc", FacilityLevel.RegionalPolyclinic, 2, 60),
            new(7, "00022", "Phòng khám đa khoa khu vực Mẫu Trung", FacilityLevel.RegionalPolyclinic, 3, 45),
        ];
        for (int commune = 0; commune < Communes; commune++)
        {
            made.Add(new SampleFacility(
                made.Count,
                string.Create(CultureInfo.InvariantCulture, $"001{commune + 1:00}"),
                string.Create(CultureInfo.InvariantCulture, $"Trạm Y tế xã Mẫu {commune + 1}"),
                FacilityLevel.CommuneStation,
                commune,
                CommuneWeights[commune] * 2));
        }

        return [.. made];
    }
}
