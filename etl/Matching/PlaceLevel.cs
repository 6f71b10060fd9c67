namespace BhytWarehouse.Etl.Matching;

/// <summary>How two places of living agree.</summary>
public enum PlaceLevel : byte
{
    Unknown,

    /// <summary>Other people of the one household are already linked to people of the other.</summary>
    Household,

    /// <summary>The commune; households say nothing.</summary>
    Commune,

    /// <summary>The commune, while the household's people are linked to another household.</summary>
    OtherHousehold,

    OtherCommune,
}
