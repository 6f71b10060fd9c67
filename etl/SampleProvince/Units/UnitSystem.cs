namespace BhytWarehouse.SampleProvince.Units;

/// <summary>The two layouts of the country: the same digits name other units in each.</summary>
public enum UnitSystem
{
    /// <summary>Provinces, districts and communes, to 2025-06-30.</summary>
    Old,

    /// <summary>Provinces and communes, from 2025-07-01.</summary>
    New,
}
