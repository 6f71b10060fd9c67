using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Statistics;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Etl.Indicators;

/// <summary>Takes derive.CardHolding into fact.CardSurvival: how long people of each group stay insured without a break.</summary>
/// <remarks>As long as no load brought cards and nothing else about it changed, the curves stand.</remarks>
internal static class CardSurvivals
{
    private const int Everybody = -1;
    private const int StepDays = 30;

    /// <summary>The standing cohort begins at most so long before the horizon: how people stayed many years ago says little of today.</summary>
    private const int LongestDays = 730;
    private const int FewestPeople = 11;

    /// <summary>Whether the curves were made anew.</summary>
    public static bool Take(SqliteConnection connection)
    {
        (long spans, long newest) = connection.Rows("SELECT COUNT(*), COALESCE(MAX(LoadRunKey), -1) FROM fact_CardSpan", reader => (reader.GetInt64(0), reader.GetInt64(1)))[0];
        int grace = (int)connection.ScalarLong("SELECT CAST(ParameterValue AS INTEGER) FROM dim_MethodParameter WHERE ParameterCode = 'CARD-GRACE' ORDER BY ValidFromDateKey DESC LIMIT 1");
        (int first, int last) = connection.Rows(
            "SELECT COALESCE(MIN(day.DayNumber), -1), COALESCE(MAX(day.DayNumber), -1) FROM dim_EnrolmentExtract AS extract INNER JOIN dim_Date AS day ON day.DateKey = extract.ExtractDateKey WHERE extract.EnrolmentExtractKey > 0",
            reader => (reader.GetInt32(0), reader.GetInt32(1)))[0];
        int horizon = last - grace;
        Dictionary<int, int> days = connection.Rows("SELECT DayNumber, DateKey FROM dim_Date WHERE DayNumber IN (@first, @standing, @horizon) AND DateKey > 0", reader => (reader.GetInt32(0), reader.GetInt32(1)),
            ("@first", first), ("@standing", Math.Max(first, horizon - LongestDays)), ("@horizon", horizon)).ToDictionary(day => day.Item1, day => day.Item2);
        if (first < 0 || horizon <= first)
        {
            // Not even the grace of the first cards that ended is over: there is no curve yet.
            return connection.Run("DELETE FROM fact_CardSurvival") > 0;
        }

        if (connection.ScalarLong("SELECT COUNT(*) FROM fact_CardSurvival") > 0
            && connection.ScalarLong(
                "SELECT COUNT(*) FROM fact_CardSurvival WHERE SpanCount <> @spans OR LoadRunKey <> @newest OR GraceDays <> @grace OR HorizonDateKey <> @horizon OR MethodCode <> @method",
                ("@spans", spans), ("@newest", newest), ("@grace", grace), ("@horizon", days[horizon]), ("@method", KaplanMeier.Method)) == 0)
        {
            return false;
        }

        int standing = Math.Max(first, horizon - LongestDays);
        Dictionary<(string Cohort, int Group), List<(ObservedSpell Spell, bool IsStopped)>> observed = [];
        foreach (CoverSpell spell in Spells(connection, grace, first))
        {
            See("New", spell, spell.SinceBegin(first, horizon));
            See("Standing", spell, spell.SinceDay(standing, horizon));
        }

        connection.Run("DELETE FROM fact_CardSurvival");
        foreach (IGrouping<string, CurveRow> curves in observed.OrderBy(entry => entry.Key.Cohort, StringComparer.Ordinal).ThenBy(entry => entry.Key.Group).SelectMany(entry => Rows(entry.Key.Cohort, entry.Key.Group, entry.Value)).GroupBy(row => row.Cohort))
        {
            CurveRow[] rows = [.. curves];
            HideBeside(rows);
            foreach (CurveRow row in rows)
            {
                Write(connection, row, ("@begin", days[curves.Key == "New" ? first : standing]), ("@horizon", days[horizon]), ("@grace", grace), ("@spans", spans), ("@newest", newest));
            }
        }

        return true;

        void See(string cohort, CoverSpell spell, ObservedSpell? seen)
        {
            if (seen is not { } observation)
            {
                return;
            }

            foreach (int group in (int[])[spell.Group, Everybody])
            {
                if (!observed.TryGetValue((cohort, group), out List<(ObservedSpell, bool)>? list))
                {
                    observed[(cohort, group)] = list = [];
                }

                list.Add((observation, spell.IsStopped && observation.IsEnd));
            }
        }
    }

    private static IEnumerable<CoverSpell> Spells(SqliteConnection connection, int grace, int first)
    {
        // The letters of a group can have several meanings, one after the other; a curve is of the letters.
        Dictionary<int, int> newest = connection.Rows(
            "SELECT own.ParticipantGroupKey, (SELECT other.ParticipantGroupKey FROM dim_ParticipantGroup AS other WHERE other.GroupCode = own.GroupCode ORDER BY other.ValidFromDateKey DESC, other.ParticipantGroupKey DESC LIMIT 1) FROM dim_ParticipantGroup AS own",
            reader => (reader.GetInt32(0), reader.GetInt32(1))).ToDictionary(row => row.Item1, row => row.Item2);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = "SELECT MemberDurableKey, ParticipantGroupKey, FirstDayNumber, LastDayNumber, IsFirst, IsStopped FROM derive_CardHolding ORDER BY MemberDurableKey, FirstDayNumber, LastDayNumber, CardToken";
        using SqliteDataReader reader = command.ExecuteReader();
        List<CardHolding> cards = [];
        long person = -1;
        while (reader.Read())
        {
            long next = reader.GetInt64(0);
            if (next != person)
            {
                foreach (CoverSpell spell in CoverSpell.Of(cards, grace, first))
                {
                    yield return spell;
                }

                cards.Clear();
                person = next;
            }

            cards.Add(new CardHolding(newest[reader.GetInt32(1)], reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4) == 1, reader.GetInt32(5) == 1));
        }

        foreach (CoverSpell spell in CoverSpell.Of(cards, grace, first))
        {
            yield return spell;
        }
    }

    private static IEnumerable<CurveRow> Rows(string cohort, int group, List<(ObservedSpell Spell, bool IsStopped)> spells)
    {
        int longest = spells.Max(entry => entry.Spell.ExitDays);
        int[] stopped = [.. spells.Where(entry => entry.IsStopped).Select(entry => entry.Spell.ExitDays).Order()];
        long shown = 0;
        foreach (SurvivalPoint point in KaplanMeier.Curve(spells.Select(entry => entry.Spell), [.. Enumerable.Range(1, longest / StepDays).Select(step => step * StepDays)]))
        {
            bool isSmall = point.AtRisk is > 0 and < FewestPeople || point.Ended - shown is > 0 and < FewestPeople;
            shown = isSmall ? shown : point.Ended;
            yield return new CurveRow(cohort, group, point, stopped.Count(day => day <= point.Days)) { IsSmall = isSmall };
        }
    }

    /// <summary>Beside the curve of everybody, one hidden group would be what the others leave: the one with fewest lapses is hidden too.</summary>
    private static void HideBeside(CurveRow[] rows)
    {
        foreach (IGrouping<int, CurveRow> day in rows.Where(row => row.Group != Everybody).GroupBy(row => row.Point.Days))
        {
            if (day.Count(row => row.IsSmall) == 1 && day.Where(row => !row.IsSmall).OrderBy(row => row.Point.Ended).ThenBy(row => row.Group).FirstOrDefault() is { } beside)
            {
                beside.IsSmall = true;
            }
        }
    }

    private static void Write(SqliteConnection connection, CurveRow row, params (string Name, object Value)[] shared) => connection.Run(
        """
        INSERT INTO fact_CardSurvival (CohortCode, ParticipantGroupKey, AfterDays, BeginDateKey, HorizonDateKey, AtRiskCount, LapsedCount, StoppedCount, CensoredCount, SurvivalRate, StandardError, LowRate, HighRate, IsSmallStep, GraceDays, SpanCount, MethodCode, LoadRunKey)
        VALUES (@cohort, @group, @after, @begin, @horizon, @risk, @lapsed, @stopped, @censored, @rate, @error, @low, @high, @small, @grace, @spans, @method, @newest)
        """,
        [
            .. shared, ("@cohort", row.Cohort), ("@group", row.Group), ("@after", row.Point.Days), ("@risk", row.Point.AtRisk), ("@lapsed", row.Point.Ended), ("@stopped", row.Stopped), ("@censored", row.Point.Censored),
            ("@rate", Math.Round(row.Point.Survival, 6)), ("@error", Math.Round(Math.Sqrt(row.Point.Variance), 6)), ("@low", Math.Round(row.Point.Low, 6)), ("@high", Math.Round(row.Point.High, 6)), ("@small", row.IsSmall ? 1 : 0), ("@method", KaplanMeier.Method),
        ]);

    private sealed record CurveRow(string Cohort, int Group, SurvivalPoint Point, int Stopped)
    {
        public bool IsSmall { get; set; }
    }
}
