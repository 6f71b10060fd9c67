using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Schema;
using BhytWarehouse.Warehouse.Tests.Star;
using Microsoft.Data.Sqlite;
using static BhytWarehouse.Warehouse.Tests.Star.DossierHome;

namespace BhytWarehouse.Warehouse.Tests.Audit;

/// <summary>A closed month keeps what it was, to the byte, and shows what arrived since.</summary>
public sealed class PeriodClosingTests : IDisposable
{
    private const int May = 202505;

    private readonly DossierHome _home = new();

    public PeriodClosingTests()
    {
        _home.Load(Version("LK-1", 1000m, "20250512"), Version("LK-2", 500m, "20250512", facility: "00102"), Version("LK-3", 300m, "20250612", month: "202506"));
        _home.ComputeFigures();
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Close_AMonth_FreezesItsDossiersFiguresAndTotals()
    {
        PeriodClosing closing = _home.Close(May);

        (closing.MonthKey, closing.ClosingNumber, closing.ClosedDateKey, closing.ClaimCount, closing.ActionNumber, closing.IsReopened).ShouldBe((May, 1, 20260701, 2, 3, false));
        closing.FundPaidAmount.ShouldBe(_home.Home.Rows("SELECT ROUND(SUM(FundPaidAmount), 2) FROM fact_Claim WHERE SettlementMonthKey = 202505", reader => reader.GetDecimal(0)).Single());
        closing.IndicatorValueCount.ShouldBe(_home.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE MonthKey = 202505"));
        closing.IndicatorValueCount.ShouldBeGreaterThan(2);
        _home.Home.Rows("SELECT ClaimNumber, ContentHash, FileHash, VersionLoadRunKey FROM fact_ClaimAtClosing ORDER BY 1", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3)))
            .ShouldBe(_home.Home.Rows("SELECT claim.ClaimNumber, claim.ContentHash, file.FileHash, claim.LoadRunKey FROM fact_Claim AS claim INNER JOIN audit_SourceFile AS file USING (SourceFileKey) WHERE claim.SettlementMonthKey = 202505 ORDER BY 1", reader => (reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3))));
        _home.Home.Rows("SELECT DISTINCT DossierAtClosingCount - DossierNowCount, AddedDossierCount + ChangedDossierCount + WithdrawnDossierCount, FundPaidAtClosingAmount - FundPaidNowAmount FROM mart_PeriodRevision", reader => (reader.GetInt64(0), reader.GetInt64(1), reader.GetDecimal(2))).ShouldBe([(0, 0, 0m)]);
        _home.Home.Count("SELECT COUNT(*) FROM mart_IndicatorRevision WHERE NumeratorDifference <> 0 OR DenominatorDifference <> 0 OR IsAtClosing <> IsNow").ShouldBe(0);
        _home.ChangedClosings().ShouldBeEmpty();
    }

    [Fact]
    public void Corrections_OfAClosedMonth_AreLoadedAndShowAsRevisionsWhileTheFrozenRowsStayAsTheyWere()
    {
        _home.Close(May);
        List<string> frozen = Frozen();

        _home.Load(Version("LK-1", 1200m, "20250801"));
        _home.Load(Version("LK-4", 900m, "20250801"));
        _home.Withdraw("LK-2", 20250801, facility: "00102");
        _home.ComputeFigures();

        _home.Standing().Select(dossier => dossier.Number).ShouldBe(["LK-1", "LK-3", "LK-4"]);
        Frozen().ShouldBe(frozen);
        _home.ChangedClosings().ShouldBeEmpty();
        _home.Home.Rows("SELECT FacilityCode, DossierAtClosingCount, AddedDossierCount, ChangedDossierCount, WithdrawnDossierCount, MovedDossierCount, DossierNowCount, FacilityChargeAddedAmount, FacilityChargeChangedAmount, FacilityChargeWithdrawnAmount FROM mart_PeriodRevision ORDER BY 1",
            reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetDecimal(7), reader.GetDecimal(8), reader.GetDecimal(9)))
            .ShouldBe([("00101", 1, 1, 1, 0, 0, 2, 83538.33m, 200m, 0m), ("00102", 1, 0, 0, 1, 0, 0, 0m, 0m, -83138.33m)]);
        // K16: total charge by visits; the facility whose only dossier was withdrawn has no value any more.
        _home.Home.Rows("SELECT FacilityCode, DenominatorAtClosing, DenominatorNow, NumeratorDifference, IsAtClosing, IsNow FROM mart_IndicatorRevision WHERE IndicatorCode = 'K16' ORDER BY 1",
            reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetDecimal(3), reader.GetInt32(4), reader.GetInt32(5)))
            .ShouldBe([("00101", 1, 2, 83738.33m, 1, 1), ("00102", 1, 0, -83138.33m, 1, 0)]);
        _home.ShouldBeSound();
    }

    [Fact]
    public void Dossier_ThatMovesToAnotherMonth_LeavesTheClosedOneAndIsToldApart()
    {
        _home.Close(May);

        _home.Load(Version("LK-1", 1000m, "20250801", month: "202506"));

        _home.Home.Rows("SELECT WithdrawnDossierCount, MovedDossierCount, DossierNowCount FROM mart_PeriodRevision WHERE FacilityCode = '00101'", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2))).ShouldBe([(1, 1, 0)]);
    }

    [Fact]
    public void Reopen_ThenCloseAgain_AddsAClosingAndLeavesTheFirst()
    {
        _home.Close(May);
        List<string> frozen = Frozen();
        Should.Throw<WarehouseException>(() => _home.Close(May)).Message.ShouldContain("AlreadyClosed (1)");
        _home.Closing().Reopen(May, actionNumber: 4).ReopenedDateKey.ShouldBe(20260701);
        Should.Throw<WarehouseException>(() => _home.Closing().Reopen(May, actionNumber: 4)).Message.ShouldContain("NotClosed");
        _home.Load(Version("LK-1", 1200m, "20250801"));
        _home.ComputeFigures();

        _home.Close(May).ClosingNumber.ShouldBe(2);

        Frozen().Take(frozen.Count).ShouldBe(frozen);
        _home.Home.Rows("SELECT ClosingNumber, IsLatestClosing, IsReopened, SUM(ChangedDossierCount) FROM mart_PeriodRevision GROUP BY 1, 2, 3 ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3))).ShouldBe([(1, 0, 1, 1), (2, 1, 0, 0)]);
        _home.ChangedClosings().ShouldBeEmpty();
    }

    [Fact]
    public void Close_AnotherMonthRightAfter_NeedsNoNewFigures()
    {
        _home.Close(May);

        _home.Close(202506).ClaimCount.ShouldBe(1);
    }

    [Fact]
    public void Close_WhenFiguresAreOlderThanALoad_IsRefused()
    {
        int load = _home.Load(Version("LK-4", 900m, "20250801")).LoadRunKey;

        _home.Closing().ObstacleToClosing(May).ShouldBe((ClosingObstacle.StaleFigures, load));
        _home.ComputeFigures();
        _home.Closing().ObstacleToClosing(May).ShouldBeNull();
    }

    [Fact]
    public void Close_WithAnUnfinishedLoad_IsRefused()
    {
        using (SqliteConnection connection = _home.Home.Home.Warehouse.OpenWriter())
        {
            new LoadRunLog(connection, ScratchHome.Clock).Begin("VssClaims");
        }

        _home.Closing().ObstacleToClosing(May).ShouldBe((ClosingObstacle.UnfinishedLoads, 1));
        Should.Throw<WarehouseException>(() => _home.Close(May));
        _home.Home.Count("SELECT COUNT(*) FROM fact_ClaimAtClosing").ShouldBe(0);
    }

    [Fact]
    public void Close_WhenTheLedgerDoesNotBalance_IsRefused()
    {
        Change("UPDATE fact_Claim SET FundPaidAmount = FundPaidAmount + 0.01 WHERE ClaimNumber = 'LK-1'");

        _home.Closing().ObstacleToClosing(May)!.Value.Obstacle.ShouldBe(ClosingObstacle.UnbalancedLedger);
    }

    [Fact]
    public void Close_AMonthThatIsNotOverOrHoldsNothing_IsRefused()
    {
        _home.Closing().ObstacleToClosing(202607).ShouldBe((ClosingObstacle.NotOver, 202607));
        // On the first of June in Viet Nam, May is over; seven hours earlier it is not.
        _home.Closing(new StandingClock(new DateTimeOffset(2025, 5, 31, 16, 59, 0, TimeSpan.Zero))).ObstacleToClosing(May).ShouldBe((ClosingObstacle.NotOver, May));
        _home.Closing(new StandingClock(new DateTimeOffset(2025, 5, 31, 17, 0, 0, TimeSpan.Zero))).ObstacleToClosing(May).ShouldBeNull();
        _home.Closing().ObstacleToClosing(201901).ShouldBe((ClosingObstacle.Nothing, 201901));
        _home.Closing().ObstacleToReopening(May).ShouldBe((ClosingObstacle.NotClosed, May));
    }

    [Theory]
    [InlineData("UPDATE fact_ClaimAtClosing SET FundPaidAmount = FundPaidAmount + 0.01 WHERE ClaimNumber = 'LK-1'")]
    [InlineData("DELETE FROM fact_ClaimAtClosing WHERE ClaimNumber = 'LK-2'")]
    [InlineData("UPDATE fact_IndicatorValueAtClosing SET Denominator = Denominator + 1 WHERE ValueNumber = 1")]
    public void Changed_OfAFrozenRowThatWasTouched_NamesItsClosing(string tampering)
    {
        _home.Close(May);

        Change(tampering);

        _home.ChangedClosings().ShouldHaveSingleItem().MonthKey.ShouldBe(May);
    }

    private void Change(string sql)
    {
        using SqliteConnection connection = _home.Home.Home.Warehouse.OpenWriter();
        connection.Run(sql).ShouldBeGreaterThan(0);
    }

    /// <summary>Every value of every frozen row, as the file holds it.</summary>
    private List<string> Frozen() =>
    [
        .. ((string[])["PeriodClosing", "ClaimAtClosing", "IndicatorValueAtClosing"]).SelectMany(fact => _home.Home.Rows(
            $"SELECT {string.Join(" || '|' || ", WarehouseSchema.Find("fact", fact).Columns.Select(column => $"typeof({column.Name}) || quote({column.Name})"))} FROM fact_{fact} ORDER BY PeriodClosingKey, rowid", reader => fact + reader.GetString(0)))
            .OrderBy(row => !row.Contains("PeriodClosinginteger1", StringComparison.Ordinal) && !row.Contains("AtClosinginteger1", StringComparison.Ordinal)),
    ];
}
