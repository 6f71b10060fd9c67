using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Where counts of people go that stand under communes of either system, when they are asked in the units of one: by dim.AdministrativeUnitBridge, nobody lost, to the commune and to its province.</summary>
/// <remarks>fact.EnrolmentRestated and fact.PopulationRestated are whole populations in both systems; this is for what they do not tell apart, such as groups.</remarks>
internal sealed class UnitMap
{
    private readonly Dictionary<int, (string System, string Level, string Province)> _units;
    private readonly Dictionary<string, int> _provinces;
    private readonly Dictionary<int, int> _provinceOfOther;
    private readonly ILookup<int, (int Unit, long Share)> _links;
    private readonly string _system;

    /// <param name="system">Old or New: the units asked for.</param>
    public UnitMap(SqliteConnection connection, string system)
    {
        _system = system;
        _units = connection.Rows(
            "SELECT AdministrativeUnitDurableKey, UnitSystemCode, UnitLevel, ProvinceCode FROM dim_AdministrativeUnit WHERE AdministrativeUnitKey > 0 ORDER BY AdministrativeUnitDurableKey, ValidFromDateKey",
            reader => (Unit: reader.GetInt32(0), System: reader.GetString(1), Level: reader.GetString(2), Province: reader.GetString(3)))
            .GroupBy(row => row.Unit).ToDictionary(versions => versions.Key, versions => (versions.Last().System, versions.Last().Level, versions.Last().Province));
        _provinces = _units.Where(unit => unit.Value.Level == "Province" && unit.Value.System == system).GroupBy(unit => unit.Value.Province, StringComparer.Ordinal).ToDictionary(province => province.Key, province => province.Last().Key, StringComparer.Ordinal);
        (string from, string to, string share) = system == "New" ? ("OldUnitDurableKey", "NewUnitDurableKey", "NewShare") : ("NewUnitDurableKey", "OldUnitDurableKey", "OldShare");
        (string Level, int From, int To, long Share)[] bridge = [.. connection.Rows(
            $"SELECT UnitLevel, {from}, {to}, {share} FROM dim_AdministrativeUnitBridge WHERE OldUnitDurableKey > 0 AND {share} > 0 ORDER BY {from}, {to}", reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3)))];
        _links = bridge.Where(link => link.Level == "Commune").ToLookup(link => link.From, link => (link.To, link.Share));
        _provinceOfOther = bridge.Where(link => link.Level == "Province").GroupBy(link => link.From).Where(links => links.Count() == 1).ToDictionary(links => links.Key, links => links.First().To);
    }

    /// <summary>The people of a commune in the communes asked for and in their provinces; of a commune that reaches none, in its province only, and nowhere where not even that is known.</summary>
    public IEnumerable<(int Unit, long People)> Into(int commune, long people)
    {
        if (!_units.TryGetValue(commune, out (string System, string Level, string Province) unit) || unit.Level != "Commune")
        {
            yield break;
        }

        (int Unit, long Share)[] links = unit.System == _system ? [(commune, 1)] : [.. _links[commune]];
        if (links.Length == 0)
        {
            if (ProvinceOf(unit.System, unit.Province) is { } province)
            {
                yield return (province, people);
            }

            yield break;
        }

        long[] parts = LargestRemainder.Apportion(people, [.. links.Select(link => link.Share)]);
        for (int index = 0; index < links.Length; index++)
        {
            yield return (links[index].Unit, parts[index]);
            if (_provinces.TryGetValue(_units[links[index].Unit].Province, out int province))
            {
                yield return (province, parts[index]);
            }
        }
    }

    private int? ProvinceOf(string system, string code)
    {
        if (system == _system)
        {
            return _provinces.TryGetValue(code, out int own) ? own : null;
        }

        int other = _units.FirstOrDefault(unit => unit.Value.Level == "Province" && unit.Value.System == system && unit.Value.Province == code).Key;
        return _provinceOfOther.TryGetValue(other, out int successor) ? successor : null;
    }
}
