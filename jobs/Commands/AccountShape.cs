using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>How the account of a load is shown: states down, levels across; states and levels that hold nothing are left out.</summary>
internal sealed record AccountShape(IReadOnlyList<LedgerLevel> Levels, IReadOnlyList<LedgerState> States)
{
    /// <summary>Shown also where they hold nothing.</summary>
    private static readonly LedgerState[] Always = [LedgerState.Received, LedgerState.Loaded, LedgerState.Quarantined, LedgerState.Refused, LedgerState.Duplicate, LedgerState.Superseded];

    public static AccountShape Of(Func<LedgerLevel, LedgerState, long> quantity)
    {
        LedgerLevel[] levels = [.. Enum.GetValues<LedgerLevel>().Where(level => Enum.GetValues<LedgerState>().Any(state => quantity(level, state) != 0))];
        return new AccountShape(levels, [.. Enum.GetValues<LedgerState>().Where(state => Always.Contains(state) || levels.Any(level => quantity(level, state) != 0))]);
    }

    public static string Show(Wording wording, LedgerLevel level, long value) => level == LedgerLevel.Amount ? wording.DongOfHundredths(value) : wording.Count(value);
}
