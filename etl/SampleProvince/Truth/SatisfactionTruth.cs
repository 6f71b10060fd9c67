namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>What counts in the end of one survey form of a facility and quarter, corrections included.</summary>
public sealed record SatisfactionTruth(int Year, int Quarter, string FacilityCode, string Form, int Asked, int Satisfied, decimal Points);
