using System.CommandLine;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quarantine;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt quarantine approve|reject|withdraw NUMBER</c>: decides about an override, or takes it back.</summary>
internal sealed class QuarantineDecisionCommand : BhytCommand
{
    private readonly string _verb;
    private readonly OverrideState _state;
    private readonly Argument<int> _number;
    private readonly Option<string> _reason;

    public QuarantineDecisionCommand(string verb, OverrideState state, Text description, CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base(verb, description, surroundings, language, global)
    {
        _verb = verb;
        _state = state;
        _number = new Argument<int>("NUMBER") { Description = HelpTexts.OverrideNumber.In(language) };
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT", Required = true };
        Arguments.Add(_number);
        Options.Add(_reason);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => [$"bhyt quarantine {_verb} 3 --reason \"minutes 12 of the assessment office\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        int number = line.GetValue(_number);
        string reason = line.GetValue(_reason)!;
        OperatorLog.Check(reason);
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        using SqliteConnection connection = home.Warehouse.OpenWriter();
        RuleOverride decided = new OverrideActions(connection, new OperatorLog(home.JobsPath, Surroundings.Time), Surroundings.Time, Language).Decide(number, _verb, _state, Surroundings.Account, reason);
        screen.Good(OverrideTexts.Decided, decided.Number, decided.RuleCode, OverrideTexts.Of(decided.State).In(Language));
        if (decided is { State: OverrideState.Withdrawn, UsedByLoadRunKey: > 0 })
        {
            screen.Warn(OverrideTexts.StillLoaded, decided.Number, decided.UsedByLoadRunKey);
        }
        else if (decided is { State: OverrideState.Approved, UsedByLoadRunKey: 0 })
        {
            screen.Line(OverrideTexts.NowReplay);
        }

        screen.Document(new { Override = OverrideTexts.Document(decided), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
