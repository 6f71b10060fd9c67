namespace BhytWarehouse.Etl.Quality;

/// <summary>The records of a load that a rule did not judge because a list it reads was empty or stale for their day. One object for all readers of a load.</summary>
public sealed class UnjudgedRecords
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Rule, string List, ListState State, int File), List<(int From, int To)>> _ranges = [];

    public void Add(string ruleCode, string listName, ListState state, int sourceFileKey, int recordNumber)
    {
        lock (_lock)
        {
            (string, string, ListState, int) key = (ruleCode, listName, state, sourceFileKey);
            if (!_ranges.TryGetValue(key, out List<(int From, int To)>? ranges))
            {
                _ranges.Add(key, ranges = []);
            }

            // A file is read from its first record to its last, so what is remembered of it stays a few numbers.
            if (ranges.Count > 0 && ranges[^1].To >= recordNumber - 1 && ranges[^1].From <= recordNumber)
            {
                ranges[^1] = (ranges[^1].From, Math.Max(ranges[^1].To, recordNumber));
            }
            else
            {
                ranges.Add((recordNumber, recordNumber));
            }
        }
    }

    /// <summary>How many records each rule did not judge, by the list and what was wrong with it.</summary>
    /// <param name="counts">Whether a record belongs to the load: files refused in the end do not, nor what a replay leaves where it is.</param>
    public IReadOnlyList<(string RuleCode, string ListName, ListState State, long RecordCount)> Count(Func<int, int, bool> counts)
    {
        lock (_lock)
        {
            return
            [
                .. _ranges.Select(entry => (entry.Key, Records: entry.Value.Sum(range => (long)Enumerable.Range(range.From, range.To - range.From + 1).Count(record => counts(entry.Key.File, record)))))
                    .GroupBy(entry => (entry.Key.Rule, entry.Key.List, entry.Key.State))
                    .Select(group => (group.Key.Rule, group.Key.List, group.Key.State, group.Sum(entry => entry.Records)))
                    .Where(entry => entry.Item4 > 0)
                    .OrderBy(entry => entry.Rule, StringComparer.Ordinal).ThenBy(entry => entry.List, StringComparer.Ordinal),
            ];
        }
    }
}
