namespace BhytWarehouse.Etl.Statistics;

/// <summary>By when something always came, learned from the days on which it did. Method "working-day-gaps", version 1.</summary>
/// <remarks>Gaps are counted in working days, so that weekends, holidays and Tết are no silence. Allowed is one and a half times the gap that 95 of 100 do not exceed, and whatever longer gap already happened within three times that.</remarks>
public sealed class ArrivalRhythm(WorkCalendar calendar)
{
    /// <summary>The method and its version, as stored beside what it found.</summary>
    public const string Method = "working-day-gaps-1";

    /// <summary>Fewer arrivals than these, or within fewer days, are no rhythm.</summary>
    public const int FewestArrivals = 10;

    public const int FewestDays = 21;

    private const int LeastAllowed = 2;
    private const double UsualShare = 0.95;

    /// <summary>Whether arrivals go on from day to day; a history that is loaded in a few goes is none.</summary>
    public static bool IsRunning(IReadOnlyList<DateOnly> arrivals) => arrivals.Count >= FewestArrivals && arrivals[^1].DayNumber - arrivals[0].DayNumber >= FewestDays;

    /// <summary>The last day on which the next may come before its absence is silence; null without a rhythm.</summary>
    /// <param name="arrivals">Days on which something new came, each once, in order.</param>
    public DateOnly? DueAfter(IReadOnlyList<DateOnly> arrivals)
    {
        if (!IsRunning(arrivals))
        {
            return null;
        }

        int[] gaps = [.. Enumerable.Range(1, arrivals.Count - 1).Select(index => calendar.WorkdaysBetween(arrivals[index - 1], arrivals[index])).Order()];
        int usual = Math.Max(1, gaps[Math.Min(gaps.Length - 1, (int)Math.Ceiling(UsualShare * gaps.Length) - 1)]);
        int allowed = Math.Max(Math.Max(LeastAllowed, (int)Math.Ceiling(1.5 * usual)), gaps.Where(gap => gap <= 3 * usual).DefaultIfEmpty(0).Max());
        DateOnly due = arrivals[^1];
        for (int left = allowed; left > 0;)
        {
            due = due.AddDays(1);
            left -= calendar.IsWorkday(due) ? 1 : 0;
        }

        return due;
    }
}
