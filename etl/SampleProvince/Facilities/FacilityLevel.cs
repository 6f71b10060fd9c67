namespace BhytWarehouse.SampleProvince.Facilities;

/// <summary>The line a facility belonged to before the three professional levels of 2025; benefits still depend on it.</summary>
public enum FacilityLevel
{
    CommuneStation,
    RegionalPolyclinic,
    DistrictHospital,
    ProvincialHospital,
    CentralHospital,
}
