namespace BhytWarehouse.Etl.Statistics;

/// <summary>Student's t distribution: of a mean whose spread was estimated from few figures.</summary>
/// <remarks>The probability goes by the regularised incomplete beta function, evaluated by its continued fraction (Lentz; Press et al., Numerical Recipes, ch. 6.4); accurate to about ten digits.</remarks>
public static class StudentT
{
    /// <summary>The probability of at most so much.</summary>
    /// <param name="t">Standard errors.</param>
    /// <param name="freedom">Degrees of freedom, at least 1; need not be whole.</param>
    public static double AtMost(double t, double freedom)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        if (double.IsInfinity(t))
        {
            return t > 0 ? 1 : 0;
        }

        double tail = 0.5 * IncompleteBeta(freedom / (freedom + (t * t)), freedom / 2, 0.5);
        return t > 0 ? 1 - tail : tail;
    }

    /// <summary>What is not exceeded with this probability.</summary>
    /// <param name="probability">Between 0 and 1, both left out.</param>
    public static double Quantile(double probability, double freedom)
    {
        if (probability is <= 0 or >= 1)
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "Expected a probability between 0 and 1.");
        }

        (double low, double high) = (-1, 1);
        while (AtMost(low, freedom) > probability)
        {
            low *= 2;
        }

        while (AtMost(high, freedom) < probability)
        {
            high *= 2;
        }

        // Halved until a double ends.
        for (int step = 0; step < 200 && high - low > 1e-13 * Math.Max(1, Math.Abs(low)); step++)
        {
            double middle = (low + high) / 2;
            (low, high) = AtMost(middle, freedom) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double IncompleteBeta(double x, double a, double b)
    {
        if (x is <= 0 or >= 1)
        {
            return x <= 0 ? 0 : 1;
        }

        double front = Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + (a * Math.Log(x)) + (b * Math.Log(1 - x)));
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1;
        double d = Safe(1 - ((a + b) * x / (a + 1)));
        double value = d = 1 / d;
        for (int m = 1; m <= 500; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Safe(1 + (even * d));
            c = Safe(1 + (even / c));
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Safe(1 + (odd * d));
            c = Safe(1 + (odd / c));
            double step = d * c;
            value *= step;
            if (Math.Abs(step - 1) < 1e-15)
            {
                break;
            }
        }

        return value;

        static double Safe(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }

    /// <summary>Lanczos' approximation with the coefficients of Godfrey (g = 7, n = 9).</summary>
    private static double LogGamma(double x)
    {
        ReadOnlySpan<double> coefficients =
        [
            0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
        ];
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Sin(Math.PI * x)) - LogGamma(1 - x);
        }

        double sum = coefficients[0];
        for (int index = 1; index < coefficients.Length; index++)
        {
            sum += coefficients[index] / (x - 1 + index);
        }

        double t = x + 6.5;
        return (0.5 * Math.Log(2 * Math.PI)) + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }
}
