namespace BhytWarehouse.Etl.Matching;

/// <summary>How common each explanation is among the identities that are not linked by number, name and birth date, learnt from their evidence.</summary>
internal sealed class Explanations(int freePeople, int knownPeople)
{
    private const int Rounds = 12;

    // What is assumed before anything is seen, with the weight of twenty identities.
    private const double StatedCount = 20;
    private static readonly double[] Stated = [0.28, 0.70, 0.02];

    private readonly double[] _shares = [.. Stated];

    public double WeightOfNobody => _shares[(int)Explanation.Nobody];

    /// <summary>The share of the explanation, spread over the people it may mean, times the evidence.</summary>
    public double WeightOf(Explanation explanation, double bits) => explanation switch
    {
        Explanation.FreePerson => _shares[(int)explanation] / freePeople * Math.Pow(2, bits),
        Explanation.KnownPerson => _shares[(int)explanation] / knownPeople * Math.Pow(2, bits),
        _ => 0,
    };

    /// <param name="identities">For each identity its candidates: the evidence in bits, and whether the person is free.</param>
    public void Learn(IReadOnlyList<IEnumerable<(double Bits, Explanation Explanation)>> identities)
    {
        Span<double> sums = stackalloc double[3];
        Span<double> one = stackalloc double[3];
        for (int round = 0; round < Rounds; round++)
        {
            sums.Clear();
            foreach (IEnumerable<(double Bits, Explanation Explanation)> candidates in identities)
            {
                one.Clear();
                one[(int)Explanation.Nobody] = WeightOfNobody;
                foreach ((double bits, Explanation explanation) in candidates)
                {
                    one[(int)explanation] += WeightOf(explanation, bits);
                }

                double total = one[0] + one[1] + one[2];
                for (int i = 0; i < 3; i++)
                {
                    sums[i] += one[i] / total;
                }
            }

            for (int i = 0; i < 3; i++)
            {
                _shares[i] = (sums[i] + (StatedCount * Stated[i])) / (identities.Count + StatedCount);
            }
        }
    }
}
