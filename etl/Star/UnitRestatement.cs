using System.Globalization;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quality;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Star;

/// <summary>Writes dim.AdministrativeUnitBridge with its weights, and restates enrolment and population in old and in new units: fact.EnrolmentRestated, fact.PopulationRestated.</summary>
/// <remarks>
/// Taken anew from the facts each time figures are computed, so it does not matter in which order feeds came. A commune that the conversion table does not know keeps its people
/// under the province that its own became; the code list of provinces says which. Part of the caller's transaction.
/// </remarks>
public sealed class UnitRestatement(SqliteConnection connection)
{
    private const string Old = UnitCrossing.Old;
    private const string New = UnitCrossing.New;
    private const string Province = UnitCrossing.Province;
    private const string Commune = UnitCrossing.Commune;
    private const int NoMonth = 999912;

    /// <exception cref="WarehouseException">A total is not conserved, or a figure stands in a unit of the wrong system.</exception>
    public void Run()
    {
        IReadOnlyDictionary<int, AdministrativeUnit> units = UnitCrossing.UnitsOf(connection);
        Counts counts = ReadCounts();
        UnitBridge communes = UnitBridge.Of(CommuneLinks(units), counts.InBoth, counts.OfOldUnits(Commune));
        UnitBridge provinces = UnitBridge.Of(ProvinceLinks(units), counts.InBoth, counts.OfOldUnits(Province));
        WriteBridge(communes, Commune);
        WriteBridge(provinces, Province);

        UnitCrossing crossing = new(units, communes, provinces);
        connection.Run("DELETE FROM fact_EnrolmentRestated");
        foreach (IGrouping<int, Count> month in counts.Enrolment.GroupBy(count => count.Period))
        {
            foreach (string level in (string[])[Commune, Province])
            {
                Restate(crossing, [.. month], level, $"enrolment of {month.Key}", (system, unit, key, people, estimated) => connection.Run(
                    "INSERT INTO fact_EnrolmentRestated (MonthKey, CountedLevel, UnitSystemCode, AdministrativeUnitKey, AdministrativeUnitDurableKey, MemberCount, EstimatedMemberCount) VALUES (@month, @level, @system, @key, @unit, @people, @estimated)",
                    ("@month", month.Key), ("@level", level), ("@system", system), ("@key", key), ("@unit", unit), ("@people", people), ("@estimated", estimated)));
            }
        }

        connection.Run("DELETE FROM fact_PopulationRestated");
        foreach (IGrouping<(int Month, int Basis, string Level), Count> figure in counts.Population.GroupBy(count => (count.Period, count.Basis, count.Level)))
        {
            int countedDateKey = figure.Max(count => count.CountedDateKey);
            Restate(crossing, [.. figure], figure.Key.Level, $"population from {figure.Key.Month} on", (system, unit, key, people, estimated) => connection.Run(
                "INSERT INTO fact_PopulationRestated (FromMonthKey, NextMonthKey, CountedDateKey, PopulationBasisKey, CountedLevel, UnitSystemCode, AdministrativeUnitKey, AdministrativeUnitDurableKey, PersonCount, EstimatedPersonCount) VALUES (@month, -1, @day, @basis, @level, @system, @key, @unit, @people, @estimated)",
                ("@month", figure.Key.Month), ("@day", countedDateKey), ("@basis", figure.Key.Basis), ("@level", figure.Key.Level), ("@system", system), ("@key", key), ("@unit", unit), ("@people", people), ("@estimated", estimated)));
        }

        connection.Run(
            $"""
            UPDATE fact_PopulationRestated AS row SET NextMonthKey = following.MonthKey
            FROM
            (
                SELECT rowid AS RowKey, COALESCE(LEAD(FromMonthKey) OVER (PARTITION BY PopulationBasisKey, CountedLevel, UnitSystemCode, AdministrativeUnitDurableKey ORDER BY FromMonthKey), {NoMonth}) AS MonthKey
                FROM fact_PopulationRestated
            ) AS following
            WHERE row.rowid = following.RowKey
            """);
    }

    private static void Restate(UnitCrossing crossing, IReadOnlyList<Count> counts, string level, string figure, Action<string, int, int, long, long> write)
    {
        long total = counts.Sum(count => count.People);
        foreach (string system in (string[])[Old, New])
        {
            SortedDictionary<int, (long People, long Estimated)> restated = [];
            foreach (Count count in counts)
            {
                foreach (UnitShare share in crossing.Into(system, level, count.Unit, count.People))
                {
                    (long people, long estimated) = restated.GetValueOrDefault(share.Unit);
                    restated[share.Unit] = (people + share.People, estimated + (share.IsEstimated ? share.People : 0));
                }
            }

            long conserved = restated.Values.Sum(unit => unit.People);
            if (conserved != total)
            {
                throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"The {figure} is {total} people and {conserved} in {system} units. Nobody may be lost or won; no figure was computed."));
            }

            foreach ((int unit, (long people, long estimated)) in restated)
            {
                write(system, unit, crossing.KeyOf(unit, system, figure), people, estimated);
            }
        }
    }

    private List<UnitLink> CommuneLinks(IReadOnlyDictionary<int, AdministrativeUnit> units) =>
    [
        .. connection.Rows(
            "SELECT OldUnitDurableKey, NewUnitDurableKey, RelationCode, EffectiveDateKey FROM fact_AdministrativeUnitChange WHERE NewUnitDurableKey > 0",
            reader => (Old: reader.GetInt32(0), New: reader.GetInt32(1), Relation: Enum.Parse<UnitRelation>(reader.GetString(2)), Day: reader.GetInt32(3)))
            // Changes within one system are versions of its units, or successions of codes; only what crosses the reform is a bridge.
            .Where(link => units[link.New].System == New && (link.Old == -1 || units[link.Old].System == Old))
            .GroupBy(link => (link.Old, link.New))
            .Select(pair => new UnitLink(pair.Key.Old, pair.Key.New, pair.OrderBy(link => link.Day).ThenBy(link => link.Relation).First().Relation))
            .OrderBy(link => link.Old == -1 ? "" : units[link.Old].Code, StringComparer.Ordinal).ThenBy(link => units[link.New].Code, StringComparer.Ordinal),
    ];

    private static List<UnitLink> ProvinceLinks(IReadOnlyDictionary<int, AdministrativeUnit> units)
    {
        Dictionary<string, AdministrativeUnit> ofNew = units.Values.Where(unit => unit.Level == Province && unit.System == New).ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        List<UnitLink> links = [];
        foreach (AdministrativeUnit old in units.Values.Where(unit => unit.Level == Province && unit.System == Old).OrderBy(unit => unit.Code, StringComparer.Ordinal))
        {
            if (UnitCodes.Embedded.SuccessorOfProvince(old.Code) is { } successor && ofNew.TryGetValue(successor, out AdministrativeUnit? taker))
            {
                links.Add(new UnitLink(old.DurableKey, taker.DurableKey, UnitRelation.Whole));
            }
        }

        return links;
    }

    private Counts ReadCounts()
    {
        Dictionary<(int, int), long> inBoth = connection.Rows("SELECT OldUnitDurableKey, NewUnitDurableKey, PersonCount FROM derive_CountedInBothSystems", reader => (Key: (reader.GetInt32(0), reader.GetInt32(1)), People: reader.GetInt64(2)))
            .ToDictionary(pair => pair.Key, pair => pair.People);
        List<Count> enrolment = connection.Rows(
            "SELECT enrolment.MonthKey, enrolment.CommuneDurableKey, unit.UnitLevel, unit.UnitSystemCode, unit.ProvinceCode, SUM(enrolment.MemberCount) FROM fact_EnrolmentMonth AS enrolment INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = enrolment.CommuneKey GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, unit.UnitCode, 4",
            reader => new Count(reader.GetInt32(0), -1, reader.GetString(2), reader.GetString(3), reader.GetInt32(1), reader.GetString(4), reader.GetInt64(5)));
        List<Count> population = connection.Rows(
            "SELECT whole.FromMonthKey, whole.PopulationBasisKey, whole.CountedLevel, whole.UnitSystemCode, whole.AdministrativeUnitDurableKey, whole.PersonCount, whole.CountedDateKey FROM derive_PopulationWhole AS whole INNER JOIN (SELECT AdministrativeUnitDurableKey, MIN(UnitCode) AS UnitCode FROM dim_AdministrativeUnit GROUP BY 1) AS unit ON unit.AdministrativeUnitDurableKey = whole.AdministrativeUnitDurableKey ORDER BY 1, 2, 3, unit.UnitCode, 4",
            reader => new Count(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), "", reader.GetInt64(5), reader.GetInt32(6)));
        return new Counts(inBoth, enrolment, population);
    }

    private void WriteBridge(UnitBridge bridge, string level)
    {
        connection.Run("DELETE FROM dim_AdministrativeUnitBridge WHERE UnitLevel = @level", ("@level", level));
        ILookup<int, long> newShares = bridge.Links.ToLookup(link => link.Link.Old, link => link.NewShare);
        ILookup<int, long> oldShares = bridge.Links.ToLookup(link => link.Link.New, link => link.OldShare);
        foreach (WeightedUnitLink link in bridge.Links)
        {
            connection.Run(
                "INSERT INTO dim_AdministrativeUnitBridge (OldUnitDurableKey, NewUnitDurableKey, UnitLevel, RelationCode, NewShare, NewWeight, NewBasisCode, IsNewEstimated, OldShare, OldWeight, OldBasisCode, IsOldEstimated) VALUES (@old, @new, @level, @relation, @newShare, @newWeight, @newBasis, @newEstimated, @oldShare, @oldWeight, @oldBasis, @oldEstimated)",
                ("@old", link.Link.Old), ("@new", link.Link.New), ("@level", level), ("@relation", link.Link.Relation.ToString()),
                ("@newShare", link.NewShare), ("@newWeight", Weight(link.NewShare, newShares[link.Link.Old])), ("@newBasis", link.NewBasis.ToString()), ("@newEstimated", link is { NewBasis: WeightBasis.Equal, NewShare: > 0 } ? 1 : 0),
                ("@oldShare", link.OldShare), ("@oldWeight", Weight(link.OldShare, oldShares[link.Link.New])), ("@oldBasis", link.OldBasis.ToString()), ("@oldEstimated", link is { OldBasis: WeightBasis.Equal, OldShare: > 0 } ? 1 : 0));
        }
    }

    /// <summary>For reading only: people are divided by the whole shares. SQLite keeps a decimal as a number.</summary>
    private static double Weight(long share, IEnumerable<long> shares) => shares.Sum() is > 0 and long sum ? (double)Math.Round((decimal)share / sum, 6) : 0;

    /// <summary>People of a unit: at the end of a month, or from a month on by a count on a basis.</summary>
    private sealed record Count(int Period, int Basis, string Level, string System, int Unit, string ProvinceCode, long People, int CountedDateKey = -1);

    private sealed record Counts(IReadOnlyDictionary<(int, int), long> InBoth, IReadOnlyList<Count> Enrolment, IReadOnlyList<Count> Population)
    {
        /// <summary>How many people old units had by one count each: the last count of each basis, then the last month end of the old system.</summary>
        public IReadOnlyDictionary<int, long>[] OfOldUnits(string level)
        {
            List<IReadOnlyDictionary<int, long>> counts = [];
            foreach (IGrouping<int, Count> basis in Population.Where(count => count.System == Old && count.Level == level).GroupBy(count => count.Basis).OrderBy(basis => basis.Key))
            {
                int last = basis.Max(count => count.Period);
                counts.Add(basis.Where(count => count.Period == last).ToDictionary(count => count.Unit, count => count.People));
            }

            Count[] enrolled = [.. Enrolment.Where(count => count.System == Old && count.Level == Commune && count.Period < UnitCodes.Embedded.FirstNewDateKey / 100)];
            if (level == Commune && enrolled.Length > 0)
            {
                int month = enrolled.Max(count => count.Period);
                counts.Add(enrolled.Where(count => count.Period == month).ToDictionary(count => count.Unit, count => count.People));
            }

            return [.. counts];
        }
    }
}
