using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Warehouse.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using static BhytWarehouse.Warehouse.Tests.Fixtures.FixtureWarehouse;

namespace BhytWarehouse.Warehouse.Tests.Indicators;

/// <summary>From card validities to fact.CardSurvival, with figures worked by hand.</summary>
public sealed class CardSurvivalsTests : IDisposable
{
    private readonly FixtureWarehouse _warehouse = new();

    public CardSurvivalsTests() => _warehouse.Put(
    [
        ("dim.MethodParameter", Row(("ParameterCode", "CARD-GRACE"), ("ParameterValue", 20m))),
        ("dim.EnrolmentExtract", Row(("ExtractDateKey", 20250101m))), ("dim.EnrolmentExtract", Row(("ExtractDateKey", 20250720m))),
        ("dim.ParticipantGroup", Row(("ParticipantGroupKey", 5m), ("GroupCode", "GD"))), ("dim.ParticipantGroup", Row(("ParticipantGroupKey", 6m), ("GroupCode", "HS"))),
    ]);

    public void Dispose() => _warehouse.Dispose();

    private SqliteConnection Connection => _warehouse.Connection;

    [Fact]
    public void Take_CardsSeenUntilTheGraceIsOver_CountsLapsesAndWhatTheSourceStopped()
    {
        // Twelve insured all along, one of them with a gap of 20 days; two not renewed after February; one stopped in March; one new in March who stays, one whose end is within the last days of grace.
        for (int person = 1; person <= 11; person++)
        {
            Card(person, 5, 20241001, 20251231, "ON");
        }

        Card(12, 5, 20241001, 20250228, "ON");
        Card(12, 6, 20250321, 20251231, "TM");
        Card(13, 5, 20241001, 20250228, "ON");
        Card(14, 5, 20241001, 20250228, "TM");
        Card(15, 5, 20241001, 20250315, "GH");
        Card(16, 6, 20250301, 20251231, "TM");
        Card(17, 5, 20241001, 20250710, "ON");
        Card(18, 5, 20241001, 20251231, "");

        CardSurvivals.Take(Connection).ShouldBeTrue();

        // Standing on 1 January: people 1 to 15 and 17. 28 February is their 59th day, 15 March their 74th; the horizon is 30 June, the 181st.
        Rows("Standing", -1).ShouldBe(
        [
            "30: 16 at risk, 0 lapsed (0 stopped), 1, small 0", "60: 14 at risk, 2 lapsed (0 stopped), 0.875, small 1", "90: 13 at risk, 3 lapsed (1 stopped), 0.8125, small 1",
            "120: 13 at risk, 3 lapsed (1 stopped), 0.8125, small 1", "150: 13 at risk, 3 lapsed (1 stopped), 0.8125, small 1", "180: 13 at risk, 3 lapsed (1 stopped), 0.8125, small 1",
        ]);
        // Seen from the beginning: 14, who joined on 1 October and was there when observation began, and 16; so of one at risk on day 151 one lapsed. The other group has one person from day 1 on, and beside it this one is hidden too.
        Rows("New", 5).ShouldBe(["30: 0 at risk, 0 lapsed (0 stopped), 1, small 1", "60: 0 at risk, 0 lapsed (0 stopped), 1, small 1", "90: 0 at risk, 0 lapsed (0 stopped), 1, small 1", "120: 1 at risk, 0 lapsed (0 stopped), 1, small 1", "150: 1 at risk, 0 lapsed (0 stopped), 1, small 1"]);
        Rows("New", 6).Count.ShouldBe(4);
        Connection.ScalarLong("SELECT COUNT(*) FROM mart_CardSurvival WHERE SurvivalRate IS NULL AND IsSuppressed = 0").ShouldBe(0);
        Connection.ScalarLong("SELECT COUNT(*) FROM mart_CardSurvival WHERE GroupCode = '' AND CohortCode = 'Standing' AND SurvivalRate IS NOT NULL").ShouldBe(1);

        CardSurvivals.Take(Connection).ShouldBeFalse();
        Connection.Run("UPDATE dim_MethodParameter SET ParameterValue = 19");
        CardSurvivals.Take(Connection).ShouldBeTrue();
        Rows("Standing", -1)[1].ShouldBe("60: 13 at risk, 3 lapsed (0 stopped), 0.8125, small 1");
    }

    [Fact]
    public void Take_AnExtractWhoseGraceIsNotOver_HasNoCurve()
    {
        Connection.Run("UPDATE dim_MethodParameter SET ParameterValue = 200");
        Card(1, 5, 20241001, 20251231, "ON");

        CardSurvivals.Take(Connection).ShouldBeFalse();
        Connection.ScalarLong("SELECT COUNT(*) FROM fact_CardSurvival").ShouldBe(0);
    }

    private List<string> Rows(string cohort, int group) => Connection.Rows(
        "SELECT AfterDays, AtRiskCount, LapsedCount, StoppedCount, SurvivalRate, IsSmallStep FROM fact_CardSurvival WHERE CohortCode = @cohort AND ParticipantGroupKey = @group ORDER BY AfterDays",
        reader => FormattableString.Invariant($"{reader.GetInt32(0)}: {reader.GetInt32(1)} at risk, {reader.GetInt32(2)} lapsed ({reader.GetInt32(3)} stopped), {reader.GetDouble(4)}, small {reader.GetInt32(5)}"), ("@cohort", cohort), ("@group", group));

    private void Card(int person, int group, int from, int to, string plan) => _warehouse.Put(
    [
        ("fact.CardSpan", Row(("CardSpanKey", Connection.ScalarLong("SELECT COUNT(*) FROM fact_CardSpan") + 1m), ("CardToken", FormattableString.Invariant($"{person}-{from}")), ("MemberKey", (decimal)person), ("MemberDurableKey", (decimal)person), ("ParticipantGroupKey", (decimal)group), ("SpanStartDateKey", (decimal)from),
            ("SpanEndDateKey", (decimal)to), ("BenefitCode", plan.Length == 0 ? "" : "4"), ("PlanCode", plan.Length == 0 ? "TM" : plan))),
    ]);
}
