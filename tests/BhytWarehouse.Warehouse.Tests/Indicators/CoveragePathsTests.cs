using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Warehouse.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using static BhytWarehouse.Warehouse.Tests.Fixtures.FixtureWarehouse;

namespace BhytWarehouse.Warehouse.Tests.Indicators;

/// <summary>From enrolment, population, goals and cards to fact.CoveragePath, with figures worked by hand.</summary>
public sealed class CoveragePathsTests : IDisposable
{
    private static readonly int[] Months = [202503, 202504, 202505, 202506, 202507, 202508, 202509];

    private readonly FixtureWarehouse _warehouse = new();

    /// <summary>A commune of 1,000 people, 900 of them insured in each of seven months: 200 as households, 700 poor.</summary>
    public CoveragePathsTests()
    {
        _warehouse.Put(
        [
            ("dim.MethodParameter", Row(("ParameterCode", "PATH-HORIZON"), ("ParameterValue", 12m))), ("dim.MethodParameter", Row(("ParameterCode", "RENEWAL-MONTHS"), ("ParameterValue", 12m))),
            ("dim.UnitSystem", Row(("UnitSystemCode", "New"))),
            ("dim.PopulationBasis", Row(("PopulationBasisKey", 3m), ("PopulationBasisCode", "MPS-RES"))),
            ("dim.AdministrativeUnit", Row(("AdministrativeUnitKey", 9m), ("AdministrativeUnitDurableKey", 9m), ("UnitCode", "00"), ("ProvinceCode", "00"), ("UnitLevel", "Province"), ("UnitSystemCode", "New"))),
            ("dim.AdministrativeUnit", Row(("AdministrativeUnitKey", 1m), ("AdministrativeUnitDurableKey", 1m), ("UnitCode", "99001"), ("ProvinceCode", "00"), ("UnitLevel", "Commune"), ("UnitSystemCode", "New"))),
            ("dim.ParticipantGroup", Row(("ParticipantGroupKey", 5m), ("GroupCode", "GD"), ("PayerCode", 5m))), ("dim.ParticipantGroup", Row(("ParticipantGroupKey", 6m), ("GroupCode", "HN"), ("PayerCode", 3m))),
            ("dim.EnrolmentExtract", Row(("EnrolmentExtractKey", 1m), ("ExtractDateKey", 20250331m))), ("dim.EnrolmentExtract", Row(("EnrolmentExtractKey", 2m), ("ExtractDateKey", 20250930m))),
            ("fact.PopulationRestated", Row(("FromMonthKey", 202501m), ("NextMonthKey", 999912m), ("PopulationBasisKey", 3m), ("CountedLevel", "Commune"), ("UnitSystemCode", "New"), ("AdministrativeUnitKey", 1m), ("AdministrativeUnitDurableKey", 1m), ("PersonCount", 1000m))),
        ]);
        foreach (int month in Months)
        {
            Members(month, 1, 200, 700);
        }
    }

    public void Dispose() => _warehouse.Dispose();

    private SqliteConnection Connection => _warehouse.Connection;

    [Fact]
    public void Take_OfAnAssignedTarget_TellsWhatIsNeededMonthByMonth()
    {
        Target(0.95m);

        CoveragePaths.Take(Connection);

        // 50 in three months, and nothing moves.
        Rows("ParticipantGroupKey = -1").ShouldBe(["202510: needs 17 (17 a month) of 950, expects 900, reach 0, late 1, Forecast", "202511: needs 34 (17 a month) of 950, expects 900, reach 0, late 1, Forecast", "202512: needs 50 (17 a month) of 950, expects 900, reach 0, late 1, Forecast"]);
        // Nobody is known to be without a card, so those who pay themselves are to bring them.
        Rows("ParticipantGroupKey = 5 AND MonthKey = 202512").ShouldBe(["202512: needs 50 (17 a month) of 250, expects 200, reach 0, late 1, Forecast"]);
        Rows("ParticipantGroupKey = 6 AND MonthKey = 202512").ShouldBe(["202512: needs 0 (0 a month) of 700, expects 700, reach 1, late 0, Forecast"]);
        Connection.Rows("SELECT NeededCount, ReachRate, IsLate, ResponsibleUnitName, DocumentNumber, IsSuppressed FROM mart_CoveragePath WHERE GroupCode = '' AND IsLastMonth = 1", reader => (reader.GetInt32(0), reader.GetDouble(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), reader.GetInt32(5)))
            .ShouldBe([(50, 0d, 1, "People's Committee of 99001", "80/KH", 0)]);
        HoldsItsLaws();
    }

    [Fact]
    public void Take_OfUncoveredPeople_SharesByTheirLastGroup()
    {
        Target(0.95m);
        _warehouse.Put(
        [
            ("fact.IndicatorValue", Row(("IndicatorValueKey", 1m), ("IndicatorCode", "K03"), ("MonthKey", 202509m), ("AdministrativeUnitKey", 1m), ("ParticipantGroupKey", 6m), ("Numerator", 30m), ("Denominator", 700m))),
            ("fact.IndicatorValue", Row(("IndicatorValueKey", 2m), ("IndicatorCode", "K03"), ("MonthKey", 202509m), ("AdministrativeUnitKey", 1m), ("ParticipantGroupKey", -1m), ("Numerator", 70m), ("Denominator", 100m))),
        ]);

        CoveragePaths.Take(Connection);

        Connection.Rows("SELECT ParticipantGroupKey, NeededCount, AllocationCode FROM fact_CoveragePath WHERE MonthKey = 202512 ORDER BY ParticipantGroupKey", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2))).ShouldBe([(-1, 50, ""), (5, 35, "Uncovered"), (6, 15, "Uncovered")]);
        HoldsItsLaws();
    }

    /// <summary>Of 40 household cards that end in October, with 4 in 9 renewed of late, 0.55 are lost; the 20 that ended before tell the trend of 20 × 0.55 in three months already. The newest month of renewals still grows and is left out.</summary>
    [Fact]
    public void Take_OfCardsThatEnd_TakesOffWhatTheTrendCannotKnow()
    {
        Target(0.9m);
        Renewals(202508, 5, 4, 9);
        Renewals(202509, 5, 0, 500);
        for (int person = 1; person <= 40; person++)
        {
            Card(person, 20241001, 20251015);
        }

        for (int person = 101; person <= 120; person++)
        {
            Card(person, 20240901, 20250815);
        }

        // Renewed ahead: this card ends and nothing is lost, but no more than usual is renewed either.
        Card(1, 20251016, 20261015, "again");

        CoveragePaths.Take(Connection);

        // October: 40 × 0.55 less a third of 20 × 0.55; December: less all of it.
        Connection.Rows("SELECT MonthKey, ForecastMemberCount, Expiring30Count, Expiring90Count, ExpectedLossCount, LeavingSupportCount FROM fact_CoveragePath WHERE ParticipantGroupKey = -1 ORDER BY MonthKey", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5)))
            .ShouldBe([(202510, 882, 39, 39, 21, 0), (202511, 885, 39, 39, 21, 0), (202512, 889, 39, 39, 21, 0)]);
        Connection.Rows("SELECT ReachRate, LowMemberCount < ForecastMemberCount, HighMemberCount > ForecastMemberCount FROM fact_CoveragePath WHERE ParticipantGroupKey = -1 AND MonthKey = 202512", reader => (reader.GetDouble(0) is > 0 and < 0.2, reader.GetInt32(1), reader.GetInt32(2))).ShouldBe([(true, 1, 1)]);
        HoldsItsLaws();
    }

    /// <summary>Of 9 poor people whose card ended in June 4 got no other card of a supported group: (4 + ½) / (9 + 1) of the next 40 will leave the support.</summary>
    [Fact]
    public void Take_OfPeopleLeavingSupport_TellsHowManyOfTheNext()
    {
        Target(0.9m);
        Renewals(202506, 6, 8, 9);
        Renewals(202508, 6, 5, 5);
        _warehouse.Put([("fact.IndicatorValue", Row(("IndicatorValueKey", 900m), ("IndicatorCode", "K10"), ("MonthKey", 202506m), ("ParticipantGroupKey", 6m), ("Numerator", 3m), ("Denominator", 4m)))]);
        for (int person = 1; person <= 40; person++)
        {
            Card(person, 20250101, 20251215, group: 6);
        }

        CoveragePaths.Take(Connection);

        Connection.Rows("SELECT ParticipantGroupKey, Expiring60Count, Expiring90Count, LeavingSupportCount FROM fact_CoveragePath WHERE MonthKey = 202512 AND ParticipantGroupKey IN (-1, 6) ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3))).ShouldBe([(-1, 0, 40, 18), (6, 0, 40, 18)]);
    }

    [Fact]
    public void Take_OfGoalsOfTheLaw_HoldsWhereNothingIsAssigned()
    {
        _warehouse.Put(
        [
            ("dim.CoverageGoal", Row(("CoverageGoalKey", 1m), ("GoalYear", 2025m), ("GoalRate", 0.95m), ("LegalBasis", "law"))), ("dim.CoverageGoal", Row(("CoverageGoalKey", 2m), ("GoalYear", 2030m), ("GoalRate", 1m), ("LegalBasis", "law"))),
        ]);
        Target(0.92m);

        CoveragePaths.Take(Connection);

        Connection.Rows("SELECT DISTINCT GoalYear, TargetMemberCount, DocumentNumber, IsAssigned, StateCode, NeededPerMonthCount FROM fact_CoveragePath WHERE ParticipantGroupKey = -1 ORDER BY GoalYear", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetInt32(3), reader.GetString(4), reader.GetInt32(5)))
            .ShouldBe([(2025, 920, "80/KH", 1, "Forecast", 7), (2030, 1000, "law", 0, "TooFar", 2)]);
        Connection.Rows("SELECT ReachRate, IsLate FROM mart_CoveragePath WHERE GoalYear = 2030", reader => reader.IsDBNull(0) && reader.IsDBNull(1)).ShouldAllBe(isEmpty => isEmpty);
        HoldsItsLaws();
    }

    [Fact]
    public void Take_OfASeriesThatIsTooShort_ForecastsNothingAndCallsNobodyPunctual()
    {
        Target(0.95m);
        Connection.Run("DELETE FROM fact_EnrolmentRestated WHERE MonthKey < 202506");

        CoveragePaths.Take(Connection);

        Rows("ParticipantGroupKey = -1 AND MonthKey = 202512").ShouldBe(["202512: needs 50 (17 a month) of 950, expects 900, reach -1, late 0, TooFewMonths"]);
        Connection.Rows("SELECT ReachRate, IsLate FROM mart_CoveragePath WHERE GroupCode = '' AND MonthKey = 202512", reader => reader.IsDBNull(0) && reader.IsDBNull(1)).ShouldBe([true]);
    }

    [Fact]
    public void Take_PastTheDeadline_SaysWhatCame()
    {
        Target(0.95m, 20250630);

        CoveragePaths.Take(Connection);

        Rows("ParticipantGroupKey = -1").ShouldBe(["202509: needs 50 (50 a month) of 950, expects 900, reach 0, late 1, Over"]);
        HoldsItsLaws();
    }

    /// <summary>Cards name communes of before the reform: an old commune whose people went to two new ones brings its groups to both, and the parts are the members of each.</summary>
    [Fact]
    public void Take_OfCardsThatNameOldCommunes_DividesGroupsLikeTheirPeople()
    {
        Target(0.95m);
        _warehouse.Put(
        [
            ("dim.AdministrativeUnit", Row(("AdministrativeUnitKey", 20m), ("AdministrativeUnitDurableKey", 20m), ("UnitCode", "99011"), ("ProvinceCode", "00"), ("UnitLevel", "Commune"), ("UnitSystemCode", "Old"), ("ValidFromDateKey", 19900102m))),
            ("dim.AdministrativeUnit", Row(("AdministrativeUnitKey", 2m), ("AdministrativeUnitDurableKey", 2m), ("UnitCode", "99002"), ("ProvinceCode", "00"), ("UnitLevel", "Commune"), ("UnitSystemCode", "New"))),
            ("dim.AdministrativeUnitBridge", Row(("OldUnitDurableKey", 20m), ("NewUnitDurableKey", 1m), ("UnitLevel", "Commune"), ("RelationCode", "Part"), ("NewBasisCode", "Counted"), ("OldBasisCode", "Counted"), ("NewShare", 60m))), ("dim.AdministrativeUnitBridge", Row(("OldUnitDurableKey", 20m), ("NewUnitDurableKey", 2m), ("UnitLevel", "Commune"), ("RelationCode", "Part"), ("NewBasisCode", "Counted"), ("OldBasisCode", "Counted"), ("NewShare", 40m))),
        ]);
        Connection.Run("UPDATE fact_EnrolmentMonth SET CommuneKey = 20, CommuneDurableKey = 20");
        Connection.Run("UPDATE fact_EnrolmentRestated SET MemberCount = 541");

        CoveragePaths.Take(Connection);

        Connection.Rows("SELECT ParticipantGroupKey, MemberCount, UnknownGroupMemberCount, HistoryMonthCount FROM fact_CoveragePath WHERE MonthKey = 202512 ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3))).ShouldBe([(-1, 541, 0, 7), (5, 120, 0, 7), (6, 421, 0, 7)]);
        HoldsItsLaws();
    }

    [Fact]
    public void Take_OfFewPeople_HidesThemAndWhoeverTheirSumWouldTell()
    {
        Target(0.95m);
        Connection.Run("UPDATE fact_EnrolmentMonth SET MemberCount = 893 WHERE ParticipantGroupKey = 6");
        Connection.Run("UPDATE fact_EnrolmentMonth SET MemberCount = 7 WHERE ParticipantGroupKey = 5");
        for (int person = 1; person <= 31; person++)
        {
            Card(person, 20250101, person <= 9 ? 20251010 : 20251031, group: person <= 9 ? 5 : 6);
        }

        CoveragePaths.Take(Connection);

        Connection.Rows("SELECT GroupCode, MemberCount, Expiring30Count, IsSuppressed FROM mart_CoveragePath WHERE IsLastMonth = 1 ORDER BY GroupCode", reader => (reader.GetString(0), reader.IsDBNull(1) ? -1 : reader.GetInt32(1), reader.IsDBNull(2) ? -1 : reader.GetInt32(2), reader.GetInt32(3)))
            .ShouldBe([("", 900, -1, 1), ("GD", -1, -1, 1), ("HN", -1, -1, 1)]);
    }

    /// <summary>What the headers of the figures promise, held against what was written.</summary>
    private void HoldsItsLaws() =>
        new Conservation(Connection).Weigh(figure => figure is { Schema: "fact" or "mart", Name: "CoveragePath" } or { Schema: "derive", Name: "CardExpiry" }).SelectMany(step => step.Differences).ShouldBeEmpty();

    private List<string> Rows(string condition) => Connection.Rows(
        $"SELECT MonthKey, NeededCount, NeededPerMonthCount, TargetMemberCount, ForecastMemberCount, ReachRate, IsLate, StateCode FROM fact_CoveragePath WHERE {condition} ORDER BY MonthKey",
        reader => FormattableString.Invariant($"{reader.GetInt32(0)}: needs {reader.GetInt32(1)} ({reader.GetInt32(2)} a month) of {reader.GetInt32(3)}, expects {reader.GetInt32(4)}, reach {reader.GetDouble(5):0.###}, late {reader.GetInt32(6)}, {reader.GetString(7)}"));

    private void Members(int month, int commune, int households, int poor) => _warehouse.Put(
    [
        ("fact.EnrolmentRestated", Row(("MonthKey", (decimal)month), ("CountedLevel", "Commune"), ("UnitSystemCode", "New"), ("AdministrativeUnitKey", (decimal)commune), ("AdministrativeUnitDurableKey", (decimal)commune), ("MemberCount", (decimal)(households + poor)))),
        ("fact.EnrolmentMonth", Row(("MonthKey", (decimal)month), ("CommuneKey", (decimal)commune), ("CommuneDurableKey", (decimal)commune), ("ParticipantGroupKey", 5m), ("MemberCount", (decimal)households))),
        ("fact.EnrolmentMonth", Row(("MonthKey", (decimal)month), ("CommuneKey", (decimal)commune), ("CommuneDurableKey", (decimal)commune), ("ParticipantGroupKey", 6m), ("MemberCount", (decimal)poor))),
    ]);

    private void Target(decimal rate, int deadline = 20251231) => _warehouse.Put(
        [("fact.CoverageTarget", Row(("CoverageTargetKey", 1m), ("YearNumber", 2025m), ("AdministrativeUnitKey", 1m), ("AdministrativeUnitDurableKey", 1m), ("TargetRate", rate), ("DocumentNumber", "80/KH"), ("ResponsibleUnitName", "People's Committee of 99001"), ("DeadlineDateKey", (decimal)deadline)))]);

    private void Renewals(int month, int group, int renewed, int ended) =>
        _warehouse.Put([("fact.IndicatorValue", Row(("IndicatorValueKey", (decimal)((month * 10) + group)), ("IndicatorCode", "K09"), ("MonthKey", (decimal)month), ("ParticipantGroupKey", (decimal)group), ("Numerator", (decimal)renewed), ("Denominator", (decimal)ended)))]);

    private void Card(int person, int from, int to, string card = "", int group = 5) => _warehouse.Put(
    [
        ("fact.CardSpan", Row(("CardSpanKey", (decimal)((card.Length * 1000) + person)), ("CardToken", FormattableString.Invariant($"{card}{person}")), ("MemberKey", (decimal)person), ("MemberDurableKey", (decimal)person), ("CommuneKey", 1m), ("CommuneDurableKey", 1m), ("ParticipantGroupKey", (decimal)group),
            ("SpanStartDateKey", (decimal)from), ("SpanEndDateKey", (decimal)to), ("BenefitCode", "4"), ("PlanCode", "ON"))),
    ]);
}
