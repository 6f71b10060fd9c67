namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>A clock that stands still until somebody waits on it; then it jumps to the end of that wait.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 7, 1, 3, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_lock)
            {
                return [.. _waits];
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public void Advance(TimeSpan by)
    {
        lock (_lock)
        {
            _now += by;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Jump timer = new(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Jump(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            lock (clock._lock)
            {
                clock._waits.Add(dueTime);
                clock._now += dueTime;
            }

            // Not on the caller's stack: whoever waits has not yet kept the timer.
            ThreadPool.QueueUserWorkItem(_ =>
            {
                if (!_isDisposed)
                {
                    callback(state);
                }
            });
            return true;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
