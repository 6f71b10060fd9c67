namespace BhytWarehouse.Etl.Statistics;

/// <summary>Tails of the negative binomial distribution by mean and dispersion (variance = mean + dispersion × mean²), as counts that scatter more than Poisson's follow it.</summary>
public static class NegativeBinomial
{
    /// <summary>Below this a distribution is Poisson's to any digit that matters here.</summary>
    private const double LeastDispersion = 1e-6;

    /// <summary>The probability of at most so many.</summary>
    public static double AtMost(long count, double mean, double dispersion)
    {
        if (count < 0)
        {
            return 0;
        }

        if (mean <= 0)
        {
            return 1;
        }

        (double logFirst, double size, double odds) = Start(mean, dispersion);
        double log = logFirst;
        double largest = log;
        double sum = 1;
        for (long k = 0; k < count; k++)
        {
            log += Math.Log(Ratio(k, size, odds));
            if (log > largest)
            {
                sum = (sum * Math.Exp(largest - log)) + 1;
                largest = log;
            }
            else
            {
                double term = Math.Exp(log - largest);
                sum += term;
                if (term < 1e-17 * sum)
                {
                    break;
                }
            }
        }

        return Math.Min(1, sum * Math.Exp(largest));
    }

    /// <summary>The probability of at least so many.</summary>
    public static double AtLeast(long count, double mean, double dispersion)
    {
        if (count <= 0)
        {
            return 1;
        }

        if (mean <= 0)
        {
            return 0;
        }

        if (count <= mean)
        {
            return 1 - AtMost(count - 1, mean, dispersion);
        }

        (double log, double size, double odds) = Start(mean, dispersion);
        for (long k = 0; k < count; k++)
        {
            log += Math.Log(Ratio(k, size, odds));
        }

        double term = 1;
        double sum = 1;
        for (long k = count; term > 1e-17 * sum; k++)
        {
            term *= Ratio(k, size, odds);
            sum += term;
        }

        return Math.Min(1, sum * Math.Exp(log));
    }

    /// <summary>The least count that is not exceeded with this probability.</summary>
    public static long Quantile(double probability, double mean, double dispersion)
    {
        if (mean <= 0)
        {
            return 0;
        }

        (double log, double size, double odds) = Start(mean, dispersion);
        double sum = Math.Exp(log);
        long count = 0;
        // Twenty standard deviations above the mean nothing is left to add.
        double most = mean + (20 * Math.Sqrt(mean + (dispersion * mean * mean))) + 20;
        while (sum < probability && count < most)
        {
            log += Math.Log(Ratio(count, size, odds));
            sum += Math.Exp(log);
            count++;
        }

        return count;
    }

    private static (double LogFirst, double Size, double Odds) Start(double mean, double dispersion)
    {
        double size = 1 / Math.Max(dispersion, LeastDispersion);
        return (-size * Math.Log(1 + (mean / size)), size, mean / (mean + size));
    }

    private static double Ratio(long k, double size, double odds) => (size + k) / (k + 1) * odds;
}
