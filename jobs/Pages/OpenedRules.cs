using System.Collections.Concurrent;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>Which rules about persons a session has opened, with a reason that stands in the log of actions; each closes by itself, and all with the host.</summary>
internal sealed class OpenedRules(TimeProvider time)
{
    public const int MostAlerts = 200;

    private readonly ConcurrentDictionary<(string Session, string Rule), DateTimeOffset> _until = new();

    public static TimeSpan OpenFor { get; } = TimeSpan.FromMinutes(15);

    public void Open(string session, string rule)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((string, string) over in _until.Where(item => item.Value <= now).Select(item => item.Key).ToArray())
        {
            _until.TryRemove(over, out _);
        }

        _until[(session, rule)] = now + OpenFor;
    }

    public bool IsOpen(string session, string rule) => _until.TryGetValue((session, rule), out DateTimeOffset until) && time.GetUtcNow() < until;
}
