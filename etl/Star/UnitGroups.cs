namespace BhytWarehouse.Etl.Star;

/// <summary>Communes of both systems that pass people to one another, however many steps apart: their people are the same in both systems, so what one of them says can tell of the others.</summary>
internal sealed class UnitGroups
{
    private readonly UnitCrossing _crossing;
    private readonly Dictionary<int, int> _parents = [];
    private readonly Dictionary<int, string> _names = [];

    public UnitGroups(UnitCrossing crossing)
    {
        _crossing = crossing;
        foreach ((int old, int @new) in crossing.Passages)
        {
            (int a, int b) = (Root(old), Root(@new));
            if (a != b)
            {
                _parents[Math.Max(a, b)] = Math.Min(a, b);
            }
        }

        foreach (IGrouping<int, AdministrativeUnit> group in crossing.Units.GroupBy(unit => Root(unit.DurableKey)))
        {
            _names[group.Key] = group.Select(unit => $"{unit.System} {unit.Code}").Min(StringComparer.Ordinal)!;
        }
    }

    /// <summary>What tells a group from others whichever files came first: the first of its units by system and code; empty for one of no known unit.</summary>
    public string NameOf(int group) => _names.GetValueOrDefault(group, "");

    /// <summary>The number of the group: the smallest durable key in it. A unit that passes nothing is a group of its own; what is in no known unit is one in each system.</summary>
    public int GroupOf(string system, int unit) => unit > 0 ? Root(unit) : system == UnitCrossing.Old ? -1 : -2;

    /// <summary>The province whose total the unit is part of, by system and code; nothing where it is in no known unit.</summary>
    public IEnumerable<(string System, string ProvinceCode)> ProvincesOf(string system, int unit) => _crossing.TryFind(unit, out AdministrativeUnit? found) ? [(system, found.ProvinceCode)] : [];

    private int Root(int unit)
    {
        while (_parents.TryGetValue(unit, out int parent))
        {
            unit = parent;
        }

        return unit;
    }
}
