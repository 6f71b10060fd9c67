namespace BhytWarehouse.Etl.Statistics;

/// <summary>After how many days a day is complete, learned from how long its records took.</summary>
public static class ReportingLag
{
    /// <summary>Where nothing is known yet.</summary>
    public const int Stated = 10;

    /// <summary>A day older than this is due whatever was usual.</summary>
    public const int Longest = 60;

    private const double WholeShare = 0.98;

    /// <param name="records">Days from the event to its report, and how many records took so long; corrections that come later are among them, which is why the last two in a hundred do not count.</param>
    public static int DaysUntilWhole(IEnumerable<(int Days, long Records)> records)
    {
        (int Days, long Records)[] sorted = [.. records.Where(entry => entry.Days >= 0).OrderBy(entry => entry.Days)];
        long all = sorted.Sum(entry => entry.Records);
        long seen = 0;
        foreach ((int days, long count) in sorted)
        {
            seen += count;
            if (seen >= WholeShare * all)
            {
                return Math.Min(Longest, days + 1);
            }
        }

        return Stated;
    }
}
