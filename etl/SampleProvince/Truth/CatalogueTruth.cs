namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>One entry of the catalogues as it stands after the last list.</summary>
/// <param name="Kind">Drug, Supply, Service or Diagnosis.</param>
/// <param name="FacilityCode">Empty for the ministry's list of diagnoses.</param>
/// <param name="To">Null while it holds.</param>
public sealed record CatalogueTruth(string Kind, string FacilityCode, string Code, DateOnly From, DateOnly? To, decimal Price);
