using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

public sealed class SqliteRefreshRequestStoreTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 7, 1, 3, 0, 0, 123, TimeSpan.Zero);
    private static readonly DatasetRefreshRequest Request = new(Guid.Parse("00000000-0000-4000-8000-0000000000a1"), Guid.Parse("00000000-0000-4000-8000-0000000000d1"), ["A", "Bảng"], "why", [1, 2]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bhyt-store-");

    private string Path => System.IO.Path.Combine(_folder.FullName, "new", "jobs.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Save_EachState_IsReadBackByANewStore()
    {
        StoredRefreshRequest asked = (await new SqliteRefreshRequestStore(Path).SaveAskedAsync(Request, At, ["seen"], CancellationToken.None))!;
        StoredRefreshRequest intent = (await new SqliteRefreshRequestStore(Path).FindUnfinishedAsync(Request.WorkspaceId, Request.DatasetId, CancellationToken.None))!;
        await new SqliteRefreshRequestStore(Path).SaveAcceptedAsync(asked.Sequence, "id-1", At.AddSeconds(1), CancellationToken.None);
        StoredRefreshRequest accepted = (await new SqliteRefreshRequestStore(Path).FindUnfinishedAsync(Request.WorkspaceId, Request.DatasetId, CancellationToken.None))!;
        await new SqliteRefreshRequestStore(Path).SaveFinishedAsync(asked.Sequence, RefreshOutcome.Failed, "message", At.AddSeconds(2), CancellationToken.None);
        StoredRefreshRequest finished = (await new SqliteRefreshRequestStore(Path).FindAsync(asked.Sequence, CancellationToken.None))!;

        intent.AskedAt.ShouldBe(At);
        intent.RequestId.ShouldBeNull();
        intent.SeenBefore.ShouldBe(["seen"]);
        intent.Request.Tables.ShouldBe(Request.Tables);
        intent.Request.LoadRunKeys.ShouldBe(Request.LoadRunKeys);
        (accepted.RequestId, accepted.AcceptedAt).ShouldBe(("id-1", At.AddSeconds(1)));
        (finished.Outcome, finished.Message, finished.FinishedAt).ShouldBe((RefreshOutcome.Failed, "message", At.AddSeconds(2)));
        (await new SqliteRefreshRequestStore(Path).FindUnfinishedAsync(Request.WorkspaceId, Request.DatasetId, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task SaveAsked_ManyAtOnce_LetsOnlyOneThrough()
    {
        SqliteRefreshRequestStore store = new(Path);

        StoredRefreshRequest?[] stored = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => store.SaveAskedAsync(Request, At, [], CancellationToken.None))));

        stored.Count(request => request is not null).ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsked_AnotherModelIsUnfinished_GoesThrough()
    {
        SqliteRefreshRequestStore store = new(Path);
        await store.SaveAskedAsync(Request, At, [], CancellationToken.None);

        (await store.SaveAskedAsync(Request with { DatasetId = Guid.Empty }, At, [], CancellationToken.None)).ShouldNotBeNull();
    }

    [Fact]
    public async Task SaveAccepted_FinishedRequest_IsRefused()
    {
        SqliteRefreshRequestStore store = new(Path);
        StoredRefreshRequest asked = (await store.SaveAskedAsync(Request, At, [], CancellationToken.None))!;
        await store.SaveFinishedAsync(asked.Sequence, RefreshOutcome.Dropped, "m", At, CancellationToken.None);

        await Should.ThrowAsync<InvalidOperationException>(() => store.SaveAcceptedAsync(asked.Sequence, "id", At, CancellationToken.None));
    }

    [Fact]
    public async Task FindOwed_CompletedSince_IsEmpty()
    {
        SqliteRefreshRequestStore store = new(Path);
        await FinishAsync(store, RefreshOutcome.Failed);
        await FinishAsync(store, RefreshOutcome.AlreadyRunning);
        (await store.FindOwedAsync(Request.WorkspaceId, Request.DatasetId, CancellationToken.None)).Count.ShouldBe(2);

        await FinishAsync(store, RefreshOutcome.Completed);

        (await store.FindOwedAsync(Request.WorkspaceId, Request.DatasetId, CancellationToken.None)).ShouldBeEmpty();
    }

    private static async Task FinishAsync(SqliteRefreshRequestStore store, RefreshOutcome outcome)
    {
        StoredRefreshRequest asked = (await store.SaveAskedAsync(Request, At, [], CancellationToken.None))!;
        await store.SaveFinishedAsync(asked.Sequence, outcome, "m", At, CancellationToken.None);
    }
}
