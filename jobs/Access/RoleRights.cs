using System.Collections.Frozen;

namespace BhytWarehouse.Jobs.Access;

/// <summary>Which role has which right: the one table of it.</summary>
internal static class RoleRights
{
    private static readonly FrozenDictionary<Role, FrozenSet<Right>> Table = new Dictionary<Role, FrozenSet<Right>>
    {
        [Role.Operator] = [Right.SeeRuns, Right.RunNow, Right.Pause, Right.StopRun, Right.BackFill, Right.SeeQuarantine, Right.Replay, Right.Override, Right.SeeFigures, Right.SeeHosts],
        [Role.Reviewer] = [Right.SeeQuarantine, Right.DecideOverride, Right.SeeSignals, Right.ReviewSignals, Right.OpenPeople, Right.SeeFigures],
        [Role.Viewer] = [Right.SeeFigures],
        [Role.Dba] = [Right.SeeRuns, Right.RunNow, Right.Pause, Right.StopRun, Right.BackFill, Right.SeeFigures, Right.SeeHosts, Right.SeeActions, Right.ManageAccounts],
        [Role.Auditor] = [Right.SeeRuns, Right.SeeQuarantine, Right.SeeSignals, Right.SeeFigures, Right.SeeHosts, Right.SeeActions],
    }.ToFrozenDictionary();

    /// <summary>These concern the whole province, so an account of one area has none of them, whatever its role.</summary>
    private static readonly FrozenSet<Right> OfTheProvince = [Right.RunNow, Right.Pause, Right.StopRun, Right.BackFill, Right.ManageAccounts];

    public static bool Has(Role role, AreaScope area, Right right) => Table[role].Contains(right) && (area.IsWhole || !OfTheProvince.Contains(right));
}
