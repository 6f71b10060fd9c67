namespace BhytWarehouse.SampleProvince.Catalogues;

internal sealed record Diagnosis(string Code, string Name, bool Chronic = false);
