using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using BhytWarehouse.Etl.Star;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;
using Microsoft.Data.Sqlite;
using static BhytWarehouse.Warehouse.Tests.Star.DossierHome;

namespace BhytWarehouse.Warehouse.Tests.Star;

/// <summary>A dossier that its facility takes back leaves every figure, stays accounted for, and comes back only with a version submitted later.</summary>
public sealed class WithdrawalTests : IDisposable
{
    private readonly DossierHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Withdrawal_OfAStandingDossier_TakesItOutOfTheStarBySignedMovements()
    {
        LoadResult first = _home.Load(Version("LK-1", 1000m, "20250512"), Version("LK-2", 500m, "20250512"));

        (int run, WithdrawalOutcome outcome) = _home.WithdrawalOf("LK-1", 20250520);

        outcome.Effect.ShouldBe(WithdrawalEffect.Withdrawn);
        outcome.AmountHundredths.ShouldBe(_home.Home.Count("SELECT CAST(ROUND(FundPaidAmount * 100) AS INTEGER) FROM fact_WithdrawnClaim"));
        _home.Standing().ShouldBe([("LK-2", 500m, 20250512)]);
        _home.Home.Rows($"SELECT LevelCode, StateCode, Quantity FROM audit_Ledger WHERE LoadRunKey = {first.LoadRunKey} AND MovedByLoadRunKey = {run} AND LevelCode <> 5", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2)))
            .ShouldBe([(2, 2, -1), (2, 9, 1), (3, 2, -4), (3, 9, 4), (4, 2, -5), (4, 9, 5)], ignoreOrder: true);
        _home.Home.Rows($"SELECT SUM(Quantity), COUNT(*) FROM audit_Ledger WHERE MovedByLoadRunKey = {run} AND LevelCode = 5", reader => (reader.GetInt64(0), reader.GetInt64(1))).ShouldBe([(0, 2)]);
        _home.Home.Rows("SELECT ClaimNumber FROM fact_ClaimSettlement", reader => reader.GetString(0)).ShouldBe(["LK-2"]);
        _home.ShouldBeSound();
    }

    [Fact]
    public void Withdrawal_ASecondTime_MovesNothing()
    {
        _home.Load(Version("LK-1", 1000m, "20250512"));
        _home.Withdraw("LK-1", 20250520);
        LogicalContent before = _home.Home.Content;
        long entries = _home.Home.Count("SELECT COUNT(*) FROM audit_Ledger");

        _home.Withdraw("LK-1", 20250520).Effect.ShouldBe(WithdrawalEffect.AlreadyWithdrawn);

        _home.Home.Content.DifferenceFrom(before).ShouldBeEmpty();
        _home.Home.Count("SELECT COUNT(*) FROM audit_Ledger").ShouldBe(entries);
        _home.ShouldBeSound();
    }

    [Fact]
    public void SameContentAgain_AfterTheWithdrawal_IsADuplicateAndStaysWithdrawn()
    {
        _home.Load(Version("LK-1", 1000m, "20250512"));
        _home.Withdraw("LK-1", 20250520);
        EnvelopeText again = Version("LK-1", 1000m, "20250512");
        again.Layout = "\n";

        _home.Load(Version("LK-1", 1000m, "20250512")).Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBe(1);
        _home.Load(again).Total(LedgerLevel.Record, LedgerState.Duplicate).ShouldBe(1);

        _home.Standing().ShouldBeEmpty();
        _home.ShouldBeSound();
    }

    [Fact]
    public void OlderVersion_AfterTheWithdrawal_IsSupersededAndDoesNotBringTheDossierBack()
    {
        _home.Load(Version("LK-1", 1000m, "20250512"));
        _home.Withdraw("LK-1", 20250520);

        _home.Load(Version("LK-1", 700m, "20250511")).Total(LedgerLevel.Record, LedgerState.Superseded).ShouldBe(1);

        _home.Standing().ShouldBeEmpty();
        _home.ShouldBeSound();
    }

    [Fact]
    public void Version_SubmittedBeforeTheWithdrawalAndReceivedAfterIt_IsWithdrawnOnArrival()
    {
        LoadResult first = _home.Load(Version("LK-1", 1000m, "20250512"));
        _home.Withdraw("LK-1", 20250520);

        LoadResult second = _home.Load(Version("LK-1", 1200m, "20250515"));

        second.Total(LedgerLevel.Record, LedgerState.Withdrawn).ShouldBe(1);
        _home.Home.Rows("SELECT SubmissionDateKey FROM fact_WithdrawnClaim", reader => reader.GetInt32(0)).ShouldBe([20250515]);
        _home.Home.Rows($"SELECT LevelCode, StateCode, Quantity FROM audit_Ledger WHERE LoadRunKey = {first.LoadRunKey} AND MovedByLoadRunKey = {second.LoadRunKey} AND LevelCode <> 5", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt64(2)))
            .ShouldBe([(2, 9, -1), (2, 8, 1), (3, 9, -4), (3, 8, 4), (4, 9, -5), (4, 8, 5)], ignoreOrder: true);
        _home.ShouldBeSound();
    }

    [Theory]
    [InlineData(1200)]
    [InlineData(1000)]
    public void Version_SubmittedAfterTheWithdrawal_BringsTheDossierBack(int price)
    {
        _home.Load(Version("LK-1", 1000m, "20250512"));
        _home.Withdraw("LK-1", 20250520);

        // Also what was withdrawn, submitted anew: the facility asks for it again.
        _home.Load(Version("LK-1", price, "20250601")).Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(1);

        _home.Standing().ShouldBe([("LK-1", price, 20250601)]);
        _home.Home.Count("SELECT COUNT(*) FROM fact_WithdrawnClaim").ShouldBe(0);
        _home.Withdraw("LK-1", 20250525).Effect.ShouldBe(WithdrawalEffect.NewerStands);
        _home.Standing().Count.ShouldBe(1);
        _home.Withdraw("LK-1", 20250602).Effect.ShouldBe(WithdrawalEffect.Withdrawn);
        _home.Standing().ShouldBeEmpty();
        _home.ShouldBeSound();
    }

    [Fact]
    public void Version_OfTheDayOfTheWithdrawal_ComesBackOnlyWhenItWasReceivedLater()
    {
        StandingClock Hour(int hour) => new(new DateTimeOffset(2025, 6, 2, hour, 0, 0, TimeSpan.Zero));
        _home.Load(Hour(1), Version("LK-1", 1000m, "20250602"));
        _home.Withdraw("LK-1", 20250602, clock: Hour(2)).Effect.ShouldBe(WithdrawalEffect.Withdrawn);

        _home.Load(Hour(3), Version("LK-1", 1200m, "20250602"));

        _home.Standing().ShouldBe([("LK-1", 1200m, 20250602)]);
        _home.ShouldBeSound();
    }

    [Fact]
    public void Version_WithoutADayOfSubmission_CountsByTheDayOfItsReceipt()
    {
        StandingClock Day(int day) => new(new DateTimeOffset(2025, 6, day, 3, 0, 0, TimeSpan.Zero));
        _home.Load(Day(2), Version("LK-1", 1000m, ""));
        _home.Withdraw("LK-1", 20250601, clock: Day(3)).Effect.ShouldBe(WithdrawalEffect.NewerStands);
        _home.Withdraw("LK-1", 20250603, clock: Day(3)).Effect.ShouldBe(WithdrawalEffect.Withdrawn);

        _home.Load(Day(5), Version("LK-1", 1200m, ""));

        _home.Standing().ShouldBe([("LK-1", 1200m, -1)]);
        _home.ShouldBeSound();
    }

    [Fact]
    public void Withdrawal_BeforeTheDossier_IsRememberedAndOnlyForItsFacility()
    {
        _home.Withdraw("LK-1", 20250520).Effect.ShouldBe(WithdrawalEffect.Remembered);

        _home.Load(Version("LK-1", 1000m, "20250512"), Version("LK-1", 2000m, "20250512", facility: "00102")).Total(LedgerLevel.Record, LedgerState.Withdrawn).ShouldBe(1);

        _home.Standing().ShouldBe([("LK-1", 2000m, 20250512)]);
        _home.ShouldBeSound();
    }

    [Fact]
    public void Verify_OfAWithdrawnDossierThatWasLost_NamesTheDifference()
    {
        _home.Load(Version("LK-1", 1000m, "20250512"));
        _home.Withdraw("LK-1", 20250520);
        using SqliteConnection connection = _home.Home.Home.Warehouse.OpenWriter();
        connection.Run("UPDATE fact_WithdrawnClaim SET FundPaidAmount = FundPaidAmount - 0.01");

        new LedgerReport(connection, SourceRegister.All).Verify().ShouldHaveSingleItem().ToString()!.ShouldContain("withdrawn by the ledger");
    }

    [Fact]
    public void Changes_OfAWithdrawal_NameEveryTableThatTheDossierLeft()
    {
        _home.Load(Version("LK-1", 1000m, "20250512"), Version("LK-2", 1000m, "20250512"));
        (int run, _) = _home.WithdrawalOf("LK-1", 20250520);
        using SqliteConnection connection = _home.Home.Home.Warehouse.OpenReader();

        new LedgerReport(connection, SourceRegister.All).Changes(run - 1).ShouldBe(
            [(run, "Withdrawal", "fact.Claim", 1), (run, "Withdrawal", "fact.ClaimLine", 1), (run, "Withdrawal", "fact.ClaimDocument", 1), (run, "Withdrawal", "fact.WithdrawnClaim", 1), (run, "Withdrawal", "fact.ClaimSettlement", 1)], ignoreOrder: true);
    }

    [Fact]
    public void Moves_OfEveryKind_AreSignedLinesThatSayWhatMovedThemAndAddUpToNothing()
    {
        LoadResult first = _home.Load(Version("LK-1", 1000m, "20250512"));
        LoadResult second = _home.Load(Version("LK-1", 1200m, "20250515"));
        (int run, _) = _home.WithdrawalOf("LK-1", 20250520);
        using SqliteConnection connection = _home.Home.Home.Warehouse.OpenReader();

        IReadOnlyList<LedgerMove> moves = new LedgerReport(connection, SourceRegister.All).Moves(new LedgerFilter());

        moves.Where(move => move.Level == LedgerLevel.Record).ShouldBe([
            new LedgerMove(first.LoadRunKey, second.LoadRunKey, LedgerMoveCause.Superseded, 0, LedgerLevel.Record, LedgerState.Loaded, -1),
            new LedgerMove(first.LoadRunKey, second.LoadRunKey, LedgerMoveCause.Superseded, 0, LedgerLevel.Record, LedgerState.Superseded, 1),
            new LedgerMove(second.LoadRunKey, run, LedgerMoveCause.Withdrawn, 7, LedgerLevel.Record, LedgerState.Loaded, -1),
            new LedgerMove(second.LoadRunKey, run, LedgerMoveCause.Withdrawn, 7, LedgerLevel.Record, LedgerState.Withdrawn, 1)]);
        moves.GroupBy(move => (move.FromLoadRunKey, move.ByLoadRunKey, move.Level)).ShouldAllBe(group => group.Sum(move => move.Quantity) == 0);
    }
}
