namespace BhytWarehouse.Etl.Star;

/// <summary>One version of a member, as it should stand in the dimension or stands there.</summary>
internal sealed record DimensionVersion(int ValidFromDateKey, int ValidToDateKey, int EffectiveDateKey, string TypeTwoValues, string TypeOneValues, bool IsInferred)
{
    public bool IsCurrent => ValidToDateKey == Timeline.OpenEndDateKey;
}
