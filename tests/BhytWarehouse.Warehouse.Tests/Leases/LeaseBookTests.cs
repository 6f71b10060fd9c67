using System.Diagnostics;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Warehouse.Tests.Leases;

public sealed class LeaseBookTests : IDisposable
{
    private static readonly LeaseResource Feed = LeaseResource.Feed("VssClaims");
    private static readonly LeaseTerms Impatient = new() { Patience = TimeSpan.FromMilliseconds(1) };

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-leases-").FullName;
    private readonly MovedClock _clock = new();

    private string Jobs => Path.Combine(_folder, "jobs.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Take_OfWhatAnotherHolds_IsRefusedWithWhoHoldsIt()
    {
        (LeaseBook one, LeaseBook other) = (NewBook(), NewBook());
        using Lease held = one.Take(Feed);

        other.TryTake(Feed).ShouldBeNull();
        LeaseHeldException refusal = Should.Throw<LeaseHeldException>(() => other.Take(Feed));

        refusal.Held!.Holder.ShouldBe(one.Holder);
        refusal.Message.ShouldContain($"process {Environment.ProcessId}");
        other.TryTake(LeaseResource.Feed("NsoPopulation")).ShouldNotBeNull("another feed is free");
    }

    [Fact]
    public void Take_AfterItWasGivenBack_GetsAGreaterToken()
    {
        long first;
        using (Lease held = NewBook().Take(Feed))
        {
            first = held.Token;
        }

        using Lease next = NewBook().Take(Feed);
        next.Token.ShouldBeGreaterThan(first);
    }

    [Fact]
    public void Take_AfterTheLeaseRanOut_SucceedsAndTheFirstHolderIsToldSo()
    {
        using Lease held = NewBook().Take(Feed);
        _clock.Move(LeaseTerms.Default.Duration);

        using Lease taken = NewBook().Take(Feed);

        taken.Token.ShouldBeGreaterThan(held.Token);
        held.IsHeld().ShouldBeFalse();
        taken.IsHeld().ShouldBeTrue();
        held.Dispose();
        taken.IsHeld().ShouldBeTrue("a lost lease gives nothing back");
    }

    [Fact]
    public void Lease_ThatIsRenewed_DoesNotRunOut()
    {
        using Lease held = NewBook().Take(Feed);
        for (int turn = 0; turn < 5; turn++)
        {
            _clock.Move(LeaseTerms.Default.Duration * 0.9);
            held.IsHeld().ShouldBeTrue();
        }

        NewBook().TryTake(Feed).ShouldBeNull();
    }

    [Fact]
    public async Task Take_OfWhatAProcessLeftBehind_DoesNotWaitUntilItRunsOut()
    {
        using Process ended = Process.Start(Environment.ProcessPath!, "--version");
        int id = ended.Id;
        await ended.WaitForExitAsync();
        LeaseBook book = NewBook();
        using (book.Take(Feed))
        {
            LeaseHolder gone = book.Holder with { ProcessId = id };
            using SqliteConnection connection = new($"Data Source={Jobs};Pooling=False");
            connection.Open();
            connection.Run("UPDATE lease SET holder = @holder", ("@holder", gone.ToString()));
            LeaseBook.Standing(Jobs, _clock).ShouldHaveSingleItem().IsOver.ShouldBeTrue();

            NewBook().TryTake(Feed).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Take_OfAnotherMachine_WaitsUntilItRunsOut()
    {
        LeaseBook book = NewBook();
        using Lease held = book.Take(Feed);
        using (SqliteConnection connection = new($"Data Source={Jobs};Pooling=False"))
        {
            connection.Open();
            connection.Run("UPDATE lease SET holder = @holder", ("@holder", (book.Holder with { Machine = "elsewhere", ProcessId = 1 }).ToString()));
        }

        NewBook().TryTake(Feed).ShouldBeNull();
        _clock.Move(LeaseTerms.Default.Duration);
        NewBook().TryTake(Feed).ShouldNotBeNull();
    }

    [Fact]
    public void Share_BesideAnother_IsGiven_AndHoldingAloneWaitsForBoth()
    {
        using Lease one = NewBook().AwaitShare(LeaseResource.Publication, 0, CancellationToken.None);
        Lease two = NewBook().AwaitShare(LeaseResource.Publication, 0, CancellationToken.None);
        two.Token.ShouldBeGreaterThan(one.Token);

        Should.Throw<LeaseHeldException>(() => NewBook(Impatient).Await(LeaseResource.Publication, 0, CancellationToken.None)).Held!.IsShared.ShouldBeTrue();
        two.Dispose();
        Should.Throw<LeaseHeldException>(() => NewBook(Impatient).Await(LeaseResource.Publication, 0, CancellationToken.None));
        one.Dispose();

        using Lease alone = NewBook(Impatient).Await(LeaseResource.Publication, 0, CancellationToken.None);
        alone.Token.ShouldBeGreaterThan(two.Token);
        Should.Throw<LeaseHeldException>(() => NewBook(Impatient).AwaitShare(LeaseResource.Publication, 0, CancellationToken.None));
    }

    [Fact]
    public void Share_ThatRanOut_IsForgottenWhenAnotherHoldsItAlone()
    {
        using Lease share = NewBook().AwaitShare(LeaseResource.Publication, 0, CancellationToken.None);
        _clock.Move(LeaseTerms.Default.Duration);

        using Lease alone = NewBook(Impatient).Await(LeaseResource.Publication, 0, CancellationToken.None);

        share.IsHeld().ShouldBeFalse();
        alone.IsHeld().ShouldBeTrue();
    }

    [Fact]
    public async Task Take_ByManyAtOnce_SucceedsForOne()
    {
        for (int round = 0; round < 5; round++)
        {
            LeaseBook[] books = [.. Enumerable.Range(0, 6).Select(_ => NewBook())];
            Lease?[] taken = await Task.WhenAll(books.Select(book => Task.Run(() => book.TryTake(Feed))));
            taken.Count(lease => lease is not null).ShouldBe(1);
            taken.OfType<Lease>().Single().Dispose();
        }
    }

    [Theory]
    [InlineData("0")]
    [InlineData("a while")]
    [InlineData("90000")]
    public void Terms_ThatAreNoSeconds_AreRefused(string text) =>
        Should.Throw<FormatException>(() => LeaseTerms.FromEnvironment(name => name == LeaseTerms.DurationVariable ? text : null)).Message.ShouldContain(LeaseTerms.DurationVariable);

    private LeaseBook NewBook(LeaseTerms? terms = null) => new(Jobs, _clock, terms ?? LeaseTerms.Default);
}
