using System.Diagnostics.CodeAnalysis;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Carries counts of one unit into the units of the old or of the new system, whichever system it is of, and loses nobody.</summary>
/// <remarks>A commune that the conversion table does not know keeps its people under the province that its own became; where not even that is known they stand under -1.</remarks>
internal sealed class UnitCrossing(IReadOnlyDictionary<int, AdministrativeUnit> units, UnitBridge communes, UnitBridge provinces)
{
    public const string Old = "Old";
    public const string New = "New";
    public const string Province = "Province";
    public const string Commune = "Commune";

    private readonly Dictionary<(string System, string Code), int> _provinces =
        units.Values.Where(unit => unit.Level == Province).ToDictionary(unit => (unit.System, unit.Code), unit => unit.DurableKey);

    public IEnumerable<AdministrativeUnit> Units => units.Values;

    /// <summary>Gets the communes that pass people between the systems, old and new.</summary>
    public IEnumerable<(int Old, int New)> Passages => communes.Links.Where(link => link.Link.Old != -1 && (link.NewShare > 0 || link.OldShare > 0)).Select(link => (link.Link.Old, link.Link.New));

    /// <summary>By the bridge as the last restatement wrote it.</summary>
    public static UnitCrossing Of(SqliteConnection connection)
    {
        IReadOnlyDictionary<int, AdministrativeUnit> units = UnitsOf(connection);
        ILookup<string, WeightedUnitLink> links = connection.Rows(
            "SELECT UnitLevel, OldUnitDurableKey, NewUnitDurableKey, RelationCode, NewShare, NewBasisCode, OldShare, OldBasisCode FROM dim_AdministrativeUnitBridge",
            reader => (Level: reader.GetString(0), Link: new WeightedUnitLink(
                new UnitLink(reader.GetInt32(1), reader.GetInt32(2), Enum.Parse<UnitRelation>(reader.GetString(3))),
                reader.GetInt64(4), Enum.Parse<WeightBasis>(reader.GetString(5)), reader.GetInt64(6), Enum.Parse<WeightBasis>(reader.GetString(7)))))
            // The order decides who gets the odd person: that of the restatement.
            .OrderBy(row => row.Link.Link.Old == -1 ? "" : units[row.Link.Link.Old].Code, StringComparer.Ordinal).ThenBy(row => units[row.Link.Link.New].Code, StringComparer.Ordinal)
            .ToLookup(row => row.Level, row => row.Link);
        return new UnitCrossing(units, UnitBridge.Of([.. links[Commune]]), UnitBridge.Of([.. links[Province]]));
    }

    public static IReadOnlyDictionary<int, AdministrativeUnit> UnitsOf(SqliteConnection connection) => connection.Rows(
        "SELECT AdministrativeUnitDurableKey, AdministrativeUnitKey, UnitCode, UnitSystemCode, UnitLevel, ProvinceCode FROM dim_AdministrativeUnit WHERE AdministrativeUnitKey > 0 ORDER BY AdministrativeUnitDurableKey, ValidFromDateKey",
        reader => new AdministrativeUnit(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5)))
        .GroupBy(unit => unit.DurableKey).ToDictionary(versions => versions.Key, versions => versions.Last());

    public bool TryFind(int unit, [NotNullWhen(true)] out AdministrativeUnit? found) => units.TryGetValue(unit, out found);

    /// <summary>The shares of a unit's people; between provinces only what goes to several of them is shared out.</summary>
    public IReadOnlyList<UnitShare> Into(string system, string level, int unit, long people)
    {
        IReadOnlyList<UnitShare> shares = Into(system, unit, people);
        if (level != Province)
        {
            return shares;
        }

        UnitShare[] provincial = [.. shares.GroupBy(share => ProvinceOf(system, share.Unit)).Select(province => new UnitShare(province.Key, province.Sum(share => share.People), province.Any(share => share.IsEstimated)))];
        return provincial is [UnitShare only] ? [only with { IsEstimated = false }] : provincial;
    }

    /// <summary>The version under which a restated figure stands; the last check that no figure of one system holds a unit of the other.</summary>
    /// <exception cref="WarehouseException">It does.</exception>
    public int KeyOf(int unit, string system, string figure)
    {
        if (unit == -1)
        {
            return -1;
        }

        return units[unit] is { } found && found.System == system
            ? found.Key
            : throw new WarehouseException($"The {figure} in {system} units holds the {units[unit].System} unit {units[unit].Code}. Old and new codes are never mixed in one figure; no figure was computed.");
    }

    private static IReadOnlyList<UnitShare> Across(UnitBridge bridge, string system, int unit, long people) => system == New ? bridge.ToNew(unit, people) : bridge.ToOld(unit, people);

    private int ProvinceOf(string system, int unit) =>
        !units.TryGetValue(unit, out AdministrativeUnit? found) ? -1 : found.Level == Province ? unit : _provinces.GetValueOrDefault((system, found.ProvinceCode), -1);

    private IReadOnlyList<UnitShare> Into(string system, int unit, long people)
    {
        if (!units.TryGetValue(unit, out AdministrativeUnit? from))
        {
            return [new UnitShare(-1, people, IsEstimated: false)];
        }

        if (from.System == system)
        {
            return [new UnitShare(unit, people, IsEstimated: false)];
        }

        IReadOnlyList<UnitShare> shares = Across(from.Level == Province ? provinces : communes, system, unit, people);
        return shares is [{ Unit: -1 }] && from.Level != Province && _provinces.TryGetValue((from.System, from.ProvinceCode), out int province)
            ? Across(provinces, system, province, people)
            : shares;
    }
}
