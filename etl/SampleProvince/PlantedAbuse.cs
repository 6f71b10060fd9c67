namespace BhytWarehouse.SampleProvince;

/// <summary>Abuse to plant in the province, and beside it what only looks like abuse.</summary>
public sealed record PlantedAbuse
{
    /// <summary>Cases derive from it alone. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Cases of each kind; fewer where the province has not so many facilities, months or people for them. Default 50.</summary>
    public int CasesOfEachKind { get; init; } = 50;

    /// <summary>Innocent cases of each kind. Default 50.</summary>
    public int LookAlikesOfEachKind { get; init; } = 50;
}
