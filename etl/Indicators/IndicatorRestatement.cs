using System.Globalization;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Carries the indicators of communes into old and into new communes: fact.IndicatorRestated, from what stands in fact.IndicatorValue.</summary>
/// <remarks>
/// What is counted in an old commune goes where its people went; an estimate, and marked so, where a commune was split and nobody knows how. A part never exceeds its whole: who is counted and who is not are carried apart.
/// Taken anew from the indicators whenever one of them or the units changed. Part of the transaction of the figures.
/// </remarks>
internal sealed class IndicatorRestatement(SqliteConnection connection)
{
    public const string Table = "fact.IndicatorRestated";

    private static readonly string[] Systems = [UnitCrossing.Old, UnitCrossing.New];

    /// <summary>What the restated values are made of.</summary>
    public static string[] Sources() =>
        [.. IndicatorRun.Indicators.Where(indicator => UnitsRules.Of(indicator) != UnitsRule.Own).Select(indicator => $"indicator.{indicator.Name}"), "dim.AdministrativeUnit", "dim.AdministrativeUnitBridge", "dim.Indicator", "fact.PopulationRestated"];

    /// <exception cref="WarehouseException">A total is not conserved, or a figure stands in a unit of the wrong system.</exception>
    public void Run()
    {
        connection.Run("DELETE FROM fact_IndicatorRestated");
        UnitCrossing crossing = UnitCrossing.Of(connection);
        UnitGroups groups = new(crossing);
        Population population = new(connection);
        foreach ((string code, UnitsRule rule, bool hidesNumerator, bool hidesDenominator) in connection.Rows(
            "SELECT IndicatorCode, UnitsCode, IsNumeratorHidden, IsDenominatorHidden FROM dim_Indicator WHERE IndicatorKey > 0 AND UnitsCode <> 'Own' ORDER BY IndicatorCode",
            reader => (reader.GetString(0), Enum.Parse<UnitsRule>(reader.GetString(1)), reader.GetInt32(2) == 1, reader.GetInt32(3) == 1)))
        {
            IReadOnlyList<Value> values = Values(code);
            // What is counted is whole; what was reported need not be.
            int scale = values.All(value => value.Numerator % 100 == 0 && value.Denominator % 100 == 0) ? 100 : 1;
            foreach (IGrouping<Slice, Value> slice in values.GroupBy(value => value.Slice))
            {
                List<Cell> cells = [.. Systems.SelectMany(system => Restate(crossing, population, rule, system, code, scale, [.. slice]))];
                Hide(cells, groups, hidesNumerator, hidesDenominator);
                foreach (Cell cell in cells)
                {
                    Write(code, slice.Key, cell, crossing.KeyOf(cell.Unit, cell.System, $"{code} of {slice.Key.MonthKey}"));
                }
            }
        }
    }

    private List<Value> Values(string code) => connection.Rows(
        """
        SELECT value.MonthKey, value.ParticipantGroupKey, value.PopulationBasisKey, value.SliceCode, value.BasisYear, unit.AdministrativeUnitDurableKey,
            CAST(ROUND(value.Numerator * 100) AS INTEGER), CAST(ROUND(value.Denominator * 100) AS INTEGER)
        FROM fact_IndicatorValue AS value
        INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey
        WHERE value.IndicatorCode = @code AND unit.UnitLevel <> 'Province'
        ORDER BY 1, 2, 3, 4, unit.UnitCode, unit.AdministrativeUnitDurableKey
        """,
        reader => new Value(new Slice(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3)), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt64(6), reader.GetInt64(7)),
        ("@code", code));

    private static List<Cell> Restate(UnitCrossing crossing, Population population, UnitsRule rule, string system, string code, int scale, IReadOnlyList<Value> values)
    {
        SortedDictionary<int, Cell> cells = [];
        Cell At(int unit, int basisYear)
        {
            if (!cells.TryGetValue(unit, out Cell? cell))
            {
                cells[unit] = cell = new Cell(system, unit) { BasisYear = basisYear };
            }

            cell.BasisYear = Math.Max(cell.BasisYear, basisYear);
            return cell;
        }

        void Carry(Value value, long count, Action<Cell, long, bool> add)
        {
            foreach (UnitShare share in crossing.Into(system, UnitCrossing.Commune, value.Unit, count / scale))
            {
                add(At(share.Unit, rule == UnitsRule.OverPopulation ? -1 : value.BasisYear), share.People * scale, share.IsEstimated);
            }
        }

        foreach (Value value in values)
        {
            Carry(value, value.Numerator, (cell, count, isEstimated) => cell.AddNumerator(count, isEstimated));
            if (rule == UnitsRule.OverPopulation)
            {
                continue;
            }

            bool isPart = value.Numerator <= value.Denominator;
            if (isPart)
            {
                Carry(value, value.Numerator, (cell, count, isEstimated) => cell.AddDenominator(count, isEstimated));
            }

            Carry(value, isPart ? value.Denominator - value.Numerator : value.Denominator, (cell, count, isEstimated) => cell.AddDenominator(count, isEstimated));
        }

        if (rule == UnitsRule.OverPopulation)
        {
            foreach ((int unit, int fromMonth, long people, long estimated) in population.Of(values[0].Slice.PopulationBasisKey, system, values[0].Slice.MonthKey))
            {
                Cell cell = At(unit, fromMonth / 100);
                (cell.Denominator, cell.EstimatedDenominator, cell.PopulationFromMonth) = (people * 100, estimated * 100, fromMonth);
            }
        }

        long given = values.Sum(value => value.Numerator);
        long carried = cells.Values.Sum(cell => cell.Numerator);
        return carried == given
            ? [.. cells.Values]
            : throw new WarehouseException(string.Create(CultureInfo.InvariantCulture, $"{code} of {values[0].Slice.MonthKey} counts {given / 100m} and {carried / 100m} in {system} units. Nothing may be lost or won; no figure was computed."));
    }

    /// <summary>Hides small counts in every view of units at once: communes that exchanged people are hidden together, or one could be told from the others.</summary>
    private static void Hide(List<Cell> cells, UnitGroups groups, bool hidesNumerator, bool hidesDenominator)
    {
        bool IsSmall(Cell cell) => (hidesNumerator && SmallCells.IsSmall(cell.Numerator / 100)) || (hidesDenominator && SmallCells.IsSmall(cell.Denominator / 100));
        ILookup<int, Cell> together = cells.ToLookup(cell => groups.GroupOf(cell.System, cell.Unit));
        ILookup<(string, string), int> provinces = cells.SelectMany(cell => groups.ProvincesOf(cell.System, cell.Unit).Select(province => (Province: province, Group: groups.GroupOf(cell.System, cell.Unit)))).Distinct().ToLookup(entry => entry.Province, entry => entry.Group);
        // Beside the total of a province, one hidden group could be told from the others. By name: which of two equal ones is hidden may not depend on which file came first.
        HashSet<int> hidden = SmallCells.Of(
            together.Where(group => group.Any(IsSmall)).Select(group => group.Key),
            group => together[group].Sum(cell => cell.Numerator + cell.Denominator),
            provinces.OrderBy(province => province.Key).Select(province => province.OrderBy(groups.NameOf, StringComparer.Ordinal).ToArray()));
        foreach (Cell cell in hidden.SelectMany(group => together[group]))
        {
            cell.IsHidden = true;
        }
    }

    private void Write(string code, Slice slice, Cell cell, int key) => connection.Run(
        """
        INSERT INTO fact_IndicatorRestated (IndicatorCode, MonthKey, UnitSystemCode, AdministrativeUnitKey, AdministrativeUnitDurableKey, ParticipantGroupKey, PopulationBasisKey, BasisYear, PopulationFromMonthKey, SliceCode, Numerator, EstimatedNumerator, Denominator, EstimatedDenominator, IsFewPeople)
        VALUES (@code, @month, @system, @key, @unit, @group, @basis, @year, @from, @slice, @numerator, @estimatedNumerator, @denominator, @estimatedDenominator, @few)
        """,
        ("@code", code), ("@month", slice.MonthKey), ("@system", cell.System), ("@key", key), ("@unit", cell.Unit), ("@group", slice.ParticipantGroupKey), ("@basis", slice.PopulationBasisKey), ("@year", cell.BasisYear), ("@from", cell.PopulationFromMonth), ("@slice", slice.SliceCode),
        ("@numerator", Money.Dong(cell.Numerator)), ("@estimatedNumerator", Money.Dong(cell.EstimatedNumerator)), ("@denominator", Money.Dong(cell.Denominator)), ("@estimatedDenominator", Money.Dong(cell.EstimatedDenominator)), ("@few", cell.IsHidden ? 1 : 0));

    private sealed record Slice(int MonthKey, int ParticipantGroupKey, int PopulationBasisKey, string SliceCode);

    /// <summary>In hundredths.</summary>
    private sealed record Value(Slice Slice, int BasisYear, int Unit, long Numerator, long Denominator);

    private sealed class Cell(string system, int unit)
    {
        public string System { get; } = system;

        public int Unit { get; } = unit;

        public int BasisYear { get; set; }

        public int PopulationFromMonth { get; set; } = -1;

        public long Numerator { get; private set; }

        public long EstimatedNumerator { get; private set; }

        public long Denominator { get; set; }

        public long EstimatedDenominator { get; set; }

        public bool IsHidden { get; set; }

        public void AddNumerator(long count, bool isEstimated) => (Numerator, EstimatedNumerator) = (Numerator + count, EstimatedNumerator + (isEstimated ? count : 0));

        public void AddDenominator(long count, bool isEstimated) => (Denominator, EstimatedDenominator) = (Denominator + count, EstimatedDenominator + (isEstimated ? count : 0));
    }

    /// <summary>The populations of communes that hold in a month, by basis and system.</summary>
    private sealed class Population(SqliteConnection connection)
    {
        private readonly ILookup<(int Basis, string System), (int From, int Next, int Unit, long People, long Estimated)> _counts = connection.Rows(
            "SELECT PopulationBasisKey, UnitSystemCode, FromMonthKey, NextMonthKey, AdministrativeUnitDurableKey, PersonCount, EstimatedPersonCount FROM fact_PopulationRestated WHERE CountedLevel = 'Commune'",
            reader => (Key: (reader.GetInt32(0), reader.GetString(1)), Row: (reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt64(5), reader.GetInt64(6)))).ToLookup(row => row.Key, row => row.Row);

        public IEnumerable<(int Unit, int FromMonth, long People, long Estimated)> Of(int basis, string system, int month) =>
            _counts[(basis, system)].Where(count => month >= count.From && month < count.Next).Select(count => (count.Unit, count.From, count.People, count.Estimated));
    }
}
