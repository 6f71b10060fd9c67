namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>What counts in the end for a facility and month, corrections included.</summary>
/// <param name="Month">yyyymm.</param>
public sealed record DigitalUseTruth(int Month, string FacilityCode, int Visits, int CitizenIdCheckIns, int VneidCheckIns, int HealthRecords, int Payments, int CashlessPayments);
