namespace BhytWarehouse.Etl.Statistics;

/// <summary>Carries figures between the old and the new units and loses nobody, in either direction.</summary>
/// <remarks>
/// An old unit that went whole needs no weights. One that was split is divided by the people counted in both its old and its new units, and in equal shares,
/// which are an estimate, where too few were. A new unit is divided among the old ones by the people that each of them brought.
/// </remarks>
public sealed class UnitBridge
{
    /// <summary>Fewer people than this say nothing about how a unit was split.</summary>
    public const int FewestCounted = 30;

    private readonly Dictionary<int, (int[] Units, long[] Shares, bool IsEstimated)> _toNew = [];
    private readonly Dictionary<int, (int[] Units, long[] Shares, bool IsEstimated)> _toOld = [];

    private UnitBridge(IReadOnlyList<WeightedUnitLink> links)
    {
        Links = links;
        foreach (IGrouping<int, WeightedUnitLink> unit in links.Where(link => link.Link.Old != -1 && link.NewShare > 0).GroupBy(link => link.Link.Old))
        {
            _toNew[unit.Key] = ([.. unit.Select(link => link.Link.New)], [.. unit.Select(link => link.NewShare)], unit.First().NewBasis == WeightBasis.Equal);
        }

        foreach (IGrouping<int, WeightedUnitLink> unit in links.Where(link => link.Link.Old != -1 && link.OldShare > 0).GroupBy(link => link.Link.New))
        {
            _toOld[unit.Key] = ([.. unit.Select(link => link.Link.Old)], [.. unit.Select(link => link.OldShare)], unit.First().OldBasis == WeightBasis.Equal);
        }
    }

    /// <summary>Every link, in the order given.</summary>
    public IReadOnlyList<WeightedUnitLink> Links { get; }

    /// <summary>By links that were weighed before.</summary>
    public static UnitBridge Of(IReadOnlyList<WeightedUnitLink> links) => new(links);

    /// <param name="links">In a fixed order, such as by the codes of both units: it decides who gets the odd person.</param>
    /// <param name="countedInBoth">People counted first in the old and then in the new unit of a link.</param>
    /// <param name="peopleOfOld">How many people each old unit had, by one count for all; units may be missing. Several counts are taken in turn, the first that knows every old unit of a new one.</param>
    public static UnitBridge Of(IReadOnlyList<UnitLink> links, IReadOnlyDictionary<(int Old, int New), long> countedInBoth, params IReadOnlyList<IReadOnlyDictionary<int, long>> peopleOfOld)
    {
        if (links.Where(link => link.Old != -1).GroupBy(link => (link.Old, link.New)).FirstOrDefault(pair => pair.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The units {twice.Key.Old} and {twice.Key.New} are linked {twice.Count()} times; expected once.", nameof(links));
        }

        Dictionary<UnitLink, (long Share, WeightBasis Basis)> toNew = links.Where(link => link.Old != -1).GroupBy(link => link.Old)
            .SelectMany(unit => SharesOfOld([.. unit], countedInBoth)).ToDictionary(share => share.Link, share => (share.Share, share.Basis));
        Dictionary<UnitLink, (long Share, WeightBasis Basis)> toOld = links.Where(link => link.Old != -1).GroupBy(link => link.New)
            .SelectMany(unit => SharesOfNew([.. unit], toNew, links, peopleOfOld)).ToDictionary(share => share.Link, share => (share.Share, share.Basis));
        return new UnitBridge([.. links.Select(link => link.Old == -1
            ? new WeightedUnitLink(link, 0, WeightBasis.Whole, 0, WeightBasis.Whole)
            : new WeightedUnitLink(link, toNew[link].Share, toNew[link].Basis, toOld[link].Share, toOld[link].Basis))]);
    }

    /// <summary>People of an old unit in new units. They add up to the people given.</summary>
    public IReadOnlyList<UnitShare> ToNew(int old, long people) => Divide(_toNew, old, people);

    /// <summary>People of a new unit in old units. They add up to the people given.</summary>
    public IReadOnlyList<UnitShare> ToOld(int @new, long people) => Divide(_toOld, @new, people);

    private static IReadOnlyList<UnitShare> Divide(Dictionary<int, (int[] Units, long[] Shares, bool IsEstimated)> bridge, int unit, long people)
    {
        if (!bridge.TryGetValue(unit, out (int[] Units, long[] Shares, bool IsEstimated) other))
        {
            return [new UnitShare(-1, people, IsEstimated: false)];
        }

        long[] parts = LargestRemainder.Apportion(people, other.Shares);
        return [.. parts.Select((part, index) => new UnitShare(other.Units[index], part, other.IsEstimated)).Where(share => share.People > 0)];
    }

    private static IEnumerable<(UnitLink Link, long Share, WeightBasis Basis)> SharesOfOld(UnitLink[] links, IReadOnlyDictionary<(int Old, int New), long> countedInBoth)
    {
        UnitLink[] takers = [.. links.Where(link => link.Relation is not (UnitRelation.Part or UnitRelation.PartArea))];
        if (takers.Length == 0)
        {
            takers = [.. links.Where(link => link.Relation == UnitRelation.Part)];
        }

        if (takers.Length == 0)
        {
            takers = links;
        }

        long[] counted = [.. takers.Select(link => countedInBoth.GetValueOrDefault((link.Old, link.New)))];
        bool isCounted = takers.Length > 1 && counted.Sum() >= FewestCounted;
        WeightBasis basis = isCounted ? WeightBasis.Counted : takers.Length == 1 ? WeightBasis.Whole : WeightBasis.Equal;
        foreach (UnitLink link in links)
        {
            int at = Array.IndexOf(takers, link);
            yield return (link, at < 0 ? 0 : isCounted ? counted[at] : 1, basis);
        }
    }

    private static IEnumerable<(UnitLink Link, long Share, WeightBasis Basis)> SharesOfNew(
        UnitLink[] links, Dictionary<UnitLink, (long Share, WeightBasis Basis)> toNew, IReadOnlyList<UnitLink> all, IReadOnlyList<IReadOnlyDictionary<int, long>> peopleOfOld)
    {
        UnitLink[] givers = [.. links.Where(link => toNew[link].Share > 0)];
        if (givers.Length == 0)
        {
            // Land only: if people are counted there all the same, some unit has to have them.
            return links.Select(link => (link, 1L, links.Length == 1 ? WeightBasis.Whole : WeightBasis.Equal));
        }

        if (givers.Length == 1)
        {
            return links.Select(link => (link, link == givers[0] ? 1L : 0L, WeightBasis.Whole));
        }

        foreach (IReadOnlyDictionary<int, long> people in peopleOfOld)
        {
            if (!givers.All(link => people.ContainsKey(link.Old)))
            {
                continue;
            }

            long[] brought = [.. givers.Select(giver => Brought(giver, toNew, all, people[giver.Old]))];
            if (brought.Sum() >= FewestCounted)
            {
                // Counted people divided by an estimate are an estimate.
                WeightBasis basis = givers.Any(giver => toNew[giver].Basis == WeightBasis.Equal) ? WeightBasis.Equal : WeightBasis.Counted;
                return links.Select(link => (link, Array.IndexOf(givers, link) is >= 0 and var at ? brought[at] : 0L, basis));
            }
        }

        return links.Select(link => (link, givers.Contains(link) ? 1L : 0L, WeightBasis.Equal));
    }

    private static long Brought(UnitLink giver, Dictionary<UnitLink, (long Share, WeightBasis Basis)> toNew, IReadOnlyList<UnitLink> all, long people)
    {
        UnitLink[] siblings = toNew[giver].Basis == WeightBasis.Whole ? [giver] : [.. all.Where(link => link.Old == giver.Old)];
        return LargestRemainder.Apportion(people, [.. siblings.Select(link => toNew[link].Share)])[Array.IndexOf(siblings, giver)];
    }
}
