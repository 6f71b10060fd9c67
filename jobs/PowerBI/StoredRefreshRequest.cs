namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>A refresh request as the store keeps it. Without <see cref="RequestId"/> it is an intent: it may or may not have been sent.</summary>
/// <param name="SeenBefore">Request ids that the service's history showed before this one was sent; none of them can be this one.</param>
public sealed record StoredRefreshRequest(
    long Sequence,
    DatasetRefreshRequest Request,
    DateTimeOffset AskedAt,
    IReadOnlyList<string> SeenBefore,
    string? RequestId,
    DateTimeOffset? AcceptedAt,
    RefreshOutcome? Outcome,
    string? Message,
    DateTimeOffset? FinishedAt);
