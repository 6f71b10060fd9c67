using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quarantine;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt quarantine override LOAD:FILE:RECORD</c>: asks that one rule let one held record pass; another account decides.</summary>
internal sealed class QuarantineOverrideCommand : BhytCommand
{
    private readonly Argument<string> _key;
    private readonly Option<string> _rule;
    private readonly Option<string> _reason;

    public QuarantineOverrideCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("override", HelpTexts.QuarantineOverride, surroundings, language, global)
    {
        _key = new Argument<string>("LOAD:FILE:RECORD") { Description = HelpTexts.QuarantineKey.In(language) };
        _rule = new Option<string>("--rule") { Description = HelpTexts.OverrideRule.In(language), HelpName = "CODE", Required = true };
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT", Required = true };
        Arguments.Add(_key);
        foreach (Option option in (Option[])[_rule, _reason, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt quarantine override 4:12:37 --rule VC-070 --reason \"price list of the hospital rounds to thousands, minutes 12\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string word = line.GetValue(_key)!;
        (int load, int file, int record) = QuarantineShowCommand.Key(word, Language);
        string rule = line.GetValue(_rule)!.ToUpperInvariant();
        string reason = line.GetValue(_reason)!;
        OperatorLog.Check(reason);
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        HeldRecord held = new QuarantineBook(connection).Find(load, file, record) ?? throw new CommandException(QuarantineTexts.NotHeld.In(Language, word));
        RuleOverride asked = new OverrideActions(connection, new OperatorLog(home.JobsPath, Surroundings.Time), Surroundings.Time, Language).Ask(held, rule, Surroundings.Account, reason);
        screen.Good(OverrideTexts.Asked, asked.Number, rule, held.Key, OverrideTexts.Of(asked.State).In(Language));
        screen.Document(new { Override = OverrideTexts.Document(asked), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
