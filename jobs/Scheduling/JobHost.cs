using BhytWarehouse.Etl.Leases;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Scheduling;

/// <summary>One host at work: hands to the scheduler what is due in the book, takes up what dead hosts left, and follows changes of the timetable.</summary>
internal sealed class JobHost(RunBook book, HostBook hosts, LeaseHolder holder, TimetableSettings timetable, IJobScheduler scheduler, TimeProvider time, LeaseTerms terms, Action<string> tell)
{
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    /// <summary>A scheduler may lose what it was handed (a host that was killed held it): what still waits after this is handed again.</summary>
    private static readonly TimeSpan HandedAgainAfter = TimeSpan.FromSeconds(10);

    private readonly Dictionary<long, long> _handed = [];
    private long _lastPulse = time.GetTimestamp();
    private long _lastSweep;

    /// <summary>How long ago the host last looked into the book; more than some seconds says that it stands still.</summary>
    public TimeSpan SincePulse => time.GetElapsedTime(Interlocked.Read(ref _lastPulse));

    /// <summary>Until it is stopped. What runs then stops at a safe point and is taken up after the next start.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await scheduler.SetTimetableAsync(timetable.Current, stop);
        Sweep();
        await scheduler.StartAsync(stop);
        using PeriodicTimer pulse = new(Pulse, time);
        try
        {
            do
            {
                await PulseAsync(stop);
                Interlocked.Exchange(ref _lastPulse, time.GetTimestamp());
            }
            while (await pulse.WaitForNextTickAsync(stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Stopping is what was asked for.
        }
        finally
        {
            await scheduler.StopAsync(CancellationToken.None);
            try
            {
                hosts.Leave(holder);
            }
            catch (SqliteException)
            {
                // It is seen by its silence.
            }
        }
    }

    private async Task PulseAsync(CancellationToken stop)
    {
        try
        {
            if (timetable.Refresh())
            {
                await scheduler.SetTimetableAsync(timetable.Current, stop);
                tell($"timetable: {timetable.Path} was taken over");
            }
        }
        catch (FormatException faulty)
        {
            tell(faulty.Message);
        }

        try
        {
            if (time.GetElapsedTime(_lastSweep) >= terms.Duration / 3)
            {
                Sweep();
            }

            IReadOnlyList<JobRun> due = book.Due();
            HashSet<long> waiting = [.. due.Select(run => run.Number)];
            foreach (long gone in _handed.Keys.Where(run => !waiting.Contains(run)).ToArray())
            {
                _handed.Remove(gone);
            }

            foreach (JobRun run in due.Where(run => !_handed.TryGetValue(run.Number, out long at) || time.GetElapsedTime(at) >= HandedAgainAfter))
            {
                _handed[run.Number] = time.GetTimestamp();
                await scheduler.EnqueueAsync(run.Number, run.LineCode, TimetableLine.QueueOf(run.Kind), stop);
            }
        }
        catch (SqliteException busy)
        {
            // The next pulse looks again.
            tell($"jobs.db: SQLite answered {busy.SqliteErrorCode}");
        }
    }

    private void Sweep()
    {
        foreach ((long cutOff, long goesOn) in book.TakeUpAbandoned(terms.Duration))
        {
            tell($"run {cutOff}: its host ended before it did; run {goesOn} goes on");
        }

        hosts.Beat(holder);
        _lastSweep = time.GetTimestamp();
    }
}
