namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>One entry of the facility registers as it stands after the last list; the code of a practitioner is the licence number, which no table may hold.</summary>
/// <param name="Kind">Facility, Department, Practitioner or Machine.</param>
/// <param name="To">Null while it holds.</param>
/// <param name="Standing">Professional level of a facility.</param>
public sealed record RegisterTruth(string Kind, string FacilityCode, string Code, DateOnly From, DateOnly? To, int ApprovedBeds, string Standing);
