namespace BhytWarehouse.Etl.Statistics;

/// <summary>Why a cost changed between two periods: more people, more visits of each, other kinds of visits, more in a visit, or dearer. Exact, without a rest.</summary>
/// <remarks>
/// <para>Method CG-1. The payment for each item in each kind of visit is a product of five factors: people × visits per person × share of the kind among the visits × quantity per visit × payment
/// per unit. Its change is divided among them by the Shapley value (Shorrocks, J. Econ. Inequality 2013; for products Siegel, 1945), taken as Owen's (Management Science 1972) integral of the multilinear
/// extension, Δᵢ × ∫₀¹ Πⱼ≠ᵢ (aⱼ + t·Δⱼ) dt: a polynomial of fourth degree, which three Gauss points give exactly. The effects do not depend on the order of the factors, change sign when the periods are
/// exchanged, and are 0 for a factor that does not change.</para>
/// <para>Zeros need no small numbers in their place, as the logarithms of LMDI (Ang, Energy Policy 2005) would, and amounts below zero are taken as they are. A factor that is not defined in one of the periods
/// (the price of an item that was not used, the mix of a facility that did not work) is taken not to have changed, so that a facility that opens or closes is all people, and a new item all intensity.</para>
/// <para>Not for: comparisons in which a facility's months are missing on one side; what is missing looks like fewer people.</para>
/// </remarks>
public sealed class CostGrowth(CostScope before, CostScope after)
{
    /// <summary>Name and version of the method.</summary>
    public const string Method = "CG-1";

    private const int Factors = 5;
    private const long OneUnit = 1000;

    // Gauss-Legendre on 0…1, exact up to the fifth degree.
    private static readonly (double At, double Weight)[] Points = [(0.5 - Math.Sqrt(0.15), 5.0 / 18), (0.5, 8.0 / 18), (0.5 + Math.Sqrt(0.15), 5.0 / 18)];

    private readonly double[] _effects = new double[Factors];
    private long _change;

    /// <summary>Gets the effects of all cells added, rounded so that they add up to the change.</summary>
    public CostEffects Effects
    {
        get
        {
            long[] whole = LargestRemainder.Round(_change, _effects);
            return new CostEffects(whole[0], whole[1], whole[2], whole[3], whole[4]);
        }
    }

    /// <exception cref="ArgumentException">There are visits in a scope that has none, or nobody who made them.</exception>
    public void Add(CostCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        if (cell.VisitsBefore > before.Visits || cell.VisitsAfter > after.Visits || (before.Visits > 0 && before.People == 0) || (after.Visits > 0 && after.People == 0))
        {
            throw new ArgumentException($"A cell has {cell.VisitsBefore} and {cell.VisitsAfter} visits, of {before} and {after}; expected no more than all of them, and people who made them.", nameof(cell));
        }

        (long leftBefore, long leftAfter) = (cell.HundredthsBefore, cell.HundredthsAfter);
        foreach (CostItem item in cell.Items)
        {
            // Without a quantity there is no price: such a payment is one of the visit.
            (long quantityBefore, long paidBefore) = item.ThousandthsBefore > 0 && cell.VisitsBefore > 0 ? (item.ThousandthsBefore, item.HundredthsBefore) : (0, 0);
            (long quantityAfter, long paidAfter) = item.ThousandthsAfter > 0 && cell.VisitsAfter > 0 ? (item.ThousandthsAfter, item.HundredthsAfter) : (0, 0);
            (leftBefore, leftAfter) = (leftBefore - paidBefore, leftAfter - paidAfter);
            AddItem(cell, quantityBefore, paidBefore, quantityAfter, paidAfter);
        }

        AddItem(cell, cell.VisitsBefore * OneUnit, leftBefore, cell.VisitsAfter * OneUnit, leftAfter);
        _change += cell.HundredthsAfter - cell.HundredthsBefore;
    }

    private void AddItem(CostCell cell, long quantityBefore, long paidBefore, long quantityAfter, long paidAfter)
    {
        if (paidBefore == 0 && paidAfter == 0)
        {
            return;
        }

        Span<double> start = stackalloc double[Factors];
        Span<double> step = stackalloc double[Factors];
        Set(0, before.People, 1, after.People, 1, start, step);
        Set(1, before.Visits, before.People, after.Visits, after.People, start, step);
        Set(2, cell.VisitsBefore, before.Visits, cell.VisitsAfter, after.Visits, start, step);
        Set(3, quantityBefore, cell.VisitsBefore, quantityAfter, cell.VisitsAfter, start, step);
        Set(4, paidBefore, quantityBefore, paidAfter, quantityAfter, start, step);
        foreach ((double at, double weight) in Points)
        {
            for (int factor = 0; factor < Factors; factor++)
            {
                double product = weight * step[factor];
                for (int other = 0; other < Factors && product != 0; other++)
                {
                    product *= other == factor ? 1 : start[other] + (at * step[other]);
                }

                _effects[factor] += product;
            }
        }
    }

    /// <summary>A ratio of whole numbers is the nearest double to it, so equal ratios are equal, and what did not change has no effect at all.</summary>
    private static void Set(int factor, long upperBefore, long lowerBefore, long upperAfter, long lowerAfter, Span<double> start, Span<double> step)
    {
        double one = lowerBefore == 0 ? double.NaN : (double)upperBefore / lowerBefore;
        double two = lowerAfter == 0 ? double.NaN : (double)upperAfter / lowerAfter;
        start[factor] = double.IsNaN(one) ? two : one;
        step[factor] = double.IsNaN(one) || double.IsNaN(two) ? 0 : two - one;
    }
}
