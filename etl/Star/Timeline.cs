namespace BhytWarehouse.Etl.Star;

/// <summary>Lays the versions of one member from all that was ever told of it, the same whatever the order of arrival.</summary>
internal static class Timeline
{
    public const int BeginningDateKey = 19900101;
    public const int OpenEndDateKey = 99991231;

    /// <summary>
    /// Only the greatest precedence counts; of one day, the greatest observation. Neighbours that say the same are one version. The first version is taken to hold from the
    /// beginning of the member's life, each until the day before the next. What type 1 columns show was told by the greatest observation of all.
    /// </summary>
    public static IReadOnlyList<DimensionVersion> Lay(IReadOnlyCollection<Observation> observations, int beginning = BeginningDateKey, int end = OpenEndDateKey)
    {
        int precedence = observations.Max(observation => observation.Precedence);
        Observation[] counting = [.. observations.Where(observation => observation.Precedence == precedence)
            .GroupBy(observation => observation.EffectiveDateKey)
            .Select(day => day.Max()!)
            .OrderBy(observation => observation.EffectiveDateKey)];
        string typeOne = counting.Max()!.TypeOneValues;
        // Of what began before the beginning, only the last still held then.
        int skipped = Math.Max(0, Array.FindLastIndex(counting, observation => observation.EffectiveDateKey <= beginning));
        List<DimensionVersion> versions = [];
        foreach (Observation observation in counting.Skip(skipped))
        {
            if (versions.Count == 0)
            {
                versions.Add(new DimensionVersion(beginning, end, observation.EffectiveDateKey, observation.TypeTwoValues, typeOne, IsInferred: false));
            }
            else if (versions[^1].TypeTwoValues != observation.TypeTwoValues)
            {
                versions[^1] = versions[^1] with { ValidToDateKey = DayBefore(observation.EffectiveDateKey) };
                versions.Add(new DimensionVersion(observation.EffectiveDateKey, end, observation.EffectiveDateKey, observation.TypeTwoValues, typeOne, IsInferred: false));
            }
        }

        return versions;
    }

    private static int DayBefore(int dateKey)
    {
        DateOnly day = new DateOnly(dateKey / 10000, dateKey / 100 % 100, dateKey % 100).AddDays(-1);
        return (day.Year * 10000) + (day.Month * 100) + day.Day;
    }
}
