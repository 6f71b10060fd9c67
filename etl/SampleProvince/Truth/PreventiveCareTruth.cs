namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>People whose first check-up of the calendar year was in the month, by the commune they lived in then. Who came without any number counts once for each check-up.</summary>
/// <param name="Month">yyyymm.</param>
/// <param name="Commune">Code of the day.</param>
public sealed record PreventiveCareTruth(int Month, string Commune, int People);
