namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>One inspection as the last log tells it. Amounts in đồng.</summary>
/// <param name="FacilityCode">Empty for a paying unit.</param>
/// <param name="PayingUnitCode">Empty for a facility.</param>
/// <param name="Planned">Null where it was not planned.</param>
/// <param name="Done">Null while it is not done.</param>
public sealed record InspectionTruth(string Decision, DateOnly Decided, string FacilityCode, string PayingUnitCode, DateOnly? Planned, DateOnly? Done, int Violations, decimal Found, decimal Recovered);
