namespace BhytWarehouse.SampleProvince;

/// <summary>How far the generator is: units are dossiers for VssClaims, files for the other feeds.</summary>
public readonly record struct SampleProgress(string Feed, long Done, long Total);
