namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>Remembers refresh requests across crashes. Every save is on disk before it returns.</summary>
public interface IRefreshRequestStore
{
    /// <summary>The request of this model that has no outcome yet; there is at most one.</summary>
    Task<StoredRefreshRequest?> FindUnfinishedAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken);

    Task<StoredRefreshRequest?> FindAsync(long sequence, CancellationToken cancellationToken);

    /// <summary>Saves the intent to ask; null where another request of the model is unfinished.</summary>
    Task<StoredRefreshRequest?> SaveAskedAsync(DatasetRefreshRequest request, DateTimeOffset askedAt, IReadOnlyList<string> seenBefore, CancellationToken cancellationToken);

    /// <summary>Saves the id under which the service knows the request.</summary>
    Task SaveAcceptedAsync(long sequence, string requestId, DateTimeOffset acceptedAt, CancellationToken cancellationToken);

    Task SaveFinishedAsync(long sequence, RefreshOutcome outcome, string message, DateTimeOffset finishedAt, CancellationToken cancellationToken);

    /// <summary>Requests that ended otherwise than completed since the last completed one: their tables are still to be refreshed.</summary>
    Task<IReadOnlyList<StoredRefreshRequest>> FindOwedAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken);

    /// <summary>All loads that a completed refresh of the model has brought to the reports.</summary>
    Task<IReadOnlySet<int>> FindRefreshedLoadRunKeysAsync(Guid workspaceId, Guid datasetId, CancellationToken cancellationToken);
}
