using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>Writes the saves of another store among the events of the stand-in, and crashes where told to.</summary>
internal sealed class RecordingStore(IRefreshRequestStore inner, List<string> events, CrashPoint? crash = null) : IRefreshRequestStore
{
    public async Task<StoredRefreshRequest?> FindUnfinishedAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken)
    {
        crash?.Pass();
        return await inner.FindUnfinishedAsync(workspaceId, datasetId, cancellationToken);
    }

    public Task<StoredRefreshRequest?> FindAsync(long sequence, CancellationToken cancellationToken) => inner.FindAsync(sequence, cancellationToken);

    public async Task<StoredRefreshRequest?> SaveAskedAsync(DatasetRefreshRequest request, DateTimeOffset askedAt, IReadOnlyList<string> seenBefore, CancellationToken cancellationToken)
    {
        crash?.Pass();
        StoredRefreshRequest? stored = await inner.SaveAskedAsync(request, askedAt, seenBefore, cancellationToken);
        Add("save asked");
        crash?.Pass();
        return stored;
    }

    public async Task SaveAcceptedAsync(long sequence, string requestId, DateTimeOffset acceptedAt, CancellationToken cancellationToken)
    {
        crash?.Pass();
        await inner.SaveAcceptedAsync(sequence, requestId, acceptedAt, cancellationToken);
        Add("save accepted");
        crash?.Pass();
    }

    public async Task SaveFinishedAsync(long sequence, RefreshOutcome outcome, string message, DateTimeOffset finishedAt, CancellationToken cancellationToken)
    {
        crash?.Pass();
        await inner.SaveFinishedAsync(sequence, outcome, message, finishedAt, cancellationToken);
        Add("save finished");
    }

    public Task<IReadOnlyList<StoredRefreshRequest>> FindOwedAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken) =>
        inner.FindOwedAsync(workspaceId, datasetId, cancellationToken);

    public Task<IReadOnlySet<int>> FindRefreshedLoadRunKeysAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken) =>
        inner.FindRefreshedLoadRunKeysAsync(workspaceId, datasetId, cancellationToken);

    private void Add(string step)
    {
        lock (events)
        {
            events.Add(step);
        }
    }
}
