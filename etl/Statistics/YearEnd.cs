namespace BhytWarehouse.Etl.Statistics;

/// <summary>What a year will have come to at its end: months that are over completed, the others expected.</summary>
/// <remarks>
/// <para>Method YE-1. Months that are over are completed by <see cref="ChainLadder"/>. The others follow from what all known months come to: their mean, or with twelve and more <see cref="DampedTrend"/>; from 24 months on each
/// month is divided by its season first (ratio to the centred moving average of twelve months: Makridakis, Wheelwright and Hyndman, Forecasting, 1998, ch. 3), with fewer no season is applied rather than made up.</para>
/// <para>The variances of both parts and that of the mean are added, as if they were independent; quantiles and the probability of an overrun go by Student's t on the degrees of freedom of the scatter between months.</para>
/// <para>Assumes that the months to come are like those before: no new prices, facilities or laws. At least <see cref="FewestMonths"/> months. Units: those of the amounts.</para>
/// </remarks>
public sealed class YearEnd
{
    /// <summary>Name and version of the method.</summary>
    public const string Method = "YE-1";

    /// <summary>With fewer nothing is said of months to come.</summary>
    public const int FewestMonths = 4;

    private const int Year = 12;
    private const int MonthsOfSeason = 24;

    private YearEnd(double over, double others, double variance, double freedom, bool isSeasonal, int otherMonths) =>
        (Over, Others, StandardError, Freedom, IsSeasonal, OtherMonths) = (over, others, Math.Sqrt(variance), freedom, isSeasonal, otherMonths);

    /// <summary>Gets what the months of the year that are over come to.</summary>
    public double Over { get; }

    /// <summary>Gets what the other months come to: those to come, and those before the first known one.</summary>
    public double Others { get; }

    public double Total => Over + Others;

    public double StandardError { get; }

    public double Freedom { get; }

    public bool IsSeasonal { get; }

    public int OtherMonths { get; }

    /// <summary>Forecasts; null with too few months.</summary>
    /// <param name="months">Every month from the first known to the last one that is over, in order.</param>
    /// <param name="year">The year of the last of them.</param>
    /// <param name="unknown">Months of the year before anything is known, to be taken like months to come.</param>
    public static YearEnd? Of(ChainLadder ladder, IReadOnlyList<ClaimMonth> months, int year, IReadOnlyList<int> unknown)
    {
        if (months.Count < FewestMonths)
        {
            return null;
        }

        IReadOnlyList<double> ultimates = ladder.Forecast([.. months.Select(month => month.Amounts)]).Ultimates;
        LadderForecast own = ladder.Forecast([.. months.Where(month => month.MonthKey / 100 == year).Select(month => month.Amounts)]);
        double[] season = Season(ultimates, months[0].MonthKey % 100);
        double[] levels = [.. ultimates.Select((amount, index) => amount / season[(months[index].MonthKey - 1) % 100])];
        double mean = levels.Average();
        double scatter = levels.Sum(level => Math.Pow(level - mean, 2)) / (levels.Length - 1);
        int[] coming = [.. Enumerable.Range((months[^1].MonthKey % 100) + 1, Year - (months[^1].MonthKey % 100)).Select(month => (year * 100) + month)];
        double[] weights = [.. coming.Select(month => season[(month - 1) % 100])];
        double[] before = [.. unknown.Select(month => season[(month - 1) % 100])];
        double others = mean * before.Sum();
        double variance = own.StandardError * own.StandardError;
        double freedom = levels.Length - 1;
        if (levels.Length >= Year && DampedTrend.Of(levels) is { } trend)
        {
            (double expected, double spread) = trend.OfSum(weights);
            others += expected;
            variance += spread + OfMean(before);
            freedom = trend.Freedom;
        }
        else
        {
            others += mean * weights.Sum();
            variance += OfMean([.. weights, .. before]);
        }

        return new YearEnd(own.Ultimates.Sum(), others, variance, freedom, months.Count >= MonthsOfSeason, weights.Length + before.Length);

        double OfMean(double[] of) => scatter * (of.Sum(weight => weight * weight) + (Math.Pow(of.Sum(), 2) / levels.Length));
    }

    /// <summary>What is not exceeded with this probability.</summary>
    public double Quantile(double probability) => StandardError > 0 ? Total + (StudentT.Quantile(probability, Freedom) * StandardError) : Total;

    /// <summary>The probability that the year comes to more.</summary>
    public double MoreThan(double amount) => StandardError > 0 ? 1 - StudentT.AtMost((amount - Total) / StandardError, Freedom) : Total > amount ? 1 : 0;

    /// <summary>Index of each calendar month, 1 on average; all 1 when there are too few to tell.</summary>
    private static double[] Season(IReadOnlyList<double> amounts, int firstMonth)
    {
        double[] season = [.. Enumerable.Repeat(1.0, Year)];
        if (amounts.Count < MonthsOfSeason)
        {
            return season;
        }

        List<double>[] ratios = [.. season.Select(_ => new List<double>())];
        for (int at = Year / 2; at < amounts.Count - (Year / 2); at++)
        {
            // Half of both ends, so that thirteen months weigh like twelve.
            double centred = (amounts.Skip(at - (Year / 2)).Take(Year + 1).Sum() - ((amounts[at - (Year / 2)] + amounts[at + (Year / 2)]) / 2)) / Year;
            if (centred > 0)
            {
                ratios[(firstMonth - 1 + at) % Year].Add(amounts[at] / centred);
            }
        }

        if (ratios.Any(month => month.Count == 0 || month.Average() <= 0))
        {
            return season;
        }

        double mean = ratios.Average(month => month.Average());
        return [.. ratios.Select(month => month.Average() / mean)];
    }
}
