using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Jobs.Scheduling;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>How a replay ended.</summary>
/// <param name="Results">Of each feed the load that took over what passes, and how much was judged; a load with key 0 where nothing passed.</param>
/// <param name="Judged">Held records and files that were judged again.</param>
/// <param name="Moved">Of these, how many are held no longer.</param>
/// <param name="Unread">Held records and files whose content the landing zone does not hold any more: they were not judged.</param>
/// <param name="Differences">In the ledger, afterwards.</param>
internal sealed record ReplayOutcome(IReadOnlyList<(LoadResult Result, int Judged)> Results, int Judged, int Moved, int Unread, IReadOnlyList<LedgerDifference> Differences)
{
    /// <summary>The loads that were made.</summary>
    public IReadOnlyList<LoadResult> Loads => [.. Results.Select(item => item.Result).Where(result => result.LoadRunKey > 0)];

    public bool IsWell => Differences.Count == 0 && Loads.All(load => load.IsPublished);

    /// <summary>In one line.</summary>
    public string Told(Screen screen) => (Judged == 0 ? screen.Say(QuarantineTexts.NothingToJudge) : screen.Say(Moved > 0 ? QuarantineTexts.Replayed : QuarantineTexts.NothingMoved, screen.Count(Moved > 0 ? Moved : Judged), screen.Count(Judged)))
        + (Unread > 0 ? " " + screen.Say(QuarantineTexts.Unread, screen.Count(Unread)) : "");

    /// <exception cref="JobFailedException">A load was not published, or the ledger does not balance.</exception>
    public void ThrowIfFailed(IReadOnlyList<int> loads)
    {
        if (!IsWell)
        {
            throw new JobFailedException(string.Join(' ', [.. Loads.Where(load => !load.IsPublished).Select(load => load.Message), .. Differences.Take(3).Select(difference => difference.ToString())])) { Loads = loads };
        }
    }
}
