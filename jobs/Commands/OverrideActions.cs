using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Quarantine;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Asks for overrides and decides about them, each with its entry in the log of actions; what the commands and the page have in common.</summary>
internal sealed class OverrideActions(SqliteConnection connection, OperatorLog log, TimeProvider time, Language language)
{
    /// <exception cref="CommandException">The rule does not hold the record, or may not be overridden.</exception>
    public RuleOverride Ask(HeldRecord held, string rule, string who, string reason)
    {
        long action = log.Begin(who, "quarantine override", $"{held.Key} {rule}", reason);
        return Logged(action, book => book.Ask(held, rule, who, reason));
    }

    /// <param name="verb">As the command is called, such as approve.</param>
    /// <exception cref="CommandException">There is no such override, the account asked for it itself, or it is over.</exception>
    public RuleOverride Decide(int number, string verb, OverrideState state, string who, string reason)
    {
        RuleOverride item = new OverrideBook(connection, time).Find(number) ?? throw new CommandException(OverrideTexts.NoSuchOverride.In(language, number));
        long action = log.Begin(who, $"quarantine {verb}", string.Create(CultureInfo.InvariantCulture, $"override {number}: {item.RuleCode}, record {item.RecordNumber} of {item.FileHash[..12]}"), reason);
        return Logged(action, book => book.Decide(item, state, who, reason));
    }

    private RuleOverride Logged(long action, Func<OverrideBook, RuleOverride> act)
    {
        try
        {
            RuleOverride item = act(new OverrideBook(connection, time));
            log.End(action, OverrideTexts.Outcome(item));
            return item;
        }
        catch (OverrideException refused)
        {
            log.End(action, "refused: " + OverrideTexts.Of(refused.Fault).In(Language.English));
            throw new CommandException(OverrideTexts.Refused.In(language, OverrideTexts.Of(refused.Fault).In(language)));
        }
    }
}
