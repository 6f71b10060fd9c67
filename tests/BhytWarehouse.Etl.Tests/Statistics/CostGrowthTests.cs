using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class CostGrowthTests
{
    private static readonly CostItem NoItem = new(0, 0, 0, 0);

    /// <summary>By hand: 10 people with one visit at 100 đồng become 20 with one at 200. Each of the two factors gets its step times the mean of the other: 10 × 150 and 100 × 15.</summary>
    [Fact]
    public void Effects_OfTwoFactorsThatDouble_AreThoseWorkedByHand() =>
        Explain(new CostScope(10, 10), new CostScope(20, 20), new CostCell(10, 100_000, 20, 400_000, [new CostItem(10_000, 100_000, 20_000, 400_000)]))
            .ShouldBe(new CostEffects(150_000, 0, 0, 0, 150_000));

    /// <summary>By hand, three factors, 2 → 3 people, 1 → 2 visits each, 5 → 4 đồng: the Shapley value is the mean over the six orders in which they can change.</summary>
    [Fact]
    public void Effects_OfThreeFactors_AreTheMeanOverTheirSixOrders()
    {
        // a = (2, 1, 5), b = (3, 2, 4), as the definition says it: for each order the step of a factor at the level that those before it have reached.
        double[] a = [2, 1, 5];
        double[] b = [3, 2, 4];
        double[] mean = new double[3];
        foreach (int[] order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            double[] level = [.. a];
            foreach (int factor in order)
            {
                double one = level[0] * level[1] * level[2];
                level[factor] = b[factor];
                mean[factor] += ((level[0] * level[1] * level[2]) - one) / 6;
            }
        }

        CostEffects effects = Explain(new CostScope(2, 2), new CostScope(3, 6), new CostCell(2, 6000, 6, 14_400, [new CostItem(2000, 6000, 6000, 14_400)]));

        effects.ShouldBe(new CostEffects((long)Math.Round(mean[0] * 600), (long)Math.Round(mean[1] * 600), 0, 0, (long)Math.Round(mean[2] * 600)), $"{mean[0]}, {mean[1]}, {mean[2]}");
    }

    [Fact]
    public void Effects_OfAFacilityThatOpensOrCloses_AreAllPeople()
    {
        CostCell cell = new(0, 0, 30, 123_457, [new CostItem(0, 0, 45_000, 100_000), new CostItem(0, 0, 7, 23_000)]);
        Explain(default, new CostScope(12, 30), cell).ShouldBe(new CostEffects(123_457, 0, 0, 0, 0));
        Explain(new CostScope(12, 30), default, Exchanged(cell)).ShouldBe(new CostEffects(-123_457, 0, 0, 0, 0));
    }

    [Fact]
    public void Effects_OfANewDisease_AreMixAndOfANewDrugIntensity()
    {
        CostScope scope = new(50, 100);
        Sum(
            Explain(scope, scope, new CostCell(100, 10_000_000, 60, 6_000_000, [])),
            Explain(scope, scope, new CostCell(0, 0, 40, 8_000_000, []))).ShouldBe(new CostEffects(0, 0, 4_000_000, 0, 0));
        Explain(scope, scope, new CostCell(100, 1000, 100, 5000, [new CostItem(1000, 1000, 1000, 1000), new CostItem(0, 0, 500, 4000)])).ShouldBe(new CostEffects(0, 0, 0, 4000, 0));
    }

    [Fact]
    public void Effects_OfPaymentsWithoutItems_ArePriceOfTheVisit() =>
        Explain(new CostScope(5, 10), new CostScope(5, 10), new CostCell(10, 1000, 10, 900, [new CostItem(0, 200, 0, 100)])).ShouldBe(new CostEffects(0, 0, 0, 0, -100));

    /// <summary>Random periods with cells, items and facilities that come and go, amounts below zero among them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(20_261)]
    [InlineData(77_003)]
    public void Effects_OfRandomPeriods_AddUpToTheChangeExactlyAndTurnWithThePeriods(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 400; round++)
        {
            CostCell[] cells = [.. Enumerable.Range(0, random.Next(1, 8)).Select(_ => RandomCell(random))];
            CostScope before = Scope(random, cells.Sum(cell => cell.VisitsBefore));
            CostScope after = Scope(random, cells.Sum(cell => cell.VisitsAfter));

            CostEffects effects = Explain(before, after, cells);
            CostEffects back = Explain(after, before, [.. cells.Select(Exchanged)]);

            Total(effects).ShouldBe(cells.Sum(cell => cell.HundredthsAfter - cell.HundredthsBefore));
            Total(back).ShouldBe(-Total(effects));
            foreach ((long one, long other) in (IEnumerable<(long, long)>)[(effects.People, back.People), (effects.Frequency, back.Frequency), (effects.Mix, back.Mix), (effects.Intensity, back.Intensity), (effects.Price, back.Price)])
            {
                // Which of two equal remainders gets the last hundredth can differ.
                (one + other).ShouldBeInRange(-1, 1);
            }
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(90_417)]
    public void Effects_OfAFactorThatDoesNotChange_AreNone(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 300; round++)
        {
            long people = random.Next(1, 500);
            long visits = people * random.Next(1, 4);
            long other = visits + random.Next(1, 100);
            CostItem[] dearer = [.. Enumerable.Range(0, 4).Select(_ => (Quantity: random.NextInt64(1, 90_000), Paid: random.NextInt64(1, 9_000_000))).Select(item => new CostItem(item.Quantity, item.Paid, item.Quantity, item.Paid + random.Next(1, 5000)))];

            CostEffects price = Explain(new CostScope(people, visits), new CostScope(people, visits), OfItems(visits, visits, dearer));
            (price.People, price.Frequency, price.Mix, price.Intensity).ShouldBe((0, 0, 0, 0));
            price.Price.ShouldBe(dearer.Sum(item => item.HundredthsAfter - item.HundredthsBefore));

            // The same items per visit at the same price in three times as many visits of three times as many people.
            CostItem[] tripled = [.. dearer.Select(item => new CostItem(item.ThousandthsBefore, item.HundredthsBefore, item.ThousandthsBefore * 3, item.HundredthsBefore * 3))];
            CostEffects more = Explain(new CostScope(people, visits), new CostScope(people * 3, visits * 3), OfItems(visits, visits * 3, tripled));
            (more.Frequency, more.Mix, more.Intensity, more.Price).ShouldBe((0, 0, 0, 0));
            more.People.ShouldBe(tripled.Sum(item => item.HundredthsAfter - item.HundredthsBefore));

            CostEffects frequency = Explain(new CostScope(people, visits), new CostScope(people, visits * 3), OfItems(visits, visits * 3, tripled));
            (frequency.People, frequency.Mix, frequency.Intensity, frequency.Price).ShouldBe((0, 0, 0, 0));

            CostEffects mix = Explain(new CostScope(people, other * 3), new CostScope(people, other * 3), OfItems(visits, visits * 3, tripled));
            (mix.People, mix.Frequency, mix.Intensity, mix.Price).ShouldBe((0, 0, 0, 0));

            CostEffects intensity = Explain(new CostScope(people, visits), new CostScope(people, visits), OfItems(visits, visits, tripled));
            (intensity.People, intensity.Frequency, intensity.Mix, intensity.Price).ShouldBe((0, 0, 0, 0));
        }
    }

    [Fact]
    public void Add_MoreVisitsThanTheScopeHas_Throws() =>
        Should.Throw<ArgumentException>(() => Explain(new CostScope(1, 1), new CostScope(1, 1), new CostCell(2, 10, 1, 10, []))).Message.ShouldContain("2 and 1 visits");

    private static CostEffects Explain(CostScope before, CostScope after, params CostCell[] cells)
    {
        CostGrowth growth = new(before, after);
        foreach (CostCell cell in cells)
        {
            growth.Add(cell);
        }

        return growth.Effects;
    }

    private static CostCell OfItems(long visitsBefore, long visitsAfter, CostItem[] items) =>
        new(visitsBefore, items.Sum(item => item.HundredthsBefore), visitsAfter, items.Sum(item => item.HundredthsAfter), items);

    private static CostCell Exchanged(CostCell cell) =>
        new(cell.VisitsAfter, cell.HundredthsAfter, cell.VisitsBefore, cell.HundredthsBefore, [.. cell.Items.Select(item => new CostItem(item.ThousandthsAfter, item.HundredthsAfter, item.ThousandthsBefore, item.HundredthsBefore))]);

    private static CostCell RandomCell(Random random)
    {
        (long before, long after) = random.Next(4) switch
        {
            0 => (0L, (long)random.Next(1, 5000)),
            1 => ((long)random.Next(1, 5000), 0L),
            _ => ((long)random.Next(1, 5000), (long)random.Next(1, 5000)),
        };
        CostItem[] items = [.. Enumerable.Range(0, random.Next(0, 12)).Select(_ => random.Next(5) switch
        {
            0 => new CostItem(0, 0, random.Next(1, 100_000), random.NextInt64(10_000_000_000)),
            1 => new CostItem(random.Next(1, 100_000), random.NextInt64(10_000_000_000), 0, 0),
            2 => NoItem,
            3 => new CostItem(random.Next(1, 100_000), 0, random.Next(1, 100_000), random.NextInt64(10_000_000_000)),
            _ => new CostItem(random.Next(1, 100_000), random.NextInt64(10_000_000_000), random.Next(1, 100_000), random.NextInt64(10_000_000_000)),
        })];
        CostItem[] seen = [.. items.Select(item => new CostItem(before == 0 ? 0 : item.ThousandthsBefore, before == 0 ? 0 : item.HundredthsBefore, after == 0 ? 0 : item.ThousandthsAfter, after == 0 ? 0 : item.HundredthsAfter))];
        return new CostCell(
            before, before == 0 ? 0 : seen.Sum(item => item.HundredthsBefore) + random.NextInt64(-1_000_000, 1_000_000),
            after, after == 0 ? 0 : seen.Sum(item => item.HundredthsAfter) + random.NextInt64(-1_000_000, 1_000_000), seen);
    }

    private static CostScope Scope(Random random, long visits) => visits == 0 ? default : new CostScope(random.NextInt64(1, visits + 1), visits);

    private static CostEffects Sum(CostEffects one, CostEffects other) => new(one.People + other.People, one.Frequency + other.Frequency, one.Mix + other.Mix, one.Intensity + other.Intensity, one.Price + other.Price);

    private static long Total(CostEffects effects) => effects.People + effects.Frequency + effects.Mix + effects.Intensity + effects.Price;
}
