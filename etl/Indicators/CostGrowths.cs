using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Takes derive.CostCellMonth, CostItemMonth and PatientPeriod into fact.CostGrowth: why the fund was asked for more or less than a year, or a quarter, before.</summary>
/// <remarks>A comparison whose claims are those it was made of stands: what nobody brought a claim for is not read again, which in a large province are nearly all of them.</remarks>
internal sealed class CostGrowths(SqliteConnection connection)
{
    private const int Everywhere = -1;

    private readonly ILookup<int, Cell> _cells = connection.Rows(
        "SELECT MonthKey, FacilityDurableKey, CareTypeKey, ChapterLetter, ClaimCount, CAST(ROUND(FundPaidAmount * 100) AS INTEGER), LoadRunKey FROM derive_CostCellMonth",
        reader => new Cell(reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetString(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt32(6))).ToLookup(cell => cell.Month);

    /// <summary>How many comparisons were made anew.</summary>
    public int Take()
    {
        Comparison[] comparisons = [.. Comparisons([.. _cells.Select(month => month.Key).Order()])];
        HashSet<(string, int)> wanted = [.. comparisons.Select(comparison => (comparison.Code, comparison.To))];
        foreach ((string code, int month) in connection.Rows("SELECT DISTINCT ComparisonCode, MonthKey FROM fact_CostGrowth", reader => (reader.GetString(0), reader.GetInt32(1))).Where(standing => !wanted.Contains(standing)))
        {
            connection.Run("DELETE FROM fact_CostGrowth WHERE ComparisonCode = @code AND MonthKey = @month", ("@code", code), ("@month", month));
        }

        Comparison[] changed = [.. comparisons.Where(comparison => !Stands(comparison))];
        if (changed.Length > 0)
        {
            ILookup<(int From, int To, int Facility), CostScope> scopes = connection.Rows(
                "SELECT FromMonthKey, MonthKey, FacilityDurableKey, PersonCount, ClaimCount FROM derive_PatientPeriod",
                reader => ((reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)), new CostScope(reader.GetInt64(3), reader.GetInt64(4)))).ToLookup(row => row.Item1, row => row.Item2);
            foreach (Comparison comparison in changed)
            {
                connection.Run("DELETE FROM fact_CostGrowth WHERE ComparisonCode = @code AND MonthKey = @month", ("@code", comparison.Code), ("@month", comparison.To));
                Write(comparison, scopes);
            }
        }

        connection.Run("UPDATE fact_CostGrowth SET FacilityKey = (SELECT facility.FacilityKey FROM dim_Facility AS facility WHERE facility.FacilityDurableKey = fact_CostGrowth.FacilityDurableKey AND facility.IsCurrent = 1) WHERE FacilityDurableKey > 0");
        return changed.Length;
    }

    /// <summary>A month is compared with that of a year before; a quarter, when all its months are there, with that of a year before and with the one before it.</summary>
    private static IEnumerable<Comparison> Comparisons(IReadOnlyList<int> months)
    {
        HashSet<int> known = [.. months];
        foreach (int month in months.Where(month => known.Contains(month - 100)))
        {
            yield return new Comparison("MonthOnYear", month, month, month - 100, month - 100);
        }

        foreach (int last in months.Where(month => month % 100 % 3 == 0 && IsWhole(month)))
        {
            int quarterBefore = last % 100 == 3 ? last - 100 + 9 : last - 3;
            foreach ((string code, int baseLast) in ((string, int)[])[("QuarterOnYear", last - 100), ("QuarterOnQuarter", quarterBefore)])
            {
                if (IsWhole(baseLast))
                {
                    yield return new Comparison(code, last - 2, last, baseLast - 2, baseLast);
                }
            }
        }

        bool IsWhole(int last) => known.Contains(last) && known.Contains(last - 1) && known.Contains(last - 2);
    }

    private bool Stands(Comparison comparison)
    {
        Dictionary<(int, string), (long, long, long, long, int)> standing = connection.Rows(
            "SELECT FacilityDurableKey, ChapterLetter, BaseClaimCount, CAST(ROUND(BaseFundPaidAmount * 100) AS INTEGER), ClaimCount, CAST(ROUND(FundPaidAmount * 100) AS INTEGER), LoadRunKey FROM fact_CostGrowth WHERE ComparisonCode = @code AND MonthKey = @month AND MethodCode = @method AND FacilityDurableKey > 0",
            reader => ((reader.GetInt32(0), reader.GetString(1)), (reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt32(6))),
            ("@code", comparison.Code), ("@month", comparison.To), ("@method", CostGrowth.Method)).ToDictionary(row => row.Item1, row => row.Item2);
        int newest = NewestLoad(comparison);
        var now = Cells(comparison).Where(cell => cell.Facility > 0).GroupBy(cell => (cell.Facility, cell.Chapter)).ToArray();
        return now.Length == standing.Count && Array.TrueForAll(now, slice => standing.TryGetValue(slice.Key, out var there)
            && there == (Sum(slice, false, cell => cell.Visits), Sum(slice, false, cell => cell.Hundredths), Sum(slice, true, cell => cell.Visits), Sum(slice, true, cell => cell.Hundredths), newest));

        long Sum(IEnumerable<Cell> cells, bool isAfter, Func<Cell, long> measure) => cells.Where(cell => cell.Month >= comparison.From == isAfter).Sum(measure);
    }

    private IEnumerable<Cell> Cells(Comparison comparison) => comparison.Months.SelectMany(month => _cells[month]);

    private int NewestLoad(Comparison comparison) => Cells(comparison).Max(cell => cell.LoadRun);

    private void Write(Comparison comparison, ILookup<(int From, int To, int Facility), CostScope> scopes)
    {
        SortedDictionary<(int Facility, string Chapter), Slice> slices = new(Comparer<(int Facility, string Chapter)>.Create((one, other) => one.Facility != other.Facility ? one.Facility.CompareTo(other.Facility) : string.CompareOrdinal(one.Chapter, other.Chapter)));
        Dictionary<int, ItemSum> read = [];
        Dictionary<(int From, int Facility), CostScope> known = [];
        foreach ((int from, int to) in (IEnumerable<(int, int)>)[(comparison.BaseFrom, comparison.BaseTo), (comparison.From, comparison.To)])
        {
            Dictionary<int, long> visits = Cells(comparison).Where(cell => cell.Month >= from && cell.Month <= to).GroupBy(cell => cell.Facility).ToDictionary(cells => cells.Key, cells => cells.Sum(cell => cell.Visits));
            foreach (int facility in Cells(comparison).Select(cell => cell.Facility).Append(Everywhere).Distinct())
            {
                known[(from, facility)] = ScopeOf(from, to, facility, facility == Everywhere ? visits.Values.Sum() : visits.GetValueOrDefault(facility));
            }
        }

        using IEnumerator<ItemRow> items = Items(comparison).GetEnumerator();
        bool hasItem = items.MoveNext();
        foreach (IGrouping<(int Facility, int CareType, string Chapter), Cell> cell in Cells(comparison).GroupBy(cell => (cell.Facility, cell.CareType, cell.Chapter)).OrderBy(cell => cell.Key.Facility).ThenBy(cell => cell.Key.CareType).ThenBy(cell => cell.Key.Chapter, StringComparer.Ordinal))
        {
            List<CostItem> given = [];
            for (; hasItem && items.Current.Cell == cell.Key; hasItem = items.MoveNext())
            {
                given.Add(items.Current.Item);
                read[cell.Key.Facility] = read.GetValueOrDefault(cell.Key.Facility).With(items.Current.Item);
            }

            (Cell[] before, Cell[] after) = ([.. cell.Where(part => part.Month < comparison.From)], [.. cell.Where(part => part.Month >= comparison.From)]);
            CostCell whole = new(before.Sum(part => part.Visits), before.Sum(part => part.Hundredths), after.Sum(part => part.Visits), after.Sum(part => part.Hundredths), given);
            foreach (int scope in cell.Key.Facility > 0 ? (int[])[cell.Key.Facility, Everywhere] : [Everywhere])
            {
                if (!slices.TryGetValue((scope, cell.Key.Chapter), out Slice? slice))
                {
                    slices[(scope, cell.Key.Chapter)] = slice = new Slice(new CostGrowth(known[(comparison.BaseFrom, scope)], known[(comparison.From, scope)]));
                }

                slice.Add(whole);
            }
        }

        if (hasItem)
        {
            throw Lie($"derive.CostItemMonth has lines of months {comparison.BaseFrom} to {comparison.To} in a cell {items.Current.Cell} that derive.CostCellMonth lacks; expected that every line belongs to a claim");
        }

        HoldAgainstLines(comparison, read);
        Insert(comparison, slices);

        CostScope ScopeOf(int from, int to, int facility, long visits)
        {
            CostScope[] told = [.. scopes[(from, to, facility)]];
            CostScope one = told.Length == 1 ? told[0] : default;
            return told.Length <= 1 && one.Visits == visits && one.People >= Math.Min(visits, 1) && one.People <= visits
                ? one
                : throw Lie($"derive.PatientPeriod tells of facility {facility}, months {from} to {to}, {one.People} people with {one.Visits} visits in {told.Length} rows; expected one row with the {visits} visits of derive.CostCellMonth, and no more people than visits");
        }
    }

    /// <summary>A law over all months would read every line at every run; so what was read is held against the lines of the months that were read.</summary>
    private void HoldAgainstLines(Comparison comparison, Dictionary<int, ItemSum> read)
    {
        foreach ((int facility, ItemSum lines) in connection.Rows(
            $"""
            SELECT TreatingFacilityDurableKey,
                SUM(CASE WHEN SettlementMonthKey < @from THEN CAST(ROUND(Quantity * 1000) AS INTEGER) ELSE 0 END), SUM(CASE WHEN SettlementMonthKey < @from THEN CAST(ROUND(FundPaidAmount * 100) AS INTEGER) ELSE 0 END),
                SUM(CASE WHEN SettlementMonthKey >= @from THEN CAST(ROUND(Quantity * 1000) AS INTEGER) ELSE 0 END), SUM(CASE WHEN SettlementMonthKey >= @from THEN CAST(ROUND(FundPaidAmount * 100) AS INTEGER) ELSE 0 END)
            FROM fact_ClaimLine WHERE SettlementMonthKey IN ({string.Join(", ", comparison.Months)}) GROUP BY TreatingFacilityDurableKey
            """,
            reader => (reader.GetInt32(0), new ItemSum(reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4))),
            ("@from", comparison.From)))
        {
            ItemSum sum = read.GetValueOrDefault(facility);
            read.Remove(facility);
            if (sum != lines)
            {
                throw Lie($"derive.CostItemMonth has of facility {facility}, months {comparison.BaseFrom} to {comparison.To}, {sum}; expected the lines' {lines} (thousandths of a quantity and hundredths of a đồng)");
            }
        }

        if (read.Count > 0)
        {
            throw Lie($"derive.CostItemMonth has lines of facilities {string.Join(", ", read.Keys.Order())}, months {comparison.BaseFrom} to {comparison.To}, that fact.ClaimLine lacks");
        }
    }

    private static WarehouseException Lie(FormattableString what) => new($"{FormattableString.Invariant(what)}. None of these figures was published; those before stand. Correct the view, then run again.");

    /// <summary>In the order of the cells, so that one cell at a time is held.</summary>
    private IEnumerable<ItemRow> Items(Comparison comparison)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText =
            $"""
            SELECT item.FacilityDurableKey, item.CareTypeKey, item.ChapterLetter,
                SUM(CASE WHEN item.MonthKey < @from THEN CAST(ROUND(item.Quantity * 1000) AS INTEGER) ELSE 0 END), SUM(CASE WHEN item.MonthKey < @from THEN CAST(ROUND(item.FundPaidAmount * 100) AS INTEGER) ELSE 0 END),
                SUM(CASE WHEN item.MonthKey >= @from THEN CAST(ROUND(item.Quantity * 1000) AS INTEGER) ELSE 0 END), SUM(CASE WHEN item.MonthKey >= @from THEN CAST(ROUND(item.FundPaidAmount * 100) AS INTEGER) ELSE 0 END)
            FROM derive_CostItemMonth AS item
            WHERE item.MonthKey IN ({string.Join(", ", comparison.Months)})
            GROUP BY item.FacilityDurableKey, item.CareTypeKey, item.ChapterLetter, item.DrugKey, item.ServiceItemKey
            ORDER BY item.FacilityDurableKey, item.CareTypeKey, item.ChapterLetter, item.DrugKey, item.ServiceItemKey
            """;
        command.Parameters.AddWithValue("@from", comparison.From);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return new ItemRow((reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2)), new CostItem(reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6)));
        }
    }

    private void Insert(Comparison comparison, IReadOnlyDictionary<(int Facility, string Chapter), Slice> slices)
    {
        int newest = NewestLoad(comparison);
        foreach (((int facility, string chapter), Slice slice) in slices)
        {
            CostEffects effects = slice.Growth.Effects;
            connection.Run(
                """
                INSERT INTO fact_CostGrowth (ComparisonCode, FromMonthKey, MonthKey, BaseFromMonthKey, BaseMonthKey, FacilityKey, FacilityDurableKey, ChapterLetter, BaseClaimCount, ClaimCount, BaseFundPaidAmount, FundPaidAmount,
                    PeopleEffectAmount, FrequencyEffectAmount, MixEffectAmount, IntensityEffectAmount, PriceEffectAmount, MethodCode, LoadRunKey)
                VALUES (@code, @from, @to, @baseFrom, @baseTo, -1, @facility, @chapter, @baseClaims, @claims, @basePaid, @paid, @people, @frequency, @mix, @intensity, @price, @method, @load)
                """,
                ("@code", comparison.Code), ("@from", comparison.From), ("@to", comparison.To), ("@baseFrom", comparison.BaseFrom), ("@baseTo", comparison.BaseTo), ("@facility", facility), ("@chapter", chapter),
                ("@baseClaims", slice.VisitsBefore), ("@claims", slice.VisitsAfter), ("@basePaid", Money.Dong(slice.HundredthsBefore)), ("@paid", Money.Dong(slice.HundredthsAfter)),
                ("@people", Money.Dong(effects.People)), ("@frequency", Money.Dong(effects.Frequency)), ("@mix", Money.Dong(effects.Mix)), ("@intensity", Money.Dong(effects.Intensity)), ("@price", Money.Dong(effects.Price)), ("@method", CostGrowth.Method), ("@load", newest));
        }
    }

    private sealed record Comparison(string Code, int From, int To, int BaseFrom, int BaseTo)
    {
        public IEnumerable<int> Months => Enumerable.Range(BaseFrom, BaseTo - BaseFrom + 1).Concat(Enumerable.Range(From, To - From + 1));
    }

    private sealed record Cell(int Month, int Facility, int CareType, string Chapter, long Visits, long Hundredths, int LoadRun);

    private readonly record struct ItemRow((int Facility, int CareType, string Chapter) Cell, CostItem Item);

    private readonly record struct ItemSum(long ThousandthsBefore, long HundredthsBefore, long ThousandthsAfter, long HundredthsAfter)
    {
        public ItemSum With(CostItem item) => new(ThousandthsBefore + item.ThousandthsBefore, HundredthsBefore + item.HundredthsBefore, ThousandthsAfter + item.ThousandthsAfter, HundredthsAfter + item.HundredthsAfter);
    }

    private sealed class Slice(CostGrowth growth)
    {
        public CostGrowth Growth => growth;

        public long VisitsBefore { get; private set; }

        public long VisitsAfter { get; private set; }

        public long HundredthsBefore { get; private set; }

        public long HundredthsAfter { get; private set; }

        public void Add(CostCell cell)
        {
            growth.Add(cell);
            VisitsBefore += cell.VisitsBefore;
            VisitsAfter += cell.VisitsAfter;
            HundredthsBefore += cell.HundredthsBefore;
            HundredthsAfter += cell.HundredthsAfter;
        }
    }
}
