namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>A value's place in the bytes of its dossier.</summary>
internal readonly record struct Slice(int Start, int Length);
