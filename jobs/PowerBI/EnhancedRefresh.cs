using System.Globalization;
using System.Text.Json;

namespace BhytWarehouse.Jobs.PowerBI;

/// <summary>What one enhanced refresh asks for.</summary>
/// <remarks>
/// The type is always Full: Automatic, the service's default, skips tables whose partitions are already in the state Ready, and would
/// leave new figures unread. notifyOption is left out, because the service refuses it for enhanced refreshes.
/// </remarks>
public sealed record EnhancedRefresh(IReadOnlyList<RefreshTarget> Targets)
{
    public RefreshCommitMode CommitMode { get; init; } = RefreshCommitMode.Transactional;

    public bool? ApplyRefreshPolicy { get; init; }

    public TimeSpan? Timeout { get; init; }

    internal byte[] ToJson()
    {
        if (Targets.Count == 0)
        {
            throw new InvalidOperationException("An enhanced refresh names no table; without one the service would refresh the whole model. Name at least one table.");
        }

        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "Full");
            json.WriteString("commitMode", CommitMode.ToString());
            if (ApplyRefreshPolicy is { } apply)
            {
                json.WriteBoolean("applyRefreshPolicy", apply);
            }

            if (Timeout is { } timeout)
            {
                json.WriteString("timeout", string.Create(CultureInfo.InvariantCulture, $"{(int)timeout.TotalHours:00}:{timeout:mm\\:ss}"));
            }

            json.WriteStartArray("objects");
            foreach (RefreshTarget target in Targets)
            {
                json.WriteStartObject();
                json.WriteString("table", target.Table);
                if (target.Partition is { } partition)
                {
                    json.WriteString("partition", partition);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }
}
