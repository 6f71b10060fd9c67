using System.Text.Json;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>One refresh in the history of a semantic model.</summary>
public sealed record RefreshHistoryRow(string? RequestId, string? RefreshType, DateTimeOffset? StartTime, DateTimeOffset? EndTime, string? Status, RefreshState State, string? Cause)
{
    public bool IsEnhanced => string.Equals(RefreshType, "ViaEnhancedApi", StringComparison.OrdinalIgnoreCase);

    internal static RefreshHistoryRow Read(JsonElement row)
    {
        string? status = row.FindText("status");
        DateTimeOffset? endTime = row.FindTime("endTime");
        return new RefreshHistoryRow(
            row.FindText("requestId"),
            row.FindText("refreshType"),
            row.FindTime("startTime"),
            endTime,
            status,
            RefreshStates.Read(endTime is not null, row.FindText("extendedStatus"), status),
            RefreshCause.Of(row));
    }
}
