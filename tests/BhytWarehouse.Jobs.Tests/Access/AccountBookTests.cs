using BhytWarehouse.Jobs.Access;
using BhytWarehouse.Jobs.Commands;
using BhytWarehouse.Jobs.Tests.Scheduling;

namespace BhytWarehouse.Jobs.Tests.Access;

public sealed class AccountBookTests : IDisposable
{
    private const string Password = "four plain words here";

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-accounts-").FullName;
    private readonly SetClock _clock = new();
    private readonly AccountBook _book;

    public AccountBookTests()
    {
        _book = new AccountBook(Path.Combine(_folder, "jobs.db"), _clock);
        _book.Add("lan.nt", Role.Operator, "BHXH", AreaScope.Whole, Password);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void SignIn_WithTheRightPassword_WhateverTheCaseOfTheName_IsDone()
    {
        (SignInOutcome outcome, Account? account) = _book.SignIn(" LAN.nt", Password);
        outcome.ShouldBe(SignInOutcome.Done);
        account!.Role.ShouldBe(Role.Operator);
        account.MustChangePassword.ShouldBeTrue();
        _book.Find("lan.nt")!.SignedInAt.ShouldBe(_clock.Now);
    }

    [Fact]
    public void SignIn_FiveTimesWrong_IsLockedForAQuarterOfAnHour_WithTheRightPasswordToo()
    {
        Wrong(AccountBook.MostFailures - 1).ShouldAllBe(outcome => outcome == SignInOutcome.Wrong);
        Wrong(1).ShouldBe([SignInOutcome.Locked]);
        _book.SignIn("lan.nt", Password).Outcome.ShouldBe(SignInOutcome.Locked);
        _clock.Now += AccountBook.LockedFor - TimeSpan.FromSeconds(1);
        _book.SignIn("lan.nt", Password).Outcome.ShouldBe(SignInOutcome.Locked);
        _clock.Now += TimeSpan.FromSeconds(1);
        _book.SignIn("lan.nt", Password).Outcome.ShouldBe(SignInOutcome.Done);
    }

    [Fact]
    public void SignIn_AfterOneThatWasDone_CountsAnew()
    {
        Wrong(AccountBook.MostFailures - 1);
        _book.SignIn("lan.nt", Password).Outcome.ShouldBe(SignInOutcome.Done);
        Wrong(AccountBook.MostFailures - 1).ShouldAllBe(outcome => outcome == SignInOutcome.Wrong);
    }

    [Fact]
    public void SignIn_OfANameThatIsNoAccount_IsAnsweredAsOneThatIs()
    {
        for (int failure = 1; failure < AccountBook.MostFailures; failure++)
        {
            _book.SignIn("nobody", Password).Outcome.ShouldBe(SignInOutcome.Wrong);
        }

        _book.SignIn("nobody", Password).Outcome.ShouldBe(SignInOutcome.Locked);
        _book.SignIn("lan.nt", Password).Outcome.ShouldBe(SignInOutcome.Done, "another name is not locked by it");
        File.ReadAllText(Path.Combine(_folder, "jobs.db"), System.Text.Encoding.Latin1).ShouldNotContain("nobody");
    }

    [Fact]
    public async Task SignIn_ManyTimesAtOnce_IsJudgedNoOftenerThanOneAfterTheOther()
    {
        SignInOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => _book.SignIn("lan.nt", "wrong and long enough").Outcome)));
        outcomes.Count(outcome => outcome == SignInOutcome.Wrong).ShouldBe(AccountBook.MostFailures - 1);
        outcomes.Count(outcome => outcome == SignInOutcome.Locked).ShouldBe(12 - AccountBook.MostFailures + 1);
    }

    [Fact]
    public void SetPassword_ByTheOwner_EndsSessions_LiftsTheLock_AndTheOldOneOpensNothing()
    {
        Account before = _book.Find("lan.nt")!;
        Wrong(AccountBook.MostFailures);
        Account after = _book.SetPassword("lan.nt", "another four plain words", mustChange: false);
        after.Stamp.ShouldNotBe(before.Stamp);
        _book.Standing("lan.nt", before.Stamp, "s").ShouldBeNull();
        _book.Standing("lan.nt", after.Stamp, "s")!.MustChangePassword.ShouldBeFalse();
        _book.SignIn("lan.nt", Password).Outcome.ShouldBe(SignInOutcome.Wrong);
        _book.SignIn("lan.nt", "another four plain words").Outcome.ShouldBe(SignInOutcome.Done);
    }

    [Fact]
    public void Change_OfRoleAreaOrStanding_GivesAnotherStamp_AndADisabledAccountSignsInNoMore()
    {
        _book.EnsureFirst().ShouldBeNull("there is an account already");
        _book.Add("boss", Role.Dba, "", AreaScope.Whole, Password);
        string stamp = _book.Find("lan.nt")!.Stamp;
        Account changed = _book.Change("lan.nt", Role.Reviewer, null, AreaScope.Parse("00013,00001", ""), null);
        changed.Stamp.ShouldNotBe(stamp);
        _book.Standing("lan.nt", stamp, "s").ShouldBeNull();
        Account read = _book.Standing("lan.nt", changed.Stamp, "s")!;
        read.Role.ShouldBe(Role.Reviewer);
        read.Agency.ShouldBe("BHXH");
        read.Area.Facilities.ShouldBe(["00001", "00013"]);
        Account disabled = _book.Change("lan.nt", null, null, null, isDisabled: true);
        _book.Standing("lan.nt", disabled.Stamp, "s").ShouldBeNull();
        _book.SignIn("lan.nt", Password).Outcome.ShouldBe(SignInOutcome.Disabled);
        _book.SignIn("lan.nt", "not the password").Outcome.ShouldBe(SignInOutcome.Wrong, "who does not know the password is not told more");
    }

    [Fact]
    public void Change_OfTheLastWhoManagesAccounts_IsRefused_AndNothingIsChanged()
    {
        _book.Add("boss", Role.Dba, "", AreaScope.Whole, Password);
        string stamp = _book.Find("boss")!.Stamp;
        Should.Throw<AccountException>(() => _book.Change("boss", Role.Viewer, null, null, null));
        Should.Throw<AccountException>(() => _book.Change("boss", null, null, null, isDisabled: true));
        Should.Throw<AccountException>(() => _book.Change("boss", null, null, AreaScope.Parse("00001", ""), null)).In(Language.Vietnamese).ShouldContain("cuối cùng");
        _book.Find("boss")!.ShouldSatisfyAllConditions(account => account.Role.ShouldBe(Role.Dba), account => account.Stamp.ShouldBe(stamp));
    }

    [Fact]
    public void EndSession_OfOne_LeavesTheOthers()
    {
        string stamp = _book.Find("lan.nt")!.Stamp;
        _book.EndSession("one");
        _book.Standing("lan.nt", stamp, "one").ShouldBeNull();
        _book.Standing("lan.nt", stamp, "two").ShouldNotBeNull();
    }

    [Fact]
    public async Task EnsureFirst_AtTheSameTimeByTwoHosts_TellsOnePassword_WhichOpens()
    {
        string path = Path.Combine(_folder, "other", "jobs.db");
        string?[] told = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => new AccountBook(path, _clock).EnsureFirst())));
        string password = told.OfType<string>().ShouldHaveSingleItem();
        AccountBook book = new(path, _clock);
        (SignInOutcome outcome, Account? first) = book.SignIn(AccountBook.FirstName, password);
        outcome.ShouldBe(SignInOutcome.Done);
        first!.MustChangePassword.ShouldBeTrue();
        first.Role.ShouldBe(Role.Dba);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("Lan Nguyen")]
    [InlineData("1lan")]
    [InlineData("lan012345678901")]
    [InlineData("a@b")]
    public void Add_OfANameThatIsNone_OrANumberOfAPerson_IsRefused(string name) =>
        Should.Throw<AccountException>(() => _book.Add(name, Role.Viewer, "", AreaScope.Whole, Password));

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("lan.nt is my name")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    public void SetPassword_ThatIsGuessedEasily_IsRefused(string? password) =>
        Should.Throw<AccountException>(() => _book.SetPassword("lan.nt", password, mustChange: false));

    [Fact]
    public void SetPassword_ThatStandsAlready_IsRefused() => Should.Throw<AccountException>(() => _book.SetPassword("lan.nt", Password, mustChange: false));

    private List<SignInOutcome> Wrong(int times) => [.. Enumerable.Range(0, times).Select(_ => _book.SignIn("lan.nt", "wrong and long enough").Outcome)];
}
