using BhytWarehouse.SampleProvince.Facilities;

namespace BhytWarehouse.SampleProvince.Truth;

public sealed record FacilityTruth(string Code, string Name, FacilityLevel Level, string ProfessionalLevel, string CommuneCode);
