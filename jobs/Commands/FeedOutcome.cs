using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>How the load of one feed ended, with all that is told of it.</summary>
/// <param name="HopelessFileCount">Files that are new and of which nothing was taken.</param>
internal sealed record FeedOutcome(LoadResult Result, TimeSpan Elapsed, IReadOnlyList<LoadFinding> Findings, IReadOnlyList<RefusedFile> Refused, IReadOnlyList<RuleNotApplied> NotApplied, IReadOnlyDictionary<string, FileState> FileStates, long HopelessFileCount)
{
    public long Quarantined => Result.Total(LedgerLevel.Record, LedgerState.Quarantined);

    public long Loaded => Result.Total(LedgerLevel.Record, LedgerState.Loaded);

    public bool ChangedNothing => Result.IsPublished && Result.ChangedFacts.Values.All(count => count == 0);

    /// <summary>Files were there, some of them new, and nothing at all was loaded.</summary>
    public bool WasInVain => Result.IsPublished && Loaded == 0 && HopelessFileCount > 0;

    public int ExitCode(bool isStrict) => !Result.IsPublished || WasInVain || (isStrict && Quarantined > 0) ? BhytCommand.Failed : BhytCommand.Done;

    /// <summary>The load for --json.</summary>
    public object ToDocument() => new
    {
        Load = Result.LoadRunKey,
        Feed = Result.FeedCode,
        State = Result.State,
        Result.Message,
        Seconds = Math.Round(Elapsed.TotalSeconds, 3),
        Balanced = Result.IsPublished,
        Account = Enum.GetValues<LedgerLevel>().ToDictionary(
            level => Camel(level.ToString()),
            level => Enum.GetValues<LedgerState>().ToDictionary(state => Camel(state.ToString()), state => level == LedgerLevel.Amount ? Result.Total(level, state) / 100m : Result.Total(level, state))),
        ChangedFacts = Result.ChangedFacts,
        Findings,
        NotApplied = NotApplied.Select(item => new { Rule = item.RuleCode, List = item.ListName, Reason = item.State, Records = item.RecordCount }),
        RefusedFiles = Refused,
        LeftAlone = Result.LeftAlone.Select(file => new { file.Name, file.Reason }),
    };

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
