namespace BhytWarehouse.Etl.Statistics;

/// <summary>Where a monthly series goes: its level and a trend that dies away, with the spread of what may come.</summary>
/// <remarks>
/// <para>Method DT-1: exponential smoothing with a damped trend (Gardner and McKenzie, Management Science 1985) in the form of Hyndman, Koehler, Ord and Snyder (Forecasting with Exponential Smoothing, 2008), ETS(A, Ad, N):
/// ŷₜ = lₜ₋₁ + φbₜ₋₁, lₜ = ŷₜ + αeₜ, bₜ = φbₜ₋₁ + βeₜ; the error h months ahead is Σ cⱼ e with c₀ = 1 and cⱼ = α + β(φ + … + φʲ). With few months no single α, β, φ can be told from others, and taking the best alone
/// gives bands that are far too narrow; so all of a fixed grid are averaged, each weighing as much as it makes the series likely (Hoeting, Madigan, Raftery and Volinsky, Statistical Science 1999): the first level and trend have
/// a flat prior and the variance Jeffreys', which leaves |X'X|^(−1/2) × SSE^(−(n−2)/2) in closed form. The spread adds that of the errors, of the first level and trend, and between the forecasts of the grid; quantiles go
/// by Student's t on n − 2 degrees of freedom. Nothing is drawn by chance.</para>
/// <para>Assumes that errors are independent and alike, and that nothing else changes (a new law, a campaign). No season: take that out first. At least <see cref="FewestMonths"/> months.</para>
/// </remarks>
public sealed class DampedTrend
{
    /// <summary>Name and version of the method.</summary>
    public const string Method = "DT-1";

    /// <summary>With fewer there is no forecast.</summary>
    public const int FewestMonths = 6;

    private const int States = 2;

    /// <summary>What weighs less beside the best does not change a digit that matters.</summary>
    private const double LeastLogWeight = -12;

    private static readonly double[] Alphas = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99];
    private static readonly double[] TrendShares = [0, 0.05, 0.1, 0.2, 0.3, 0.5];
    private static readonly double[] Dampings = [0.8, 0.9, 0.95, 0.98, 1];

    private readonly IReadOnlyList<Curve> _curves;

    private DampedTrend(IReadOnlyList<Curve> curves, int freedom) => (_curves, Freedom) = (curves, freedom);

    /// <summary>Gets the degrees of freedom of the spread.</summary>
    public int Freedom { get; }

    /// <summary>Fits the series; null when it is too short.</summary>
    public static DampedTrend? Of(IReadOnlyList<double> series)
    {
        if (series.Count < FewestMonths)
        {
            return null;
        }

        // A series without any error would make the likelihood endless.
        double nothing = 1e-18 * (1 + series.Sum(value => value * value));
        List<Curve> curves = [];
        foreach (double phi in Dampings)
        {
            foreach (double alpha in Alphas)
            {
                foreach (double share in TrendShares)
                {
                    if (Curve.Of(series, alpha, alpha * share, phi, nothing) is { } curve)
                    {
                        curves.Add(curve);
                    }
                }
            }
        }

        double most = curves.Max(curve => curve.LogWeight);
        Curve[] weighty = [.. curves.Where(curve => curve.LogWeight - most > LeastLogWeight)];
        double sum = weighty.Sum(curve => Math.Exp(curve.LogWeight - most));
        return new DampedTrend([.. weighty.Select(curve => curve with { Weight = Math.Exp(curve.LogWeight - most) / sum })], series.Count - States);
    }

    /// <summary>What is expected so many months ahead.</summary>
    public double At(int months) => OfSum(Only(months)).Mean;

    /// <summary>The standard error so many months ahead.</summary>
    public double ErrorAt(int months) => Math.Sqrt(OfSum(Only(months)).Variance);

    /// <summary>The mean and variance of a weighted sum of the next months, whose errors are not independent.</summary>
    /// <param name="weights">Of the first, second, … month ahead.</param>
    public (double Mean, double Variance) OfSum(IReadOnlyList<double> weights)
    {
        (double Mean, double Variance)[] each = [.. _curves.Select(curve => curve.OfSum(weights))];
        double mean = _curves.Zip(each, (curve, one) => curve.Weight * one.Mean).Sum();
        return (mean, _curves.Zip(each, (curve, one) => curve.Weight * (one.Variance + Math.Pow(one.Mean - mean, 2))).Sum());
    }

    private static double[] Only(int months) => [.. Enumerable.Range(1, months).Select(month => month == months ? 1.0 : 0)];

    /// <summary>One α, β and φ with what they make of the series; the states are linear in the first level and trend.</summary>
    private sealed record Curve(double Alpha, double Beta, double Phi, (double Level, double Trend) Last, (double Level, double Trend) ByLevel, (double Level, double Trend) ByTrend, (double LL, double LT, double TT) Inverse, double Variance, double LogWeight)
    {
        public double Weight { get; init; }

        public static Curve? Of(IReadOnlyList<double> series, double alpha, double beta, double phi, double nothing)
        {
            (double LL, double LT, double TT, double EL, double ET, double EE) sum = default;
            (double, double) none = (0, 0);
            (double, double) ofLevel = (1, 0);
            (double, double) ofTrend = (0, 1);
            // Around the first value, so that large levels leave digits for small errors.
            double origin = series[0];
            foreach (double value in series)
            {
                double error = Step(ref none, value - origin);
                double byLevel = -Step(ref ofLevel, 0);
                double byTrend = -Step(ref ofTrend, 0);
                sum = (sum.LL + (byLevel * byLevel), sum.LT + (byLevel * byTrend), sum.TT + (byTrend * byTrend), sum.EL + (error * byLevel), sum.ET + (error * byTrend), sum.EE + (error * error));
            }

            double determinant = (sum.LL * sum.TT) - (sum.LT * sum.LT);
            if (determinant <= 1e-9 * sum.LL * sum.TT)
            {
                return null;
            }

            (double LL, double LT, double TT) inverse = (sum.TT / determinant, -sum.LT / determinant, sum.LL / determinant);
            double level = (inverse.LL * sum.EL) + (inverse.LT * sum.ET);
            double trend = (inverse.LT * sum.EL) + (inverse.TT * sum.ET);
            double squares = Math.Max(0, sum.EE - (level * sum.EL) - (trend * sum.ET));
            int freedom = series.Count - States;
            return new Curve(
                alpha, beta, phi, (origin + none.Item1 + (level * ofLevel.Item1) + (trend * ofTrend.Item1), none.Item2 + (level * ofLevel.Item2) + (trend * ofTrend.Item2)), ofLevel, ofTrend, inverse,
                squares / freedom, (-0.5 * Math.Log(determinant)) - (0.5 * freedom * Math.Log(squares + nothing)));

            double Step(ref (double Level, double Trend) at, double value)
            {
                double expected = at.Level + (phi * at.Trend);
                double error = value - expected;
                at = (expected + (alpha * error), (phi * at.Trend) + (beta * error));
                return error;
            }
        }

        public (double Mean, double Variance) OfSum(IReadOnlyList<double> weights)
        {
            double[] damped = new double[weights.Count + 1];
            for (int month = 1; month < damped.Length; month++)
            {
                damped[month] = damped[month - 1] + Math.Pow(Phi, month);
            }

            double all = weights.Sum();
            double reach = weights.Select((weight, index) => weight * damped[index + 1]).Sum();
            double byLevel = (all * ByLevel.Level) + (reach * ByLevel.Trend);
            double byTrend = (all * ByTrend.Level) + (reach * ByTrend.Trend);
            double start = (Inverse.LL * byLevel * byLevel) + (2 * Inverse.LT * byLevel * byTrend) + (Inverse.TT * byTrend * byTrend);
            double shocks = 0;
            for (int shock = 0; shock < weights.Count; shock++)
            {
                double left = weights[shock];
                for (int month = shock + 1; month < weights.Count; month++)
                {
                    left += weights[month] * (Alpha + (Beta * damped[month - shock]));
                }

                shocks += left * left;
            }

            return ((all * Last.Level) + (reach * Last.Trend), Variance * (shocks + start));
        }
    }
}
