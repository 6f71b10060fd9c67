namespace BhytWarehouse.Jobs.Pages;

/// <summary>How long the step of a run may still take, from how fast it was seen to go on. The start of the run says nothing of that: it had other steps before.</summary>
internal sealed class ProgressPace
{
    /// <summary>Less was seen of it than says anything.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(4);

    private readonly Dictionary<long, (string Step, long Done, DateTimeOffset At)> _first = [];

    /// <summary>Null while it cannot be told: the total is not known, or the step was not seen long enough to move.</summary>
    public TimeSpan? Left(long run, string step, long done, long total, DateTimeOffset now)
    {
        if (!_first.TryGetValue(run, out (string Step, long Done, DateTimeOffset At) first) || first.Step != step || done < first.Done)
        {
            _first[run] = (step, done, now);
            return null;
        }

        TimeSpan seen = now - first.At;
        return total > 0 && done > first.Done && done <= total && seen >= Shortest ? seen * ((double)(total - done) / (done - first.Done)) : null;
    }

    /// <summary>Forgets the runs that are over.</summary>
    public void Keep(IEnumerable<long> running)
    {
        foreach (long gone in _first.Keys.Except(running).ToArray())
        {
            _first.Remove(gone);
        }
    }
}
