using BhytWarehouse.Etl.Statistics;

namespace BhytWarehouse.Etl.Tests.Statistics;

public sealed class UnitBridgeTests
{
    private static readonly Dictionary<(int, int), long> NobodyCounted = [];

    [Fact]
    public void ToNew_WholeUnit_GoesWholeAndIsNoEstimate() =>
        UnitBridge.Of([new(1, 101, UnitRelation.Whole)], NobodyCounted).ToNew(1, 17).ShouldBe([new UnitShare(101, 17, false)]);

    [Fact]
    public void ToNew_SplitUnitNobodyCounted_IsDividedEquallyAndEstimated()
    {
        UnitBridge bridge = UnitBridge.Of([new(1, 101, UnitRelation.Part), new(1, 102, UnitRelation.Part)], NobodyCounted);

        bridge.ToNew(1, 17).ShouldBe([new UnitShare(101, 9, true), new UnitShare(102, 8, true)]);
        bridge.Links.ShouldAllBe(link => link.NewBasis == WeightBasis.Equal);
    }

    [Fact]
    public void ToNew_SplitUnitCountedInBoth_IsDividedByTheCount()
    {
        UnitBridge bridge = UnitBridge.Of([new(1, 101, UnitRelation.Part), new(1, 102, UnitRelation.Part)], new Dictionary<(int, int), long> { [(1, 101)] = 90, [(1, 102)] = 30 });

        bridge.ToNew(1, 101).ShouldBe([new UnitShare(101, 76, false), new UnitShare(102, 25, false)]);
    }

    [Fact]
    public void ToNew_TooFewCounted_IsStillAnEstimate() =>
        UnitBridge.Of([new(1, 101, UnitRelation.Part), new(1, 102, UnitRelation.Part)], new Dictionary<(int, int), long> { [(1, 101)] = UnitBridge.FewestCounted - 1 })
            .ToNew(1, 10).ShouldBe([new UnitShare(101, 5, true), new UnitShare(102, 5, true)]);

    [Fact]
    public void ToNew_AllPeopleOfAPartOfTheArea_LeavesNobodyOnTheRestOfTheLand() =>
        UnitBridge.Of([new(1, 101, UnitRelation.PartArea), new(1, 102, UnitRelation.PartAreaAllPeople)], NobodyCounted).ToNew(1, 10).ShouldBe([new UnitShare(102, 10, false)]);

    [Fact]
    public void ToNew_LandBesideParts_GetsNobody() =>
        UnitBridge.Of([new(1, 101, UnitRelation.Part), new(1, 102, UnitRelation.PartArea), new(1, 103, UnitRelation.Part)], NobodyCounted)
            .ToNew(1, 10).Select(share => share.Unit).ShouldBe([101, 103]);

    [Fact]
    public void ToOld_MergedUnit_IsDividedByWhatEachBrought()
    {
        UnitLink[] links = [new(1, 101, UnitRelation.Whole), new(2, 101, UnitRelation.Whole)];

        UnitBridge.Of(links, NobodyCounted, new Dictionary<int, long> { [1] = 300, [2] = 100 }).ToOld(101, 40).ShouldBe([new UnitShare(1, 30, false), new UnitShare(2, 10, false)]);
        UnitBridge.Of(links, NobodyCounted, new Dictionary<int, long> { [1] = 300 }).ToOld(101, 40).ShouldBe([new UnitShare(1, 20, true), new UnitShare(2, 20, true)]);
    }

    [Fact]
    public void ToOld_FirstCountLacksAUnit_TakesTheNextCountWhole()
    {
        // Weights of two counts beside each other would mix bases.
        UnitLink[] links = [new(1, 101, UnitRelation.Whole), new(2, 101, UnitRelation.Whole)];

        UnitBridge.Of(links, NobodyCounted, new Dictionary<int, long> { [1] = 999 }, new Dictionary<int, long> { [1] = 100, [2] = 100 })
            .ToOld(101, 10).ShouldBe([new UnitShare(1, 5, false), new UnitShare(2, 5, false)]);
    }

    [Fact]
    public void ToOld_ThroughASplitThatIsAnEstimate_IsAnEstimate() =>
        UnitBridge.Of([new(1, 101, UnitRelation.Part), new(1, 102, UnitRelation.Part), new(2, 101, UnitRelation.Whole)], NobodyCounted, new Dictionary<int, long> { [1] = 100, [2] = 50 })
            .ToOld(101, 10).ShouldBe([new UnitShare(1, 5, true), new UnitShare(2, 5, true)]);

    [Fact]
    public void ToNew_UnitThatReachesNone_StaysInTheTotalWithoutAUnit() =>
        UnitBridge.Of([new(-1, 101, UnitRelation.NewLand)], NobodyCounted).ToNew(7, 10).ShouldBe([new UnitShare(-1, 10, false)]);

    [Fact]
    public void Of_OneLinkTwice_IsRefused() =>
        Should.Throw<ArgumentException>(() => UnitBridge.Of([new(1, 101, UnitRelation.Whole), new(1, 101, UnitRelation.Part)], NobodyCounted)).Message.ShouldContain("linked 2 times");

    [Fact]
    public void BothDirections_AnyReform_ConserveEveryPerson()
    {
        Random random = new(34);
        for (int round = 0; round < 300; round++)
        {
            List<UnitLink> links = [];
            for (int old = 0; old < 40; old++)
            {
                int[] targets = [.. Enumerable.Range(0, random.NextDouble() < 0.8 ? 1 : random.Next(2, 5)).Select(_ => 100 + random.Next(15)).Distinct().Order()];
                links.AddRange(targets.Select(target => new UnitLink(old, target, targets.Length == 1 ? UnitRelation.Whole : random.NextDouble() < 0.2 ? UnitRelation.PartArea : UnitRelation.Part)));
            }

            Dictionary<int, long> people = Enumerable.Range(0, 40).Where(_ => random.NextDouble() < 0.9).ToDictionary(old => old, _ => random.NextInt64(0, 20_000));
            Dictionary<(int, int), long> counted = links.Where(_ => random.NextDouble() < 0.5).ToDictionary(link => (link.Old, link.New), _ => random.NextInt64(0, 200));
            UnitBridge bridge = UnitBridge.Of(links, counted, people);

            Dictionary<int, long> inNew = [];
            foreach (UnitShare share in people.SelectMany(old => bridge.ToNew(old.Key, old.Value)))
            {
                share.Unit.ShouldBeGreaterThanOrEqualTo(100);
                inNew[share.Unit] = inNew.GetValueOrDefault(share.Unit) + share.People;
            }

            inNew.Values.Sum().ShouldBe(people.Values.Sum());
            UnitShare[] back = [.. inNew.SelectMany(unit => bridge.ToOld(unit.Key, unit.Value))];
            back.Sum(share => share.People).ShouldBe(people.Values.Sum());
            back.ShouldAllBe(share => share.Unit >= 0 && share.Unit < 40);
        }
    }
}
