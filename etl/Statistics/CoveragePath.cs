namespace BhytWarehouse.Etl.Statistics;

/// <summary>Where a number of insured people goes, and how likely it reaches a goal by a month.</summary>
/// <remarks>
/// <para>Method CP-1: the trend of past months goes on as <see cref="DampedTrend"/> has it (its sources are there), shifted by what no trend can know: cards whose end is written on them. Of the cards that end within h months
/// beyond as many as usually do, x = E(h) − U·min(h, 3)/3, the share q is lost that was not renewed of late, so that the level moves by −q·x from then on. q has Jeffreys' beta distribution (Brown, Cai and DasGupta,
/// Interval Estimation for a Binomial Proportion, Statistical Science 2001), whose mean and variance stand in closed form; the shift's variance is x² Var(q) + max(x, 0)·q(1 − q), the second part the chance of each extra card (law of
/// total variance). The probability to reach a goal is that of Student's t on the trend's degrees of freedom, with half a person as the correction for whole numbers.</para>
/// <para>Assumes that people renew independently of each other and as of late, that ends beyond three months are as usual, and that nothing else changes: no campaign, no new law, no growth of the population behind the goal.
/// Units: people, months. Where the trend has too few months (<see cref="DampedTrend.FewestMonths"/>) there is no path.</para>
/// <para>Measured on 1,200 generated communes each (<c>CoveragePathTests</c>): of goals told to be reached with 0.1, 0.3, 0.5, 0.7 and 0.9, 0.13, 0.33, 0.56, 0.69 and 0.90 were, three months ahead with twelve months known; the
/// 80 % band held 75 % there (series that wander as members do), 78 % with two years known, 81 % one month ahead.</para>
/// </remarks>
public sealed class CoveragePath
{
    /// <summary>Name and version of the method, and of the one it stands on.</summary>
    public const string Method = $"CP-1 {DampedTrend.Method}";

    private const double BandEnd = 0.9;

    private readonly DampedTrend _trend;
    private readonly IReadOnlyList<CardEnds> _ends;
    private readonly double _quantile;

    private CoveragePath(DampedTrend trend, IReadOnlyList<CardEnds> ends) => (_trend, _ends, _quantile) = (trend, ends, StudentT.Quantile(BandEnd, trend.Freedom));

    /// <summary>The path of a monthly series; null when it is too short.</summary>
    /// <param name="series">Members at each month end, the last one the newest.</param>
    /// <param name="ends">Card ends by group; none where nothing is known of cards.</param>
    public static CoveragePath? Of(IReadOnlyList<double> series, IReadOnlyList<CardEnds> ends) => DampedTrend.Of(series) is { } trend ? new CoveragePath(trend, ends) : null;

    /// <summary>What is expected so many months ahead.</summary>
    /// <param name="months">At least 1.</param>
    public PathPoint At(int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        (double shift, double variance) = (0, 0);
        foreach (CardEnds group in _ends)
        {
            double beyond = group.Beyond(months);
            shift -= group.LapseRate * beyond;
            variance += (beyond * beyond * group.LapseRateVariance) + (Math.Max(0, beyond) * group.LapseRate * (1 - group.LapseRate));
        }

        double error = Math.Sqrt(Math.Pow(_trend.ErrorAt(months), 2) + variance);
        double expected = Math.Max(0, _trend.At(months) + shift);
        double width = _quantile * error;
        return new PathPoint(months, expected, error, Math.Max(0, expected - width), expected + width);
    }

    /// <summary>The probability that at this point there are at least so many members.</summary>
    public double Reach(PathPoint point, long target) =>
        point.StandardError > 0 ? 1 - StudentT.AtMost((target - 0.5 - point.Expected) / point.StandardError, _trend.Freedom) : point.Expected >= target - 0.5 ? 1 : 0;

    /// <summary>Net new members needed by the end of each month when they come in equal steps; the last is all of them.</summary>
    /// <param name="needed">Never negative.</param>
    /// <param name="months">At least 1.</param>
    public static long[] Steps(long needed, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(needed);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        return [.. Enumerable.Range(1, months).Select(month => (long)((((Int128)needed * month) + months - 1) / months))];
    }
}
