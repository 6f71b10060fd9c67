using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Star;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Counts derive.UncoveredPerson into fact.UncoveredPeopleByEntitlement: each commune and its province, broken down in several ways, with the rows marked that would tell of few people.</summary>
internal sealed class UncoveredPeople
{
    private const int Any = -1;

    private readonly SqliteConnection _connection;
    private readonly int _day;
    private readonly Dictionary<Place, int> _versions = [];
    private readonly Dictionary<Place, string> _codes = [];
    private readonly Dictionary<Place, Place> _provinceOf = [];
    private readonly Dictionary<Cell, Sum> _cells = [];
    private readonly Dictionary<Place, (long Residents, long Unlinked)> _beside = [];

    private UncoveredPeople(SqliteConnection connection, int day) => (_connection, _day) = (connection, day);

    public static void Take(SqliteConnection connection)
    {
        connection.Run("DELETE FROM fact_UncoveredPeopleByEntitlement");
        int day = (int)connection.ScalarLong("SELECT COALESCE(MAX(AsOfDateKey), -1) FROM fact_Resident");
        if (day > 0)
        {
            UncoveredPeople people = new(connection, day);
            people.Read();
            people.Write();
        }
    }

    private void Read()
    {
        Dictionary<string, (int Key, int Durable)> provinces = _connection.Rows(
            "SELECT UnitCode, AdministrativeUnitKey, AdministrativeUnitDurableKey FROM dim_AdministrativeUnit WHERE UnitLevel = 'Province' AND AdministrativeUnitKey > 0 AND @day BETWEEN ValidFromDateKey AND ValidToDateKey",
            reader => (Code: reader.GetString(0), Key: (reader.GetInt32(1), reader.GetInt32(2))), ("@day", _day)).GroupBy(row => row.Code, StringComparer.Ordinal).ToDictionary(row => row.Key, row => row.First().Key, StringComparer.Ordinal);
        foreach ((int commune, int version, string code, string province, long residents) in _connection.Rows(
            "SELECT resident.CommuneDurableKey, resident.CommuneKey, unit.UnitCode, unit.ProvinceCode, COUNT(*) FROM fact_Resident AS resident INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = resident.CommuneKey WHERE resident.AsOfDateKey = @day GROUP BY 1, 2, 3, 4",
            reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetInt64(4)), ("@day", _day)))
        {
            (int key, int durable) = provinces.GetValueOrDefault(province, (Any, Any));
            (Place own, Place whole) = (Commune(commune), new Place("Province", durable));
            (_versions[own], _versions[whole], _provinceOf[own]) = (version, key, whole);
            (_codes[own], _codes[whole]) = (code, province);
            foreach (Place place in (Place[])[own, whole])
            {
                (long counted, long unlinked) = _beside.GetValueOrDefault(place);
                _beside[place] = (counted + residents, unlinked);
                _cells.TryAdd(new Cell(place, "All", Any, Any, "", ""), default);
            }
        }

        string inForce = _connection.Rows("SELECT unit.UnitSystemCode FROM fact_Resident AS resident INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = resident.CommuneKey WHERE resident.AsOfDateKey = @day GROUP BY 1 ORDER BY COUNT(*) DESC, 1 LIMIT 1", reader => reader.GetString(0), ("@day", _day))[0];
        UnitMap units = new(_connection, inForce);
        foreach ((int unit, long people) in _connection.Rows("SELECT CommuneDurableKey, MemberCount FROM derive_UnlinkedMember", reader => (reader.GetInt32(0), reader.GetInt64(1))).SelectMany(row => units.Into(row.Item1, row.Item2)).Where(row => _provinceOf.ContainsKey(Commune(row.Unit))))
        {
            foreach (Place place in (Place[])[Commune(unit), _provinceOf[Commune(unit)]])
            {
                _beside[place] = (_beside[place].Residents, _beside[place].Unlinked + people);
            }
        }

        foreach ((int commune, int age, int group, string household, string found, Sum sum) in _connection.Rows(
            "SELECT CommuneDurableKey, AgeBandKey, EntitledGroupKey, HouseholdCode, FoundCode, COUNT(*), CAST(ROUND(SUM(LowCostAmount) * 100) AS INTEGER), CAST(ROUND(SUM(HighCostAmount) * 100) AS INTEGER), MAX(CASE WHEN CostCode = 'NoRule' THEN 1 ELSE 0 END) FROM derive_UncoveredPerson GROUP BY 1, 2, 3, 4, 5",
            reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), new Sum(reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt32(8)))))
        {
            if (!_provinceOf.TryGetValue(Commune(commune), out Place province))
            {
                throw new WarehouseException($"derive.UncoveredPerson has {sum.People} people of the commune with the key {commune}, where nobody of the register of {_day} lives; expected residents of that day only. No figure was computed.");
            }

            foreach (Place place in (Place[])[Commune(commune), province])
            {
                foreach (Cell cell in (Cell[])[new(place, "All", Any, Any, "", ""), new(place, "Group", Any, group, "", ""), new(place, "AgeGroup", age, group, "", ""), new(place, "HouseholdGroup", Any, group, household, ""), new(place, "Found", Any, Any, "", found)])
                {
                    _cells[cell] = _cells.GetValueOrDefault(cell).And(sum);
                }
            }
        }
    }

    private void Write()
    {
        // By code: which of two equal counts is hidden beside a small one may not depend on which file came first.
        Cell[] cells = [.. _cells.Keys.OrderBy(cell => cell.Place.Level, StringComparer.Ordinal).ThenBy(cell => _codes[cell.Place], StringComparer.Ordinal).ThenBy(cell => cell.Place.Unit).ThenBy(cell => cell.Breakdown, StringComparer.Ordinal).ThenBy(cell => cell.Age).ThenBy(cell => cell.Group).ThenBy(cell => cell.Household, StringComparer.Ordinal).ThenBy(cell => cell.Found, StringComparer.Ordinal)];
        HashSet<Cell> small = SmallCells.Of(cells.Where(cell => SmallCells.IsSmall(_cells[cell].People)), cell => _cells[cell].People,
        [
            .. cells.Where(cell => cell.Breakdown != "All").GroupBy(cell => (cell.Place, cell.Breakdown)).Select(parts => parts.ToArray()),
            .. cells.Where(cell => cell.Breakdown is "AgeGroup" or "HouseholdGroup").GroupBy(cell => (cell.Place, cell.Breakdown, cell.Group)).Select(parts => parts.ToArray()),
            .. cells.Where(cell => cell.Place.IsCommune).GroupBy(cell => cell with { Place = _provinceOf[cell.Place] }).Select(parts => parts.ToArray()),
        ]);
        HashSet<Place> smallUnlinked = SmallCells.Of(_beside.Where(place => SmallCells.IsSmall(place.Value.Unlinked)).Select(place => place.Key), place => _beside[place].Unlinked,
            _beside.Keys.Where(place => place.IsCommune).OrderBy(place => _codes[place], StringComparer.Ordinal).ThenBy(place => place.Unit).GroupBy(place => _provinceOf[place]).Select(communes => communes.ToArray()));
        foreach (Cell cell in cells)
        {
            Sum sum = _cells[cell];
            bool isWhole = cell.Breakdown == "All";
            (long residents, long unlinked) = isWhole ? _beside[cell.Place] : default;
            _connection.Run(
                """
                INSERT INTO fact_UncoveredPeopleByEntitlement (AsOfDateKey, CountedLevel, AdministrativeUnitKey, AdministrativeUnitDurableKey, BreakdownCode, AgeBandKey, ParticipantGroupKey, HouseholdCode, FoundCode, PersonCount, LowCostAmount, HighCostAmount, HasNoRule, ResidentCount, UnlinkedMemberCount, IsSmall, IsSmallUnlinked)
                VALUES (@day, @level, @key, @unit, @breakdown, @age, @group, @household, @found, @people, @low, @high, @noRule, @residents, @unlinked, @small, @smallUnlinked)
                """,
                ("@day", _day), ("@level", cell.Place.Level), ("@key", _versions[cell.Place]), ("@unit", cell.Place.Unit), ("@breakdown", cell.Breakdown), ("@age", cell.Age), ("@group", cell.Group), ("@household", cell.Household), ("@found", cell.Found),
                ("@people", sum.People), ("@low", Money.Dong(sum.Low)), ("@high", Money.Dong(sum.High)), ("@noRule", sum.NoRule), ("@residents", residents), ("@unlinked", unlinked), ("@small", small.Contains(cell) ? 1 : 0), ("@smallUnlinked", isWhole && smallUnlinked.Contains(cell.Place) ? 1 : 0));
        }
    }

    private static Place Commune(int unit) => new("Commune", unit);

    private readonly record struct Place(string Level, int Unit)
    {
        public bool IsCommune => Level == "Commune";
    }

    private readonly record struct Cell(Place Place, string Breakdown, int Age, int Group, string Household, string Found);

    /// <summary>People, and hundredths of đồng.</summary>
    private readonly record struct Sum(long People, long Low, long High, int NoRule)
    {
        public Sum And(Sum other) => new(People + other.People, Low + other.Low, High + other.High, Math.Max(NoRule, other.NoRule));
    }
}
