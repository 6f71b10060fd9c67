namespace BhytWarehouse.Etl.Tests.Connectors;

/// <summary>A clock that nobody waits for: a wait between two attempts is over at once and is noted, a limit on silence ends when the test says so.</summary>
internal sealed class LeapingClock : TimeProvider
{
    /// <summary>What is longer is a limit, what is shorter a wait.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly List<Alarm> _limits = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = new(2026, 7, 1, 3, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public void Advance(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
        }
    }

    /// <summary>Every limit that is set now is reached.</summary>
    public void ReachLimits()
    {
        Alarm[] due;
        lock (_gate)
        {
            _now += Limit;
            due = [.. _limits];
            _limits.Clear();
        }

        foreach (Alarm alarm in due)
        {
            alarm.Ring();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Alarm alarm = new(this, callback, state);
        alarm.Change(dueTime, period);
        return alarm;
    }

    private sealed class Alarm(LeapingClock clock, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _isDisposed;

        public void Ring()
        {
            if (!_isDisposed)
            {
                callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._limits.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan)
                {
                    return true;
                }

                if (dueTime >= Limit)
                {
                    clock._limits.Add(this);
                    return true;
                }

                clock._waits.Add(dueTime);
                clock._now += dueTime;
            }

            // Not on the caller's stack: whoever waits has not yet kept the timer.
            ThreadPool.QueueUserWorkItem(_ => Ring());
            return true;
        }

        public void Dispose()
        {
            _isDisposed = true;
            lock (clock._gate)
            {
                clock._limits.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
