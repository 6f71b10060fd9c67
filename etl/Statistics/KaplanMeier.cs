namespace BhytWarehouse.Etl.Statistics;

/// <summary>How long spells last, of which some were not seen to their end, and some not from their beginning.</summary>
/// <remarks>
/// <para>Method KM-1: the product-limit estimate of Kaplan and Meier (J. Amer. Statist. Assoc. 1958), S(t) = Π (1 − dᵢ / nᵢ) over the days with an end, where nᵢ are the spells under observation just before the
/// day; a spell seen from a later day on counts from then (delayed entry: Klein and Moeschberger, Survival Analysis, 2003, ch. 4.6). Variance: Greenwood (1926), S² Σ dᵢ / (nᵢ (nᵢ − dᵢ)). The 95 % band is
/// pointwise, on the log-minus-log scale (Kalbfleisch and Prentice, 1980), so it stays between 0 and 1.</para>
/// <para>Assumes that whoever leaves observation is like those who stay. Units: days. Where nobody is at risk any more the curve ends; it is not carried on.</para>
/// </remarks>
public static class KaplanMeier
{
    /// <summary>Name and version of the method.</summary>
    public const string Method = "KM-1";

    private const double Normal975 = 1.959963984540054;

    /// <summary>The curve at each of these days, as far as anybody was under observation until then.</summary>
    /// <param name="days">Ascending.</param>
    /// <exception cref="ArgumentException">A spell was seen last before it was seen first.</exception>
    public static IReadOnlyList<SurvivalPoint> Curve(IEnumerable<ObservedSpell> spells, IReadOnlyList<int> days)
    {
        SortedDictionary<int, (long Entered, long Left, long Ended)> moves = [];
        foreach (ObservedSpell spell in spells)
        {
            if (spell.ExitDays <= spell.EntryDays || spell.EntryDays < 0)
            {
                throw new ArgumentException($"A spell was under observation from day {spell.EntryDays} to day {spell.ExitDays}; expected at least one day.", nameof(spells));
            }

            (long entered, long left, long ended) = moves.GetValueOrDefault(spell.EntryDays);
            moves[spell.EntryDays] = (entered + 1, left, ended);
            (entered, left, ended) = moves.GetValueOrDefault(spell.ExitDays);
            moves[spell.ExitDays] = (entered, left + 1, ended + (spell.IsEnd ? 1 : 0));
        }

        List<SurvivalPoint> curve = [];
        (long atRisk, long allEnded, long censored) = (0, 0, 0);
        (double survival, double sum) = (1, 0);
        int last = moves.Count == 0 ? -1 : moves.Keys.Max();
        KeyValuePair<int, (long Entered, long Left, long Ended)>[] ordered = [.. moves];
        int move = 0;
        foreach (int day in days.TakeWhile(day => day <= last))
        {
            // Who enters on a day is at risk from the next; who leaves on it still was.
            for (; move < ordered.Length && ordered[move].Key < day; move++)
            {
                Pass(ordered[move].Value);
            }

            long before = atRisk;
            if (move < ordered.Length && ordered[move].Key == day)
            {
                Pass(ordered[move++].Value);
            }

            double variance = survival * survival * sum;
            (double low, double high) = Band(survival, sum);
            curve.Add(new SurvivalPoint(day, before, allEnded, censored, survival, variance, low, high));
        }

        return curve;

        void Pass((long Entered, long Left, long Ended) at)
        {
            if (at.Ended > 0)
            {
                survival *= 1 - ((double)at.Ended / atRisk);
                sum += at.Ended == atRisk ? 0 : at.Ended / ((double)atRisk * (atRisk - at.Ended));
            }

            allEnded += at.Ended;
            censored += at.Left - at.Ended;
            atRisk += at.Entered - at.Left;
        }
    }

    private static (double Low, double High) Band(double survival, double sum)
    {
        if (survival is <= 0 or >= 1)
        {
            return (survival, survival);
        }

        double log = Math.Log(survival);
        double width = Normal975 * Math.Sqrt(sum) / log;
        return (Math.Pow(survival, Math.Exp(-width)), Math.Pow(survival, Math.Exp(width)));
    }
}
