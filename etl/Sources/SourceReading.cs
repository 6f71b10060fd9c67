using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources;

/// <summary>What a reader needs besides the file: the load it works for, the pseudonyms, the code lists, the day.</summary>
/// <param name="Today">In Viet Nam, for rules such as "not in the future".</param>
public sealed record SourceReading(int LoadRunKey, Pseudonyms Pseudonyms, CodeListRegister CodeLists, DateOnly Today)
{
    /// <summary>Shared by the readers of a load.</summary>
    public UnjudgedRecords Unjudged { get; init; } = new();

    /// <summary>Records that may pass a rule in spite of it.</summary>
    public ApprovedOverrides Overrides { get; init; } = ApprovedOverrides.None;

    /// <summary>Whether a record is to be staged, by file and number. A replay wants only what is held; only readers that put several records into one row have to ask, since the load drops the other rows.</summary>
    public Func<int, int, bool> IsWanted { get; init; } = (_, _) => true;

    /// <summary>Whether a rule judges a record of a day. One that cannot, for want of a list, is remembered: it neither alarms nor stays silent.</summary>
    public bool Judges(string ruleCode, RuleStanding standing, int dateKey, int sourceFileKey, int recordNumber)
    {
        if (!standing.HoldsOn(dateKey))
        {
            return false;
        }

        foreach (string list in standing.Lists)
        {
            if (!Knows(list, ruleCode, dateKey, sourceFileKey, recordNumber))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a list that a rule reads can be asked about the day of a record.</summary>
    public bool Knows(string listName, string ruleCode, int dateKey, int sourceFileKey, int recordNumber)
    {
        ListState state = CodeLists.OrEmpty(listName).StateOn(dateKey);
        if (state != ListState.Usable)
        {
            Unjudged.Add(ruleCode, listName, state, sourceFileKey, recordNumber);
        }

        return state == ListState.Usable;
    }
}
