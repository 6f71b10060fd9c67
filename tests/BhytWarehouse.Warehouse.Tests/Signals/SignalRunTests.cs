using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Schema;
using BhytWarehouse.Warehouse.Tests.Fixtures;

namespace BhytWarehouse.Warehouse.Tests.Signals;

/// <summary>Alerts over several evaluations: what was judged stays judged, what is gone leaves, and only what changed is taken again.</summary>
public sealed class SignalRunTests : IDisposable
{
    private static readonly WarehouseSignal SecondCard = WarehouseSignal.All.Single(signal => signal.Code == "R77");
    private static readonly WarehouseSignal DearPrice = WarehouseSignal.All.Single(signal => signal.Code == "R53");

    private readonly FixtureWarehouse _warehouse = new();
    private int _load;
    private int _figureRun;

    public SignalRunTests()
    {
        Put("dim.Facility", ("FacilityKey", 3), ("FacilityCode", "00003"));
        Put("dim.Facility", ("FacilityKey", 4), ("FacilityCode", "00004"));
        Put("dim.ServiceItem", ("ServiceItemKey", 5), ("ServiceItemCode", "01.0001"), ("ServiceItemType", "Service"));
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Run_WithoutTheReferenceData_SaysThatTheRuleDoesNotApply()
    {
        Load("VssClaims");
        Claim(1, 3, price: 130_000);

        SignalOutcome outcome = Run();

        outcome.NotApplicable.ShouldContain(rule => rule.RuleCode == "R53" && rule.Reason.Contains("fact.CatalogueEntry"));
        Alerts("R53").ShouldBeEmpty();
        Standing("R53").StateCode.ShouldBe("NotApplicable");
    }

    [Fact]
    public void Run_WithAViewThatNamesASubjectTwice_HoldsBackThatRuleAlone_UntilItIsMended()
    {
        Catalogue(3, 100_000);
        Load("VssClaims");
        Claim(1, 3, price: 130_000);
        Run().HeldBack.ShouldBeEmpty();
        Alert before = Alerts("R53").ShouldHaveSingleItem();
        string genuine = _warehouse.Connection.ScalarText("SELECT sql FROM sqlite_master WHERE name = @view", ("@view", DearPrice.View.SqliteName))!;
        _warehouse.Connection.Run($"DROP VIEW {DearPrice.View.SqliteName}");
        _warehouse.Connection.Run($"{genuine.Replace(DearPrice.View.SqliteName, "genuine_view", StringComparison.Ordinal)}");
        _warehouse.Connection.Run($"CREATE VIEW {DearPrice.View.SqliteName} AS SELECT * FROM genuine_view UNION ALL SELECT * FROM genuine_view");
        Load("VssClaims");
        Claim(2, 4, price: 150_000);

        SignalOutcome outcome = Run();

        outcome.HeldBack.ShouldHaveSingleItem().RuleCode.ShouldBe("R53");
        outcome.EvaluatedCount.ShouldBeGreaterThan(10);
        Alerts("R53").ShouldHaveSingleItem().ShouldBe(before);
        Standing("R53").StateCode.ShouldBe("HeldBack");
        _warehouse.Connection.Run($"DROP VIEW {DearPrice.View.SqliteName}");
        _warehouse.Connection.Run("DROP VIEW genuine_view");
        _warehouse.Connection.Run(genuine);
        Catalogue(4, 100_000);
        Run().HeldBack.ShouldBeEmpty();
        Alerts("R53").Count.ShouldBe(2);
    }

    [Fact]
    public void Run_AfterAReview_KeepsTheDecisionUnderTheNewKeyOfACorrectedClaim()
    {
        Catalogue(3, 100_000);
        Load("VssClaims");
        Claim(1, 3, price: 130_000);
        Run();
        Alert alert = Alerts("R53").ShouldHaveSingleItem();
        alert.State.ShouldBe(AlertReviewState.New);

        new AlertReviews(_warehouse.Connection, StandingClock.AfterTheSample).Decide(alert, AlertReviewState.Explained, 0, "reviewer", "an approved price of the day before");
        Remove(1);
        Load("VssClaims");
        Claim(2, 3, price: 140_000, number: "C1");
        Run();

        Alert again = Alerts("R53").ShouldHaveSingleItem();
        again.SubjectCode.ShouldBe("00003/C1");
        again.AmountAtRisk.ShouldBe(40_000);
        again.State.ShouldBe(AlertReviewState.Explained);
        again.RaisedDateKey.ShouldBe(alert.RaisedDateKey);
        new AlertReviews(_warehouse.Connection, StandingClock.AfterTheSample).Of("R53", "00003/C1").ShouldHaveSingleItem().Reason.ShouldBe("an approved price of the day before");
    }

    [Fact]
    public void Run_AfterTheClaimWasMended_TakesTheAlertAway()
    {
        Catalogue(3, 100_000);
        Load("VssClaims");
        Claim(1, 3, price: 130_000);
        Run().NewAlertCount.ShouldBe(1);

        Remove(1);
        Load("VssClaims");
        Claim(2, 3, price: 100_000, number: "C1");
        SignalOutcome outcome = Run();

        outcome.GoneAlertCount.ShouldBe(1);
        Alerts("R53").ShouldBeEmpty();
    }

    [Fact]
    public void Run_WithNothingNew_EvaluatesNothingAndChangesNothing()
    {
        Catalogue(3, 100_000);
        Load("VssClaims");
        Claim(1, 3, price: 130_000);
        Run();

        SignalOutcome outcome = Run();

        outcome.EvaluatedCount.ShouldBe(0);
        outcome.AlertCount.ShouldBe(1);
        (outcome.NewAlertCount, outcome.GoneAlertCount).ShouldBe((0, 0));
    }

    [Fact]
    public void Run_AfterOneFacilitysMonthChanged_LeavesTheAlertsOfOthersAndFindsItsOwn()
    {
        Catalogue(3, 100_000);
        Catalogue(4, 100_000);
        Load("VssClaims");
        Claim(1, 3, price: 130_000);
        Claim(2, 4, price: 150_000);
        foreach (int other in Enumerable.Range(10, 5))
        {
            // Where most dossiers changed, everything is evaluated.
            Claim(other, 3, price: 90_000);
        }

        Run();
        // Falsified behind the evaluation's back: only where it looks again is it put right.
        _warehouse.Connection.Run("UPDATE fact_ClaimAlert SET AmountAtRisk = 7");

        Load("VssClaims");
        Claim(3, 4, price: 160_000);
        Run();

        Alerts("R53").OrderBy(alert => alert.SubjectCode).Select(alert => (alert.SubjectCode, alert.AmountAtRisk)).ShouldBe([("00003/C1", 7m), ("00004/C2", 50_000m), ("00004/C3", 60_000m)]);
    }

    [Fact]
    public void Set_OfALimit_HasTheRuleEvaluatedWholeAndIsKept()
    {
        Catalogue(3, 100_000);
        Load("VssClaims");
        Claim(1, 3, price: 130_000);
        Run();

        new SignalLimits(_warehouse.Connection).Set(DearPrice, "MostDifference", 30_000).ShouldBe(1);
        new SignalBook(_warehouse.Connection).HasPending().ShouldBeTrue();
        Run().GoneAlertCount.ShouldBe(1);

        new SignalBook(_warehouse.Connection).HasPending().ShouldBeFalse();
        new SignalBook(_warehouse.Connection).Thresholds("R53").ShouldHaveSingleItem().ShouldBe(("MostDifference", 30_000m, 1m, "đồng by which a price may exceed the approved one", true));
    }

    [Fact]
    public void Trial_WithAnotherLimit_TellsWhatWouldBeFoundAndChangesNothing()
    {
        Catalogue(3, 100_000);
        Load("VssClaims");
        Claim(1, 3, price: 130_000);
        Claim(2, 3, price: 190_000);
        Run();
        new AlertReviews(_warehouse.Connection, StandingClock.AfterTheSample).Decide(Alerts("R53").Single(alert => alert.SubjectCode == "00003/C2"), AlertReviewState.Confirmed, 90_000, "reviewer", "minutes 3");

        TrialOutcome tried = new SignalTrial(_warehouse.Connection).Try(DearPrice, new Dictionary<string, decimal> { ["MostDifference"] = 50_000 });

        (tried.HitCount, tried.AmountAtRisk, tried.StandingCount, tried.SharedCount, tried.ConfirmedCount, tried.InnocentCount).ShouldBe((1, 90_000m, 2, 1, 1, 0));
        tried.Months.ShouldHaveSingleItem().ShouldBe(new TrialMonth(202507, 1, 90_000, 1, 1, 0));
        Alerts("R53").Count.ShouldBe(2);
        new SignalBook(_warehouse.Connection).Thresholds("R53").Single().Value.ShouldBe(1);
    }

    [Fact]
    public void Rank_OfARuleThatWasOftenWrong_FallsBehind()
    {
        Catalogue(3, 100_000);
        Load("VssClaims");
        for (int number = 1; number <= 9; number++)
        {
            Claim(number, 3, price: 130_000);
        }

        Run();
        decimal before = Alerts("R53").Max(alert => alert.RankScore);
        AlertReviews reviews = new(_warehouse.Connection, StandingClock.AfterTheSample);
        foreach (Alert alert in Alerts("R53").Take(8))
        {
            reviews.Decide(alert, AlertReviewState.FalseAlarm, 0, "reviewer", "the catalogue was wrong");
        }

        Load("VssClaims");
        Run();

        Alerts("R53").Max(alert => alert.RankScore).ShouldBeLessThan(before / 4);
    }

    [Fact]
    public void Alerts_AboutPersons_AreShownOnlyWhenAsked()
    {
        Load("VssEnrolment");
        Put("fact.CardSpan", ("MemberKey", 7), ("CardToken", "a"), ("BenefitCode", "4"), ("SpanStartDateKey", 20250101), ("SpanEndDateKey", 20251231));
        Put("fact.CardSpan", ("CardSpanKey", 2), ("MemberKey", 7), ("CardToken", "b"), ("BenefitCode", "4"), ("SpanStartDateKey", 20250601), ("SpanEndDateKey", 20260531));
        Run();

        SecondCard.Subject.ShouldBe(WarehouseSignalSubject.Member);
        new SignalBook(_warehouse.Connection).Alerts(null, null, null, withPersons: false, 10).ShouldBeEmpty();
        new SignalBook(_warehouse.Connection).Alerts("R77", null, null, withPersons: true, 10).ShouldHaveSingleItem();
    }

    /// <summary>As a figure run does it: what it was made of is kept, and the next goes by what changed since.</summary>
    private SignalOutcome Run()
    {
        FigureMemory memory = new(_warehouse.Connection);
        FigureChanges changes = memory.PublicationOf(_figureRun) is { } standing ? FigureChanges.Since(_warehouse.Connection, standing) : FigureChanges.Everything;
        SignalOutcome outcome = new SignalRun(_warehouse.Connection, changes).Run(progress: null, CancellationToken.None);
        memory.Keep(++_figureRun, changes.Dossiers);
        return outcome;
    }

    private IReadOnlyList<Alert> Alerts(string rule) => new SignalBook(_warehouse.Connection).Alerts(rule, null, null, withPersons: true, int.MaxValue);

    private SignalStanding Standing(string rule) => new SignalBook(_warehouse.Connection).Standings().Single(standing => standing.RuleCode == rule);

    private void Load(string feed)
    {
        _load++;
        _warehouse.Connection.Run(
            "INSERT INTO audit_LoadRun (LoadRunKey, FeedCode, StateName, StartedAt, EndedAt, FirstRecordKey, LastRecordKey, PublicationNumber, Message) VALUES (@run, @feed, 'published', '2025-08-01T00:00:00Z', '2025-08-01T00:00:00Z', 0, 0, @run, '')",
            ("@run", _load), ("@feed", feed));
    }

    private void Catalogue(int facility, int price) => Put("fact.CatalogueEntry", ("CatalogueEntryKey", facility), ("EntryTypeCode", "Service"), ("FacilityKey", facility), ("ServiceItemKey", 5), ("StartDateKey", 20250101), ("EndDateKey", 99991231), ("UnitPrice", price));

    private void Claim(int key, int facility, int price, string? number = null)
    {
        _warehouse.Put(
        [
            ("fact.Claim", Row(("ClaimKey", key), ("ClaimNumber", number ?? $"C{key}"), ("TreatingFacilityKey", facility), ("DischargeDateKey", 20250703), ("LoadRunKey", _load))),
            ("fact.ClaimLine", Row(("ClaimKey", key), ("ServiceItemKey", 5), ("OrderDateKey", 20250703), ("CoveredUnitPrice", price), ("FundPaidAmount", price))),
        ]);
        _warehouse.Connection.Run(
            "INSERT INTO audit_Ledger (LedgerKey, LoadRunKey, SourceFileKey, FacilityCode, MonthKey, LevelCode, StateCode, Quantity, MovedByLoadRunKey) VALUES ((SELECT COALESCE(MAX(LedgerKey), 0) + 1 FROM audit_Ledger), @run, 1, @facility, 202507, 2, 2, 1, -1)",
            ("@run", _load), ("@facility", $"0000{facility}"));
    }

    private void Remove(int claim)
    {
        _warehouse.Connection.Run("DELETE FROM fact_Claim WHERE ClaimKey = @claim", ("@claim", claim));
        _warehouse.Connection.Run("DELETE FROM fact_ClaimLine WHERE ClaimKey = @claim", ("@claim", claim));
    }

    private void Put(string table, params (string Column, object Value)[] values) => _warehouse.Put([(table, Row(values))]);

    private static Dictionary<string, object> Row(params (string Column, object Value)[] values) =>
        values.ToDictionary(value => value.Column, value => value.Value is int number ? (object)(decimal)number : value.Value, StringComparer.Ordinal);
}
