namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>Check-ups that count in the end, by month of the last day, facility and payer.</summary>
/// <param name="Month">yyyymm.</param>
/// <param name="WithHealthClass">Of these, check-ups with a conclusion.</param>
/// <param name="HealthClassSum">Sum of their health classes: tells whether corrections arrived.</param>
public sealed record CheckupTruth(int Month, string FacilityCode, string Payer, int Checkups, int WithHealthClass, int HealthClassSum);
