using BhytWarehouse.Jobs.Access;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What the navigation shows, in this order, of what the role may see. A test holds it against the policy that each page carries.</summary>
internal static class PageList
{
    public static IReadOnlyList<PageEntry> All { get; } =
    [
        new("/", PageTexts.Start, Right: null),
        new("/runs", RunPageTexts.Runs, Right.SeeRuns),
        new("/jobs", RunPageTexts.RecurringJobs, Right.SeeRuns),
        new("/quarantine", QuarantinePageTexts.Title, Right.SeeQuarantine),
        new("/freshness", FreshnessPageTexts.Title, Right.SeeFigures),
        new("/backfill", BackFillPageTexts.Title, Right.BackFill),
        new("/signals", SignalPageTexts.Title, Right.SeeSignals),
        new("/hosts", HostPageTexts.Title, Right.SeeHosts),
        new("/actions", ActionPageTexts.Title, Right.SeeActions),
        new("/accounts", AccountPageTexts.Title, Right.ManageAccounts),
    ];

    public static IEnumerable<PageEntry> For(Caller caller) => All.Where(page => page.Right is not { } right || caller.May(right));
}
