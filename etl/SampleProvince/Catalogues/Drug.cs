namespace BhytWarehouse.SampleProvince.Catalogues;

/// <summary>Price in thousandths of a đồng.</summary>
internal sealed record Drug(string Code, string Name, string Unit, string Strength, string Route, string Form, long Price, int Group = 4, bool Covered = true);
