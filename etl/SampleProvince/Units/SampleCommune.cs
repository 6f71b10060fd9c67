namespace BhytWarehouse.SampleProvince.Units;

/// <summary>A commune of province 00 in one of the two systems.</summary>
internal sealed record SampleCommune(string Code, string Type, string ProperName)
{
    public string Name => $"{Type} {ProperName}";
}
