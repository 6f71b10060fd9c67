namespace BhytWarehouse.Etl.Statistics;

/// <summary>Looks for what is missing in a series of months, quarters, years or whole lists: periods left out, members gone, totals far off. Method "period-presence", version 1.</summary>
/// <remarks>Presence needs no model: who told in every period before and does not now is missing. Totals are held against the median of up to six periods before, and only where those agree among themselves (Tukey 1977, Exploratory Data Analysis: the median resists a wrong one among them).</remarks>
public static class PeriodSeries
{
    /// <summary>The method and its version, as stored beside what it found.</summary>
    public const string Method = "period-presence-1";

    /// <summary>So many members gone at once are one thing that happened to the list, not one each.</summary>
    public const int MostMembers = 20;

    private const int FewestPeriods = 3;
    private const int PeriodsOfTotal = 6;

    /// <summary>Who is absent for so many periods has left.</summary>
    private const int LongestAbsence = 12;

    /// <summary>A series with holes in more of its span than this has no such cadence.</summary>
    private const double LeastPresent = 0.6;

    private const double MostTimes = 1.7;
    private const long FewestOfTotal = 50;

    /// <param name="lastDue">The last period that has to be complete, as the entries write it; later ones are only known to exist.</param>
    /// <param name="isExpected">Whether a member can tell of a period: a commune that was merged or a facility that closed cannot.</param>
    public static IReadOnlyList<PeriodFinding> Judge(PeriodRule rule, IReadOnlyList<PeriodEntry> entries, int lastDue, Func<string, int, bool> isExpected)
    {
        int[] periods = [.. entries.Select(entry => entry.Period).Distinct().Order()];
        if (periods.Length == 0)
        {
            return [];
        }

        List<PeriodFinding> findings = [];
        int[] all = rule.Kind == PeriodKind.Edition ? periods : Between(rule.Kind, periods[0], periods[^1]);
        bool isRegular = periods.Length >= FewestPeriods && periods.Length >= LeastPresent * all.Length;
        if (isRegular)
        {
            double usual = (double)entries.Sum(entry => entry.Quantity) / periods.Length;
            findings.AddRange(Runs(all, usual < rule.FewestOfPeriod ? [] : [.. all.Except(periods)]).Select(run => new PeriodFinding(PeriodFault.Gap, "", run.First, run.Last, usual, 0)));
        }

        int[] due = [.. periods.Where(period => period <= lastDue)];
        if (rule.FewestOfMember > 0)
        {
            Members(rule, entries, due, isExpected, findings);
        }

        if (rule.LeastShare > 0)
        {
            Totals(rule, entries, due, findings);
        }

        return findings;
    }

    private static void Members(PeriodRule rule, IReadOnlyList<PeriodEntry> entries, int[] due, Func<string, int, bool> isExpected, List<PeriodFinding> findings)
    {
        List<PeriodFinding> found = [];
        Dictionary<int, int> sizes = entries.GroupBy(entry => entry.Period).ToDictionary(period => period.Key, period => period.Count());
        int fewestBefore = rule.Kind is PeriodKind.Year or PeriodKind.Edition ? 1 : FewestPeriods;
        foreach (IGrouping<string, PeriodEntry> member in entries.Where(entry => entry.Period <= (due.Length == 0 ? 0 : due[^1])).GroupBy(entry => entry.Member))
        {
            Dictionary<int, long> told = member.GroupBy(entry => entry.Period).ToDictionary(period => period.Key, period => period.Sum(entry => entry.Quantity));
            int[] spanned = [.. due.Where(period => period >= told.Keys.Min())];
            int lastTold = told.Keys.Max();
            int[] before = [.. spanned.Where(period => period <= lastTold)];
            double usual = told.Values.Average();
            if (told.Values.Min() < rule.FewestOfMember)
            {
                continue;
            }

            // Holes between: only of a member that is there otherwise, and beyond the one it may begin with.
            int[] holes = [.. before.Where(period => !told.ContainsKey(period) && isExpected(member.Key, period))];
            if (holes.Length > 0 && told.Count >= FewestPeriods && told.Count >= 0.7 * before.Length)
            {
                found.AddRange(Runs(spanned, holes).Select(run => new PeriodFinding(PeriodFault.Gap, member.Key, run.First, run.Last, usual, 0)));
            }

            int[] absent = [.. spanned.Where(period => period > lastTold && isExpected(member.Key, period))];
            int[] last = before.Length >= fewestBefore ? before[^Math.Min(before.Length, FewestPeriods)..] : [];
            if (absent.Length is > 0 and <= LongestAbsence && last.Length > 0 && last.All(told.ContainsKey))
            {
                found.Add(new PeriodFinding(PeriodFault.Absence, member.Key, absent[0], absent[^1], usual, 0));
            }
        }

        foreach (IGrouping<(PeriodFault Fault, int First, int Last), PeriodFinding> together in found.GroupBy(finding => (finding.Fault, finding.First, finding.Last)))
        {
            if (together.Count() <= MostMembers)
            {
                findings.AddRange(together.OrderBy(finding => finding.Member, StringComparer.Ordinal));
            }
            else
            {
                int there = sizes.GetValueOrDefault(together.Key.First);
                findings.Add(new PeriodFinding(together.Key.Fault, "", together.Key.First, together.Key.Last, there + together.Count(), there));
            }
        }
    }

    private static void Totals(PeriodRule rule, IReadOnlyList<PeriodEntry> entries, int[] due, List<PeriodFinding> findings)
    {
        long[] totals = [.. due.Select(period => entries.Where(entry => entry.Period == period).Sum(entry => entry.Quantity))];
        HashSet<int> off = [];
        int fewest = rule.Kind == PeriodKind.Edition ? 1 : FewestPeriods;
        for (int at = 1; at < totals.Length; at++)
        {
            double[] before = [.. Enumerable.Range(0, at).Where(earlier => !off.Contains(earlier)).TakeLast(PeriodsOfTotal).Select(earlier => (double)totals[earlier]).Order()];
            if (before.Length < fewest)
            {
                continue;
            }

            double usual = before.Length % 2 == 1 ? before[before.Length / 2] : (before[(before.Length / 2) - 1] + before[before.Length / 2]) / 2;
            if (usual < FewestOfTotal || before[0] < rule.LeastShare * usual || before[^1] > MostTimes * usual)
            {
                continue;
            }

            if (totals[at] < rule.LeastShare * usual || totals[at] > MostTimes * usual)
            {
                off.Add(at);
                findings.Add(new PeriodFinding(totals[at] < usual ? PeriodFault.Drop : PeriodFault.Surge, "", due[at], due[at], usual, totals[at]));
            }
        }
    }

    private static IEnumerable<(int First, int Last)> Runs(int[] all, int[] holes)
    {
        for (int at = 0; at < holes.Length;)
        {
            int end = at;
            while (end + 1 < holes.Length && Array.IndexOf(all, holes[end + 1]) == Array.IndexOf(all, holes[end]) + 1)
            {
                end++;
            }

            yield return (holes[at], holes[end]);
            at = end + 1;
        }
    }

    private static int[] Between(PeriodKind kind, int first, int last)
    {
        List<int> all = [];
        for (int period = first; period <= last; period = Next(kind, period))
        {
            all.Add(period);
        }

        return [.. all];
    }

    private static int Next(PeriodKind kind, int period) => kind switch
    {
        PeriodKind.Month => period % 100 == 12 ? period + 89 : period + 1,
        PeriodKind.Quarter => period % 10 == 4 ? period + 7 : period + 1,
        _ => period + 1,
    };
}
