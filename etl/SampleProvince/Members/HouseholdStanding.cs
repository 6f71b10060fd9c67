namespace BhytWarehouse.SampleProvince.Members;

/// <summary>What a household as a whole is entitled by.</summary>
internal enum HouseholdStanding : byte
{
    /// <summary>By nothing: its members insure themselves as a household.</summary>
    Ordinary,

    /// <summary>On the yearly list of poor households.</summary>
    Poor,

    /// <summary>On the yearly list of near-poor households.</summary>
    NearPoor,

    /// <summary>Farm, forest, fish or salt household of average living standard.</summary>
    AverageFarm,

    /// <summary>Ethnic minority in a hard area.</summary>
    Minority,

    /// <summary>Resident of an especially hard area.</summary>
    HardArea,

    /// <summary>Resident of an island commune.</summary>
    Island,
}
