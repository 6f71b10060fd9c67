namespace BhytWarehouse.SampleProvince.Truth;

/// <summary>The pupils or students of a school at the end of a month, and of them those with any valid card.</summary>
public sealed record SchoolTruth(int Month, string SchoolCode, string SchoolName, int Pupils, int Covered);
