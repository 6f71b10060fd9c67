using System.Collections.Concurrent;
using System.Threading.Channels;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Tests.Scheduling;

/// <summary>Notes what a scheduler calls, and lets a test wait for it.</summary>
internal sealed class RecordingDesk : IJobDesk
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<(string Line, DateTimeOffset ScheduledFor)> _due = Channel.CreateUnbounded<(string, DateTimeOffset)>();
    private readonly Channel<long> _done = Channel.CreateUnbounded<long>();
    private int _atWork;

    public ConcurrentQueue<long> Executed { get; } = [];

    public ConcurrentQueue<long> Interrupted { get; } = [];

    public int MostAtOnce { get; private set; }

    /// <summary>What a run does; nothing unless a test says so.</summary>
    public Func<long, CancellationToken, Task> Work { get; set; } = (_, _) => Task.CompletedTask;

    public Task DueAsync(string lineCode, DateTimeOffset scheduledFor, CancellationToken cancellationToken)
    {
        _due.Writer.TryWrite((lineCode, scheduledFor));
        return Task.CompletedTask;
    }

    public async Task ExecuteAsync(long run, IRunListener? listener, CancellationToken cancellationToken)
    {
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _atWork));
        Executed.Enqueue(run);
        try
        {
            await Work(run, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Interrupted.Enqueue(run);
        }

        Interlocked.Decrement(ref _atWork);
        _done.Writer.TryWrite(run);
    }

    public async Task<(string Line, DateTimeOffset ScheduledFor)> NextDueAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        return await _due.Reader.ReadAsync(patience.Token);
    }

    public async Task<long> NextDoneAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        return await _done.Reader.ReadAsync(patience.Token);
    }

    /// <summary>What was called and not looked at yet.</summary>
    public IReadOnlyList<(string Line, DateTimeOffset ScheduledFor)> DueSoFar()
    {
        List<(string, DateTimeOffset)> seen = [];
        while (_due.Reader.TryRead(out (string, DateTimeOffset) call))
        {
            seen.Add(call);
        }

        return seen;
    }
}
