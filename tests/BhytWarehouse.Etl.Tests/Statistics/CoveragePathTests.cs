using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

/// <summary>The way to a goal: what must hold of every series and every card, and how often what is promised comes.</summary>
public sealed class CoveragePathTests
{
    private const int Rounds = 300;

    [Fact]
    public void Of_TooFewMonths_IsNone() => CoveragePath.Of([1, 2, 3, 4, 5], []).ShouldBeNull();

    [Fact]
    public void At_WithoutCards_IsTheTrend()
    {
        double[] series = [900, 905, 903, 910, 914, 915, 921];
        CoveragePath path = CoveragePath.Of(series, []).ShouldNotBeNull();
        DampedTrend trend = DampedTrend.Of(series)!;

        path.At(4).Expected.ShouldBe(trend.At(4), 1e-9);
        path.At(4).StandardError.ShouldBe(trend.ErrorAt(4), 1e-9);
    }

    /// <summary>By hand: 60 ends in the first month where 20 a month are usual; 9 of 39 lapsed, so q = 9.5 / 40 and Var(q) = q (1 − q) / 41. The series stands still.</summary>
    [Fact]
    public void At_OfMoreEndsThanUsual_LosesWhoDoesNotRenew()
    {
        CoveragePath path = CoveragePath.Of([.. Enumerable.Repeat(1000.0, 8)], [new CardEnds([60, 0, 0], 60, 9, 39)])!;

        path.At(1).Expected.ShouldBe(1000 - (40 * 0.2375), 1e-6);
        path.At(1).StandardError.ShouldBe(Math.Sqrt(((1600.0 / 41) + 40) * 0.2375 * 0.7625), 1e-6);
        path.At(2).Expected.ShouldBe(1000 - (20 * 0.2375), 1e-6);
        path.At(3).Expected.ShouldBe(1000, 1e-6);
        path.At(9).Expected.ShouldBe(1000, 1e-6);
    }

    [Fact]
    public void At_OfAnySeriesAndCards_KeepsWhatMustHold()
    {
        Random random = new(20_261_128);
        for (int round = 0; round < Rounds; round++)
        {
            double level = 50 + (5000 * random.NextDouble());
            double[] series = [.. Enumerable.Range(0, random.Next(6, 20)).Select(_ => level += Math.Round((random.NextDouble() - 0.5) * level / 20))];
            CardEnds[] ends = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => Ends(random, (int)level))];
            CoveragePath path = CoveragePath.Of(series, ends)!;
            CoveragePath reversed = CoveragePath.Of(series, [.. ends.Reverse()])!;
            CoveragePath more = CoveragePath.Of(series, [.. ends, new CardEnds([10, 0, 0], 0, 5, 10)])!;
            foreach (int months in (int[])[1, 2, 3, 7])
            {
                PathPoint point = path.At(months);
                point.Low.ShouldBeInRange(0, point.Expected);
                point.High.ShouldBeGreaterThanOrEqualTo(point.Expected);
                reversed.At(months).Expected.ShouldBe(point.Expected, 1e-6);
                more.At(months).Expected.ShouldBeLessThanOrEqualTo(point.Expected);
                double before = 1;
                foreach (double share in (double[])[0.5, 0.9, 1, 1.1, 1.5])
                {
                    double reach = path.Reach(point, (long)(point.Expected * share));
                    reach.ShouldBeInRange(0, before);
                    before = reach;
                }

                // As many ends as usual change what is expected by nothing.
                CardEnds usual = new([20, 20, 20], 60, 3, 30);
                CoveragePath.Of(series, [.. ends, usual])!.At(months).Expected.ShouldBe(point.Expected, 1e-6);
            }
        }
    }

    [Fact]
    public void Steps_OfAnyNeed_GrowEvenlyToAllOfIt()
    {
        Random random = new(7);
        for (int round = 0; round < Rounds; round++)
        {
            (long needed, int months) = (random.Next(4) == 0 ? 0 : random.NextInt64(1, 1_000_000), random.Next(1, 70));

            long[] steps = CoveragePath.Steps(needed, months);

            steps.Length.ShouldBe(months);
            steps[^1].ShouldBe(needed);
            long[] each = [.. steps.Select((step, index) => step - (index == 0 ? 0 : steps[index - 1]))];
            (each.Max() - each.Min()).ShouldBeLessThanOrEqualTo(1);
            each[0].ShouldBe(each.Max());
        }
    }

    /// <summary>
    /// Communes whose people join by chance and whose cards end, 100 a month as a rule, with a heap of them ahead: a goal somewhere about what is expected was reached about as often as the path said. Ten classes of probability would
    /// need many more rounds; five tell a path that promises too much or too little.
    /// </summary>
    [Theory]
    [InlineData(7, 3, 250, 0.70, 0.90)]
    [InlineData(12, 3, 250, 0.70, 0.88)]
    [InlineData(24, 3, 300, 0.74, 0.88)]
    [InlineData(24, 1, 0, 0.74, 0.88)]
    public void Reach_OfGeneratedCommunes_IsTheShareThatReachesIt(int months, int ahead, int heap, double least, double most)
    {
        Random random = new(20_260_301 + months + ahead);
        (double Told, int Reached, int Count)[] classes = new (double, int, int)[5];
        (int inside, int all) = (0, 1200);
        for (int round = 0; round < all; round++)
        {
            double lapse = 0.05 + (0.3 * random.NextDouble());
            double level = 3000 + (2000 * random.NextDouble());
            double[] series = new double[months + ahead];
            (long lapsed, long judged) = (0, 0);
            for (int month = 0; month < series.Length; month++)
            {
                int ends = 100 + (month == months ? heap : 0);
                int lost = Enumerable.Range(0, ends).Count(_ => random.NextDouble() < lapse);
                (lapsed, judged) = month < months && month >= months - 12 ? (lapsed + lost, judged + ends) : (lapsed, judged);
                level += (100 * lapse) - lost + (6 * Normal(random));
                series[month] = level;
            }

            CoveragePath path = CoveragePath.Of(series[..months], [new CardEnds([100 + heap, 100, 100], 300, lapsed, judged)])!;
            PathPoint point = path.At(ahead);
            inside += series[^1] >= point.Low && series[^1] <= point.High ? 1 : 0;
            long target = (long)Math.Round(point.Expected + ((random.NextDouble() - 0.5) * 4 * point.StandardError));
            double told = path.Reach(point, target);
            int at = Math.Min(4, (int)(told * 5));
            classes[at] = (classes[at].Told + told, classes[at].Reached + (Math.Round(series[^1]) >= target ? 1 : 0), classes[at].Count + 1);
        }

        if (Environment.GetEnvironmentVariable("BHYT_PATH_REPORT") is { Length: > 0 } report)
        {
            File.AppendAllLines(report, [FormattableString.Invariant($"{months} months, {ahead} ahead, heap {heap}: {(double)inside / all:0.000} inside; {string.Join(", ", classes.Select(one => FormattableString.Invariant($"told {one.Told / one.Count:0.00} came {(double)one.Reached / one.Count:0.00}")))}")]);
        }

        ((double)inside / all).ShouldBeInRange(least, most, "of the 80 % band");
        foreach ((double told, int reached, int count) in classes)
        {
            count.ShouldBeGreaterThan(100);
            ((double)reached / count).ShouldBe(told / count, 0.12, $"told {told / count:0.00}, {count} communes");
        }

        // Over all classes nobody is promised too much or too little.
        classes.Sum(one => (double)one.Reached).ShouldBe(classes.Sum(one => one.Told), 0.04 * all);
    }

    /// <summary>Without the cards the same heap would be promised away: this is what they are for.</summary>
    [Fact]
    public void Reach_WithoutTheCards_PromisesTooMuch()
    {
        double[] series = [.. Enumerable.Range(0, 12).Select(month => 3000.0 + (month % 3))];
        CardEnds heap = new([600, 100, 100], 300, 360, 1200);

        double without = CoveragePath.Of(series, [])!.Reach(CoveragePath.Of(series, [])!.At(3), 2990);
        CoveragePath path = CoveragePath.Of(series, [heap])!;

        without.ShouldBeGreaterThan(0.95);
        path.Reach(path.At(3), 2990).ShouldBeLessThan(0.05);
    }

    private static CardEnds Ends(Random random, int people)
    {
        long judged = random.Next(0, people + 1);
        return new CardEnds([random.Next(people), random.Next(people), random.Next(people)], random.Next(people), random.NextInt64(0, judged + 1), judged);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
