namespace BhytWarehouse.Etl.Statistics;

/// <summary>What is still to come for months that are over, from how earlier months filled up; with the error of that, without assuming a distribution.</summary>
/// <remarks>
/// <para>Method MACK-1: chain ladder with the mean squared error of Mack, "Distribution-free calculation of the standard error of chain ladder reserve estimates", ASTIN Bulletin 23 (1993). Factors are
/// weighted by volume, fₖ = Σ Cᵢ,ₖ₊₁ / Σ Cᵢ,ₖ; σₖ² from their scatter, and for the last age, of which only one month tells, Mack's min(σ⁴ₖ₋₁/σ²ₖ₋₂, σ²ₖ₋₂, σ²ₖ₋₁). Nothing comes after the last age.</para>
/// <para>Assumes that months fill up alike, independently of each other, and in proportion to what is there. Units: those of the amounts. Not for months of which nothing is there yet, nor where an age has nothing to
/// go on from.</para>
/// </remarks>
public sealed class ChainLadder
{
    /// <summary>Name and version of the method.</summary>
    public const string Method = "MACK-1";

    private readonly double[] _factors;
    private readonly double[] _variances;
    private readonly double[] _weights;

    private ChainLadder(double[] factors, double[] variances, double[] weights) => (_factors, _variances, _weights) = (factors, variances, weights);

    /// <summary>Gets how much a month grows from each age to the next.</summary>
    public IReadOnlyList<double> Factors => _factors;

    /// <summary>Gets the σ² of each factor, in units of the amounts.</summary>
    public IReadOnlyList<double> Variances => _variances;

    /// <summary>Learns how months fill up; null where a growth cannot be learned: fewer than three months, or nothing at an age from which later ones are known.</summary>
    /// <param name="triangle">Months in any order, each with what was there in all at age 0, 1, …, as far as known. The longest sets the last age.</param>
    public static ChainLadder? Of(IReadOnlyList<IReadOnlyList<double>> triangle)
    {
        int ages = triangle.Count == 0 ? 0 : triangle.Max(month => month.Count);
        if (triangle.Count < 3 || ages == 0)
        {
            return null;
        }

        double[] factors = new double[ages - 1];
        double[] variances = new double[ages - 1];
        double[] weights = new double[ages - 1];
        for (int age = 0; age < ages - 1; age++)
        {
            IReadOnlyList<double>[] known = [.. triangle.Where(month => month.Count > age + 1)];
            weights[age] = known.Sum(month => month[age]);
            if (weights[age] <= 0 || known.Any(month => month[age] < 0))
            {
                return null;
            }

            double factor = factors[age] = known.Sum(month => month[age + 1]) / weights[age];
            IReadOnlyList<double>[] scattered = [.. known.Where(month => month[age] > 0)];
            variances[age] = scattered.Length > 1
                ? scattered.Sum(month => month[age] * Math.Pow((month[age + 1] / month[age]) - factor, 2)) / (scattered.Length - 1)
                : age == 0 ? 0 : age == 1 ? variances[0] : Math.Min(variances[age - 2] > 0 ? variances[age - 1] * variances[age - 1] / variances[age - 2] : 0, Math.Min(variances[age - 2], variances[age - 1]));
        }

        return new ChainLadder(factors, variances, weights);
    }

    /// <summary>What these months come to in the end, and the standard errors of the single ones and of their sum, in which the errors of the factors are shared.</summary>
    /// <param name="months">As for <see cref="Of"/>; they may be others, of a part whose own triangle is too thin.</param>
    public LadderForecast Forecast(IReadOnlyList<IReadOnlyList<double>> months)
    {
        int ages = _factors.Length + 1;
        double[] ultimates = [.. months.Select(month => Enumerable.Range(month.Count - 1, ages - month.Count).Aggregate(month[^1], (amount, age) => amount * _factors[age]))];
        double[] errors = new double[months.Count];
        double total = 0;

        // Mack's covariance takes the months from the oldest on: each with the sum of those that follow it.
        int[] order = [.. Enumerable.Range(0, months.Count).OrderByDescending(index => months[index].Count)];
        double younger = ultimates.Sum();
        foreach (int index in order)
        {
            younger -= ultimates[index];
            double amount = months[index][^1];
            double own = 0;
            double shared = 0;
            for (int age = months[index].Count - 1; age < ages - 1; age++)
            {
                double relative = _factors[age] > 0 ? _variances[age] / (_factors[age] * _factors[age]) : 0;
                own += amount > 0 ? relative * ((1 / amount) + (1 / _weights[age])) : 0;
                shared += 2 * relative / _weights[age];
                amount *= _factors[age];
            }

            double square = ultimates[index] * ultimates[index] * own;
            errors[index] = Math.Sqrt(square);
            total += square + (ultimates[index] * younger * shared);
        }

        return new LadderForecast(ultimates, errors, ultimates.Sum() - months.Sum(month => month[^1]), Math.Sqrt(Math.Max(0, total)));
    }
}
