using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>The curves of the sample against the truth of its generator and against lapses looked up one by one.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class CardSurvivalTests(LoadedProvince province)
{
    /// <summary>Everybody insured on the first extract is followed to the horizon, so the estimate is the plain share of those who have not lapsed.</summary>
    [Fact]
    public void Curve_OfThoseInsuredOnTheFirstExtract_IsTheShareThatDidNotLapse()
    {
        int covered = province.Truth.Coverage.MinBy(month => month.MonthEnd)!.CoveredPeople;
        using SqliteConnection connection = province.Home.Home.Warehouse.OpenReader();
        List<(int Days, double Rate, long Lapsed, int Begin, int Grace)> curve = connection.Rows(
            "SELECT AfterDays, SurvivalRate, LapsedCount, BeginDateKey, GraceDays FROM fact_CardSurvival WHERE CohortCode = 'Standing' AND ParticipantGroupKey = -1 ORDER BY AfterDays",
            reader => (reader.GetInt32(0), reader.GetDouble(1), reader.GetInt64(2), reader.GetInt32(3), reader.GetInt32(4)));

        curve.Count.ShouldBe(3);
        foreach ((int days, double rate, long lapsed, int begin, int grace) in curve)
        {
            long alone = connection.ScalarLong(
                """
                WITH span AS
                (
                    SELECT card.MemberDurableKey, first.DayNumber AS FirstDay, CASE WHEN card.SpanEndDateKey = 99991231 THEN 99999999 ELSE last.DayNumber END AS LastDay
                    FROM fact_CardSpan AS card INNER JOIN dim_Date AS first ON first.DateKey = card.SpanStartDateKey INNER JOIN dim_Date AS last ON last.DateKey = card.SpanEndDateKey
                ), begin AS (SELECT DayNumber FROM dim_Date WHERE DateKey = @begin)
                SELECT COUNT(DISTINCT span.MemberDurableKey) FROM span CROSS JOIN begin
                WHERE span.LastDay BETWEEN begin.DayNumber AND begin.DayNumber + @days - 1
                    AND EXISTS (SELECT 1 FROM span AS standing WHERE standing.MemberDurableKey = span.MemberDurableKey AND begin.DayNumber BETWEEN standing.FirstDay AND standing.LastDay)
                    AND NOT EXISTS (SELECT 1 FROM span AS next WHERE next.MemberDurableKey = span.MemberDurableKey AND next.LastDay > span.LastDay AND next.FirstDay <= span.LastDay + 1 + @grace)
                """,
                ("@begin", begin), ("@days", days), ("@grace", grace));

            lapsed.ShouldBe(alone, $"after {days} days");
            rate.ShouldBe(1 - ((double)alone / covered), 0.000001, $"after {days} days");
        }

        curve[^1].Lapsed.ShouldBeGreaterThan(5);
    }
}
