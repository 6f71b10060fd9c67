namespace BhytWarehouse.SampleProvince.Catalogues;

/// <param name="OnlyBeside">Not allowed as the main disease.</param>
internal sealed record Diagnosis(string Code, string Name, bool Chronic = false, bool OnlyBeside = false);
