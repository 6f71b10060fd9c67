using System.Text.Json;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>How one enhanced refresh stands.</summary>
public sealed record RefreshDetails(
    DateTimeOffset? StartTime,
    DateTimeOffset? EndTime,
    string? Status,
    string? ExtendedStatus,
    RefreshState State,
    IReadOnlyList<RefreshTarget> Targets,
    IReadOnlyList<RefreshNote> Notes,
    string? Cause)
{
    private const string EvictedCode = "0xC11C0020";

    /// <summary>The capacity needed its memory for something else; asking again later may succeed.</summary>
    public bool IsEvicted => Notes.Any(note => string.Equals(note.Code, EvictedCode, StringComparison.OrdinalIgnoreCase))
        || (Cause?.Contains(EvictedCode, StringComparison.OrdinalIgnoreCase) ?? false);

    internal static RefreshDetails Read(JsonElement body, int httpStatus)
    {
        string? status = body.FindText("status");
        string? extendedStatus = body.FindText("extendedStatus");
        DateTimeOffset? endTime = body.FindTime("endTime");
        RefreshTarget[] targets = [.. body.FindObjects("objects")
            .Select(entry => new RefreshTarget(entry.FindText("table") ?? string.Empty, entry.FindText("partition"), entry.FindText("status")))
            .Where(target => target.Table.Length > 0)];
        RefreshState state = RefreshStates.Read(httpStatus == 200 && endTime is not null, extendedStatus, status);

        // A table that failed inside a refresh called complete (PartialBatch) shows old or no figures.
        if (state == RefreshState.Completed && targets.Any(target => string.Equals(target.Status, "Failed", StringComparison.OrdinalIgnoreCase)))
        {
            state = RefreshState.Failed;
        }

        return new RefreshDetails(
            body.FindTime("startTime"),
            endTime,
            status,
            extendedStatus,
            state,
            targets,
            [.. body.FindObjects("messages").Select(entry => new RefreshNote(entry.FindText("code"), entry.FindText("message"), entry.FindText("type")))],
            RefreshCause.Of(body));
    }
}
