using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class KaplanMeierTests
{
    /// <summary>Remission of acute leukaemia in weeks under 6-MP (Freireich 1963; Gehan 1965; the estimate and its standard errors as in Cox and Oakes 1984 and every textbook since).</summary>
    [Fact]
    public void Curve_OfTheRemissionTimes_IsThePublishedOne()
    {
        (int Week, bool IsEnd)[] times =
        [
            (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false), (13, true), (16, true), (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false), (32, false), (34, false), (35, false),
        ];

        IReadOnlyList<SurvivalPoint> curve = KaplanMeier.Curve(times.Select(time => new ObservedSpell(0, time.Week, time.IsEnd)), [6, 7, 10, 13, 16, 22, 23, 35, 36]);

        curve.Select(point => (point.Days, point.AtRisk, Math.Round(point.Survival, 3), Math.Round(Math.Sqrt(point.Variance), 4))).ShouldBe(
        [
            (6, 21, 0.857, 0.0764), (7, 17, 0.807, 0.0869), (10, 15, 0.753, 0.0963), (13, 12, 0.690, 0.1068), (16, 11, 0.627, 0.1141), (22, 7, 0.538, 0.1282), (23, 6, 0.448, 0.1346), (35, 1, 0.448, 0.1346),
        ]);
        curve[^1].Ended.ShouldBe(9);
        curve[^1].Censored.ShouldBe(12);
        // The log-minus-log band at 10 weeks, as R's survfit(conf.type = "log-log") prints it: 0.503 to 0.889.
        (Math.Round(curve[2].Low, 3), Math.Round(curve[2].High, 3)).ShouldBe((0.503, 0.889));
    }

    /// <summary>By hand: one of two seen from the beginning ends at 2; at 4 one of three (two entered at 3), so ½ × ⅔.</summary>
    [Fact]
    public void Curve_OfSpellsSeenLate_CountsThemFromTheirEntry()
    {
        IReadOnlyList<SurvivalPoint> curve = KaplanMeier.Curve([new(0, 2, true), new(0, 9, false), new(3, 4, true), new(3, 8, false)], [1, 2, 3, 4, 9]);

        curve.Select(point => (point.Days, point.AtRisk, Math.Round(point.Survival, 6))).ShouldBe([(1, 2, 1), (2, 2, 0.5), (3, 1, 0.5), (4, 3, 0.333333), (9, 1, 0.333333)]);
    }

    [Fact]
    public void Curve_OfNothing_IsEmpty() => KaplanMeier.Curve([], [30, 60]).ShouldBeEmpty();

    [Fact]
    public void Curve_OfASpellOfNoDays_Throws() => Should.Throw<ArgumentException>(() => KaplanMeier.Curve([new ObservedSpell(5, 5, true)], [30]));

    /// <summary>Spells of known hazard, half of them cut off by the end of observation and half seen only from some day on: the true curve lies in the band at about 95 of 100 points.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(4_107)]
    public void Curve_OfSpellsOfKnownHazard_CoversTheTruth(int seed)
    {
        Random random = new(seed);
        const double Hazard = 0.004;
        int inside = 0;
        const int Rounds = 300;
        for (int round = 0; round < Rounds; round++)
        {
            List<ObservedSpell> spells = [];
            while (spells.Count < 250)
            {
                int length = 1 + (int)(Math.Log(1 - random.NextDouble()) / Math.Log(1 - Hazard));
                int entry = random.Next(2) == 0 ? 0 : random.Next(0, 90);
                int until = entry + random.Next(30, 500);
                if (length > entry)
                {
                    spells.Add(new ObservedSpell(entry, Math.Min(length, until), length <= until));
                }
            }

            SurvivalPoint point = KaplanMeier.Curve(spells, [180])[0];
            double truth = Math.Pow(1 - Hazard, 180);
            inside += point.Low <= truth && truth <= point.High ? 1 : 0;
        }

        // 95 % of 300 is 285; three standard deviations are 11.
        inside.ShouldBeInRange(274, 297);
    }

    [Fact]
    public void Spells_OfCardsThatFollowWithinTheGrace_AreOne()
    {
        CardHolding[] cards = [new(1, 100, 200, true, false), new(2, 201, 300, false, false), new(2, 250, 280, false, false), new(3, 310, 400, false, true), new(1, 411, 500, false, false)];

        CoverSpell.Of(cards, grace: 9, firstExtractDay: 50).ShouldBe([new CoverSpell(1, 100, 400, true, true), new CoverSpell(1, 411, 500, true, false)]);
        CoverSpell.Of(cards, grace: 10, firstExtractDay: 50).ShouldBe([new CoverSpell(1, 100, 500, true, false)]);
    }

    [Fact]
    public void Spell_OfAnUnknownBeginning_IsOnlySeenSinceADay()
    {
        CoverSpell renewed = CoverSpell.Of([new CardHolding(1, 100, 400, false, false)], 0, firstExtractDay: 200).Single();

        renewed.SinceBegin(200, 500).ShouldBeNull();
        renewed.SinceDay(200, 500).ShouldBe(new ObservedSpell(0, 201, true));
        renewed.SinceDay(200, 300).ShouldBe(new ObservedSpell(0, 101, false));
        renewed.SinceDay(401, 500).ShouldBeNull();
        CoverSpell.Of([new CardHolding(1, 100, 400, true, false)], 0, firstExtractDay: 200).Single().SinceBegin(200, 500).ShouldBe(new ObservedSpell(100, 301, true));
        CoverSpell.Of([new CardHolding(1, 250, 250, false, false)], 0, firstExtractDay: 200).Single().SinceBegin(200, 500).ShouldBe(new ObservedSpell(0, 1, true));
    }
}
