using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Takes derive.CoverageGoal, derive.CardExpiry, the enrolment of past months and who renewed (K09, K10) into fact.CoveragePath: what is needed to reach the coverage that is set, and what is to be expected.</summary>
/// <remarks>
/// Groups of a unit are rounded so that, with those whose group is not known, they are the members of fact.EnrolmentRestated. What a unit needs is divided among groups by who is not covered (K03: by the group of the last
/// card, whoever never had one counts as household), or where no register tells, by the members who pay themselves or with support.
/// </remarks>
internal sealed class CoveragePaths
{
    private const int Everybody = -1;
    private const int Unknown = -2;

    /// <summary>What lies further back says little of the trend of today.</summary>
    private const int LongestHistory = 36;

    private readonly SqliteConnection _connection;
    private readonly Goal[] _goals;
    private readonly int _asOf;
    private readonly int _horizon;
    private readonly Dictionary<int, int> _newestGroup;
    private readonly Dictionary<int, (string Code, int Payer)> _groups;
    private readonly Dictionary<(int Unit, int Group), double[]> _series;
    private readonly Dictionary<(int Unit, int Group), Expiry> _expiries;
    private readonly ILookup<int, int> _expiringGroups;
    private readonly Dictionary<int, (long Lapsed, long Judged)> _lapses;
    private readonly Dictionary<int, double> _leaving;
    private readonly Dictionary<(int Unit, int Group), long> _uncovered;
    private readonly Dictionary<(int Unit, int Group), CoveragePath?> _paths = [];
    private readonly Dictionary<(int Unit, int Group, int Months), PathPoint> _points = [];

    private CoveragePaths(SqliteConnection connection, Goal[] goals)
    {
        _connection = connection;
        _goals = goals;
        _asOf = goals[0].Month;
        _horizon = Parameter("PATH-HORIZON");
        _newestGroup = connection.Rows(
            "SELECT own.ParticipantGroupKey, (SELECT other.ParticipantGroupKey FROM dim_ParticipantGroup AS other WHERE other.GroupCode = own.GroupCode ORDER BY other.ValidFromDateKey DESC, other.ParticipantGroupKey DESC LIMIT 1) FROM dim_ParticipantGroup AS own WHERE own.ParticipantGroupKey > 0",
            reader => (reader.GetInt32(0), reader.GetInt32(1))).ToDictionary(row => row.Item1, row => row.Item2);
        _groups = connection.Rows("SELECT ParticipantGroupKey, GroupCode, PayerCode FROM dim_ParticipantGroup WHERE ParticipantGroupKey > 0", reader => (reader.GetInt32(0), (reader.GetString(1), reader.GetInt32(2)))).ToDictionary(row => row.Item1, row => row.Item2);
        UnitMap units = new(connection, goals[0].System);
        _series = Series(units);
        _lapses = Lapses();
        _leaving = Leaving();
        _expiries = Expiries(units);
        _expiringGroups = _expiries.Keys.OrderBy(key => key.Group).ToLookup(key => key.Unit, key => key.Group);
        _uncovered = Uncovered(units);
    }

    public static void Take(SqliteConnection connection)
    {
        connection.Run("DELETE FROM fact_CoveragePath");
        Goal[] goals = [.. connection.Rows(
            "SELECT GoalYear, MonthKey, UnitSystemCode, CountedLevel, AdministrativeUnitKey, AdministrativeUnitDurableKey, PopulationBasisKey, MemberCount, GoalRate, TargetMemberCount, DocumentNumber, ResponsibleUnitName, DeadlineMonthKey, IsAssigned FROM derive_CoverageGoal ORDER BY AdministrativeUnitDurableKey, PopulationBasisKey, GoalYear",
            reader => new Goal(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt64(7), reader.GetDouble(8), reader.GetInt64(9), reader.GetString(10), reader.GetString(11), reader.GetInt32(12), reader.GetInt32(13)))];
        if (goals.Length > 0)
        {
            new CoveragePaths(connection, goals).Write();
        }
    }

    private void Write()
    {
        ILookup<int, int> groupsOf = _series.Keys.Concat(_uncovered.Keys).Where(key => key.Group is not (Everybody or Unknown)).Distinct().OrderBy(key => key.Group).ToLookup(key => key.Unit, key => key.Group);
        (HashSet<(int, int)> small, HashSet<(int, int)> smallExpiries) = Small();
        foreach (Goal goal in _goals)
        {
            int[] groups = [.. groupsOf[goal.Unit]];
            (long[] shares, string allocation) = Shares(goal.Unit, groups, Math.Max(0, goal.Target - goal.Members));
            Write(goal, Everybody, goal.Members, goal.Target, [.. _expiringGroups[goal.Unit]], "", small, smallExpiries);
            for (int index = 0; index < groups.Length; index++)
            {
                long members = Members(goal.Unit, groups[index]);
                if (members > 0 || shares[index] > 0)
                {
                    Write(goal, groups[index], members, members + shares[index], [groups[index]], allocation, small, smallExpiries);
                }
            }
        }
    }

    /// <param name="groups">Whose cards end.</param>
    private void Write(Goal goal, int group, long members, long target, int[] groups, string allocation, HashSet<(int Unit, int Group)> small, HashSet<(int Unit, int Group)> smallExpiries)
    {
        (int Unit, int Group) cell = (goal.Unit, group);
        CoveragePath? path = PathOf(cell, groups);
        int months = Math.Max(0, Between(_asOf, goal.Deadline));
        string state = months == 0 ? "Over" : months > _horizon ? "TooFar" : path is null ? "TooFewMonths" : "Forecast";
        Expiry expiry = ExpiryOf(goal.Unit, groups);
        double loss = groups.Sum(one => EndsOf(goal.Unit, one).LapseRate * _expiries.GetValueOrDefault((goal.Unit, one), Expiry.None).In90);
        double leaving = groups.Sum(one => _leaving.GetValueOrDefault(one) * _expiries.GetValueOrDefault((goal.Unit, one), Expiry.None).In90);
        long needed = Math.Max(0, target - members);
        long[] steps = CoveragePath.Steps(needed, Math.Max(1, months));
        foreach (int step in months == 0 ? (int[])[0] : state == "TooFar" ? [months] : [.. Enumerable.Range(1, months)])
        {
            PathPoint? point = state == "Forecast" ? PointOf(cell, path!, step) : null;
            long neededNow = steps[Math.Max(0, step - 1)];
            long expected = point is { } mean ? (long)Math.Round(mean.Expected) : members;
            double reach = point is { } at ? path!.Reach(at, target) : state == "Over" ? members >= target ? 1 : 0 : -1;
            _connection.Run(
                """
                INSERT INTO fact_CoveragePath (GoalYear, UnitSystemCode, AdministrativeUnitKey, AdministrativeUnitDurableKey, PopulationBasisKey, ParticipantGroupKey, MonthKey, AsOfMonthKey, DeadlineMonthKey, IsLastMonth, GoalRate, IsAssigned, DocumentNumber, ResponsibleUnitName,
                    MemberCount, UnknownGroupMemberCount, TargetMemberCount, NeededCount, NeededPerMonthCount, Expiring30Count, Expiring60Count, Expiring90Count, ExpectedLossCount, LeavingSupportCount, ForecastMemberCount, LowMemberCount, HighMemberCount, ReachRate, IsLate, IsSmall, IsSmallExpiry,
                    HistoryMonthCount, AllocationCode, StateCode, MethodCode)
                VALUES (@year, @system, @unitKey, @unit, @basis, @group, @month, @asOf, @deadline, @last, @rate, @assigned, @document, @responsible, @members, @unknown, @target, @needed, @perMonth, @in30, @in60, @in90, @loss, @leaving, @forecast, @low, @high, @reach, @late, @small, @smallExpiry,
                    @history, @allocation, @state, @method)
                """,
                ("@year", goal.Year), ("@system", goal.System), ("@unitKey", goal.UnitKey), ("@unit", goal.Unit), ("@basis", goal.Basis), ("@group", group), ("@month", After(_asOf, step)), ("@asOf", _asOf), ("@deadline", goal.Deadline), ("@last", step == months ? 1 : 0), ("@rate", goal.Rate),
                ("@assigned", goal.IsAssigned), ("@document", goal.Document), ("@responsible", goal.Responsible), ("@members", members), ("@unknown", group == Everybody ? Members(goal.Unit, Unknown) : 0), ("@target", target), ("@needed", neededNow), ("@perMonth", steps[0]),
                ("@in30", expiry.In30), ("@in60", expiry.In60), ("@in90", expiry.In90), ("@loss", (long)Math.Round(loss)), ("@leaving", (long)Math.Round(leaving)), ("@forecast", expected), ("@low", point is { } low ? (long)Math.Round(low.Low) : expected),
                ("@high", point is { } high ? (long)Math.Round(high.High) : expected), ("@reach", Math.Round(reach, 6)), ("@late", state is "Forecast" or "Over" && expected < members + neededNow ? 1 : 0), ("@small", small.Contains(cell) ? 1 : 0), ("@smallExpiry", smallExpiries.Contains(cell) ? 1 : 0),
                ("@history", _series.GetValueOrDefault(cell, []).Length), ("@allocation", allocation), ("@state", state), ("@method", CoveragePath.Method));
        }
    }

    private Expiry ExpiryOf(int unit, IEnumerable<int> groups) => groups.Aggregate(Expiry.None, (sum, group) => sum.And(_expiries.GetValueOrDefault((unit, group), Expiry.None)));

    private CoveragePath? PathOf((int Unit, int Group) cell, int[] groups)
    {
        if (!_paths.TryGetValue(cell, out CoveragePath? path))
        {
            _paths[cell] = path = CoveragePath.Of(_series.GetValueOrDefault(cell, []), [.. groups.Select(group => EndsOf(cell.Unit, group))]);
        }

        return path;
    }

    private PathPoint PointOf((int Unit, int Group) cell, CoveragePath path, int months)
    {
        if (!_points.TryGetValue((cell.Unit, cell.Group, months), out PathPoint point))
        {
            _points[(cell.Unit, cell.Group, months)] = point = path.At(months);
        }

        return point;
    }

    /// <summary>Of a group without a card to judge by, all groups together tell who renews.</summary>
    private CardEnds EndsOf(int unit, int group)
    {
        Expiry expiry = _expiries.GetValueOrDefault((unit, group), Expiry.None);
        (long lapsed, long judged) = _lapses.TryGetValue(group, out (long Lapsed, long Judged) own) && own.Judged > 0 ? own : (_lapses.Values.Sum(all => all.Lapsed), _lapses.Values.Sum(all => all.Judged));
        return new CardEnds(expiry.Ahead, expiry.Before, lapsed, judged);
    }

    private long Members(int unit, int group) => _series.TryGetValue((unit, group), out double[]? series) ? (long)series[^1] : 0;

    /// <summary>How many of those needed each group is to bring; the parts add up.</summary>
    private (long[] Shares, string Allocation) Shares(int unit, int[] groups, long needed)
    {
        if (groups.Length == 0 || needed == 0)
        {
            return (new long[groups.Length], "None");
        }

        // Who never had a card can join as a household.
        long[] uncovered = [.. groups.Select(group => _uncovered.GetValueOrDefault((unit, group)) + (_groups[group].Code == "GD" ? _uncovered.GetValueOrDefault((unit, Unknown)) : 0))];
        if (uncovered.Sum() > 0)
        {
            return (LargestRemainder.Apportion(needed, uncovered), "Uncovered");
        }

        long[] payers = [.. groups.Select(group => _groups[group].Payer is 4 or 5 ? Members(unit, group) : 0)];
        return payers.Sum() > 0 ? (LargestRemainder.Apportion(needed, payers), "Payers") : (LargestRemainder.Apportion(needed, [.. groups.Select(group => Math.Max(1, Members(unit, group)))]), "Members");
    }

    /// <summary>Where members, and where people whose cards end, are few, in a unit and group or in what its sums leave.</summary>
    private (HashSet<(int, int)> Members, HashSet<(int, int)> Expiries) Small()
    {
        Dictionary<int, string> levels = _goals.GroupBy(goal => goal.Unit).ToDictionary(unit => unit.Key, unit => unit.First().Level);
        (int Unit, int Group)[] cells = [.. _series.Keys.Concat(_expiries.Keys).Distinct().Where(cell => levels.ContainsKey(cell.Unit)).OrderBy(cell => cell)];
        IReadOnlyList<(int Unit, int Group)>[] sums =
        [
            .. cells.Where(cell => cell.Group != Everybody).GroupBy(cell => cell.Unit).Select(unit => unit.ToArray()),
            .. cells.Where(cell => levels[cell.Unit] == "Commune").GroupBy(cell => cell.Group).Select(group => group.ToArray()),
        ];
        Dictionary<(int Unit, int Group), Expiry> expiries = cells.ToDictionary(cell => cell, cell => ExpiryOf(cell.Unit, cell.Group == Everybody ? _expiringGroups[cell.Unit] : [cell.Group]));
        return (
            SmallCells.Of(cells.Where(cell => SmallCells.IsSmall(Members(cell.Unit, cell.Group))), cell => Members(cell.Unit, cell.Group), sums),
            SmallCells.Of(cells.Where(cell => expiries[cell].IsSmall), cell => expiries[cell].In90, sums));
    }

    /// <summary>Members by month up to the newest: of each unit as restated, and of its groups rounded to that; a group as long as the unit had it in every month.</summary>
    private Dictionary<(int Unit, int Group), double[]> Series(UnitMap units)
    {
        int from = After(_asOf, 1 - LongestHistory);
        Dictionary<(int Unit, int Month), long> whole = connectionRows(
            "SELECT AdministrativeUnitDurableKey, MonthKey, SUM(MemberCount) FROM fact_EnrolmentRestated AS row WHERE UnitSystemCode = @system AND MonthKey BETWEEN @from AND @asOf AND CountedLevel = (SELECT unit.UnitLevel FROM dim_AdministrativeUnit AS unit WHERE unit.AdministrativeUnitKey = row.AdministrativeUnitKey) GROUP BY 1, 2",
            reader => (Key: (reader.GetInt32(0), reader.GetInt32(1)), Members: reader.GetInt64(2))).ToDictionary(row => row.Key, row => row.Members);
        Dictionary<(int Unit, int Month), SortedDictionary<int, long>> groups = [];
        foreach ((int commune, int group, int month, long members) in connectionRows(
            "SELECT CommuneDurableKey, ParticipantGroupKey, MonthKey, SUM(MemberCount) FROM fact_EnrolmentMonth WHERE MonthKey BETWEEN @from AND @asOf AND @system <> '' GROUP BY CommuneDurableKey, ParticipantGroupKey, MonthKey", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3))))
        {
            foreach ((int unit, long people) in units.Into(commune, members))
            {
                if (!groups.TryGetValue((unit, month), out SortedDictionary<int, long>? parts))
                {
                    groups[(unit, month)] = parts = [];
                }

                int newest = _newestGroup.GetValueOrDefault(group, Unknown);
                parts[newest] = parts.GetValueOrDefault(newest) + people;
            }
        }

        int[] months = [.. Enumerable.Range(0, LongestHistory).Select(ago => After(_asOf, -ago))];
        Dictionary<(int Unit, int Group, int Month), double> counts = [];
        foreach (((int unit, int month), long members) in whole)
        {
            counts[(unit, Everybody, month)] = members;
            if (groups.TryGetValue((unit, month), out SortedDictionary<int, long>? parts) && parts.Values.Sum() is > 0 and long sum)
            {
                if (members - sum > parts.Count)
                {
                    parts[Unknown] = parts.GetValueOrDefault(Unknown) + members - sum;
                    sum = members;
                }

                // Split communes are divided once as a whole and once by group, which can differ by a person each.
                long[] rounded = sum == members ? [.. parts.Values] : LargestRemainder.Round(members, [.. parts.Values.Select(people => (double)people * members / sum)]);
                foreach ((int group, long people) in parts.Keys.Zip(rounded))
                {
                    counts[(unit, group, month)] = people;
                }
            }
        }

        return counts.Keys.Where(key => key.Month == _asOf).ToDictionary(key => (key.Unit, key.Group), key => (double[])
            [.. months.TakeWhile(month => counts.ContainsKey((key.Unit, key.Group, month))).Select(month => counts[(key.Unit, key.Group, month)]).Reverse()]);

        List<TRow> connectionRows<TRow>(string sql, Func<SqliteDataReader, TRow> read) => _connection.Rows(sql, read, ("@system", _goals[0].System), ("@from", from), ("@asOf", _asOf));
    }

    /// <summary>Who did not renew, by group, over the months that can be judged: the newest grows until the next extract tells of its renewals.</summary>
    private Dictionary<int, (long Lapsed, long Judged)> Lapses()
    {
        int newest = (int)_connection.ScalarLong("SELECT COALESCE(MAX(MonthKey), 0) FROM fact_IndicatorValue WHERE IndicatorCode = 'K09'");
        return newest == 0 ? [] : _connection.Rows(
            "SELECT ParticipantGroupKey, CAST(SUM(Numerator) AS INTEGER), CAST(SUM(Denominator) AS INTEGER) FROM fact_IndicatorValue WHERE IndicatorCode = 'K09' AND MonthKey >= @from AND MonthKey < @newest GROUP BY ParticipantGroupKey",
            reader => (Group: _newestGroup.GetValueOrDefault(reader.GetInt32(0), Unknown), Renewed: reader.GetInt64(1), Ended: reader.GetInt64(2)), ("@from", After(newest, -Parameter("RENEWAL-MONTHS"))), ("@newest", newest))
            .GroupBy(row => row.Group).ToDictionary(row => row.Key, row => (row.Sum(one => one.Ended - one.Renewed), row.Sum(one => one.Ended)));
    }

    /// <summary>Of people whose card of a supported group ends, the share who leave that support: those who got no other such card (K10) among all whose card ended (K09) in the same months.</summary>
    private Dictionary<int, double> Leaving() => _connection.Rows(
        """
        SELECT gone.ParticipantGroupKey, CAST(SUM(gone.Denominator) AS INTEGER), CAST(SUM(ended.Denominator) AS INTEGER)
        FROM fact_IndicatorValue AS ended
        INNER JOIN fact_IndicatorValue AS gone ON gone.IndicatorCode = 'K10' AND gone.MonthKey = ended.MonthKey AND gone.ParticipantGroupKey = ended.ParticipantGroupKey
        WHERE ended.IndicatorCode = 'K09'
        GROUP BY gone.ParticipantGroupKey
        """,
        reader => (Group: _newestGroup.GetValueOrDefault(reader.GetInt32(0), Unknown), Left: reader.GetInt64(1), Ended: reader.GetInt64(2)))
        .GroupBy(row => row.Group).ToDictionary(row => row.Key, row => Math.Min(1, (row.Sum(one => one.Left) + 0.5) / (row.Sum(one => one.Ended) + 1)));

    private Dictionary<(int Unit, int Group), Expiry> Expiries(UnitMap units)
    {
        int lastExtract = (int)_connection.ScalarLong("SELECT COALESCE(MAX(ExtractDateKey), -1) FROM dim_EnrolmentExtract WHERE EnrolmentExtractKey > 0");
        Dictionary<(int Unit, int Group), Expiry> sums = [];
        foreach ((int day, int commune, int group, long ending, long last) in _connection.Rows("SELECT SpanEndDateKey, CommuneDurableKey, ParticipantGroupKey, EndingCount, LastCount FROM derive_CardExpiry", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt64(3), reader.GetInt64(4))))
        {
            int left = Day(day).DayNumber - Day(lastExtract).DayNumber;
            // The first month end that finds the card over, counted from the newest.
            int monthEnd = Between(_asOf, day / 100) + (Day(day).AddDays(1).Day == 1 ? 1 : 0);
            int key = _newestGroup.GetValueOrDefault(group, Unknown);
            foreach ((int unit, long people) in units.Into(commune, ending))
            {
                sums[(unit, key)] = sums.GetValueOrDefault((unit, key), Expiry.None).And(Expiry.OfEnds(monthEnd, people));
            }

            foreach ((int unit, long people) in left >= 0 ? units.Into(commune, last) : [])
            {
                sums[(unit, key)] = sums.GetValueOrDefault((unit, key), Expiry.None).And(Expiry.OfLast(left, people));
            }
        }

        return sums;
    }

    /// <summary>Residents without a card by the group of their last one, as the newest register tells.</summary>
    private Dictionary<(int Unit, int Group), long> Uncovered(UnitMap units)
    {
        Dictionary<(int Unit, int Group), long> sums = [];
        foreach ((int commune, int group, long people) in _connection.Rows(
            "SELECT unit.AdministrativeUnitDurableKey, value.ParticipantGroupKey, CAST(value.Numerator AS INTEGER) FROM fact_IndicatorValue AS value INNER JOIN dim_AdministrativeUnit AS unit ON unit.AdministrativeUnitKey = value.AdministrativeUnitKey WHERE value.IndicatorCode = 'K03' AND value.MonthKey = (SELECT MAX(MonthKey) FROM fact_IndicatorValue WHERE IndicatorCode = 'K03')",
            reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2))))
        {
            foreach ((int unit, long part) in units.Into(commune, people))
            {
                (int, int) key = (unit, _newestGroup.GetValueOrDefault(group, Unknown));
                sums[key] = sums.GetValueOrDefault(key) + part;
            }
        }

        return sums;
    }

    private int Parameter(string code) => (int)_connection.ScalarLong("SELECT CAST(ParameterValue AS INTEGER) FROM dim_MethodParameter WHERE ParameterCode = @code ORDER BY ValidFromDateKey DESC LIMIT 1", ("@code", code));

    private static DateOnly Day(int dateKey) => DateOnly.ParseExact(dateKey.ToString(CultureInfo.InvariantCulture), "yyyyMMdd", CultureInfo.InvariantCulture);

    private static int Between(int from, int to) => (((to / 100) - (from / 100)) * 12) + (to % 100) - (from % 100);

    private static int After(int month, int steps)
    {
        int all = (month / 100 * 12) + (month % 100) - 1 + steps;
        return (all / 12 * 100) + (all % 12) + 1;
    }

    private sealed record Goal(int Year, int Month, string System, string Level, int UnitKey, int Unit, int Basis, long Members, double Rate, long Target, string Document, string Responsible, int Deadline, int IsAssigned);

    /// <summary>Whose cover ends within 30, 60 and 90 days of the last extract, and how many cards end by each of the next month ends and ended by the last three.</summary>
    private sealed record Expiry(long In30, long In60, long In90, long First, long Second, long Third, long Before)
    {
        public static readonly Expiry None = new(0, 0, 0, 0, 0, 0, 0);

        public IReadOnlyList<long> Ahead => [First, Second, Third];

        /// <summary>Also what two windows leave between them is told by their difference.</summary>
        public bool IsSmall => SmallCells.IsSmall(In30) || SmallCells.IsSmall(In60 - In30) || SmallCells.IsSmall(In90 - In60);

        public static Expiry OfEnds(int monthEnd, long people) => monthEnd switch
        {
            1 => None with { First = people },
            2 => None with { Second = people },
            3 => None with { Third = people },
            <= 0 and > -CardEnds.Months => None with { Before = people },
            _ => None,
        };

        public static Expiry OfLast(int daysLeft, long people) => None with { In30 = daysLeft < 30 ? people : 0, In60 = daysLeft < 60 ? people : 0, In90 = daysLeft < 90 ? people : 0 };

        public Expiry And(Expiry other) => new(In30 + other.In30, In60 + other.In60, In90 + other.In90, First + other.First, Second + other.Second, Third + other.Third, Before + other.Before);
    }
}
