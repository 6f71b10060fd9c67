namespace BhytWarehouse.Etl.Statistics;

/// <summary>How far each of several figures lies from their middle, in a way that a few wild ones cannot hide: median and median absolute deviation.</summary>
/// <remarks>
/// Method RZ-1: score = (figure − median) / spread, spread = 1.4826 × median of |figure − median|, which equals the standard deviation where the figures are normal (Rousseeuw and Croux, 1993;
/// Iglewicz and Hoaglin, 1993, propose 3.5 as a limit). A spread is at least <see cref="LeastRelativeSpread"/> of the median: peers that happen to agree to the đồng must not make everybody else suspicious.
/// </remarks>
public static class RobustScores
{
    /// <summary>Name and version of the method.</summary>
    public const string Method = "RZ-1";

    /// <summary>Fewer figures than this are no peers to compare with.</summary>
    public const int FewestPeers = 5;

    /// <summary>The least spread, as a share of the median.</summary>
    public const double LeastRelativeSpread = 0.05;

    private const double ToStandardDeviation = 1.4826;

    /// <summary>The median, the spread, and the score of each figure in the order given; null where there are too few or nothing to measure by.</summary>
    public static (double Median, double Spread, IReadOnlyList<double> Scores)? Of(IReadOnlyList<double> figures)
    {
        if (figures.Count < FewestPeers)
        {
            return null;
        }

        double median = Median([.. figures]);
        double spread = Math.Max(ToStandardDeviation * Median([.. figures.Select(figure => Math.Abs(figure - median))]), LeastRelativeSpread * Math.Abs(median));
        return spread > 0 ? (median, spread, [.. figures.Select(figure => (figure - median) / spread)]) : null;
    }

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public static double Median(double[] figures)
    {
        double[] sorted = [.. figures.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
