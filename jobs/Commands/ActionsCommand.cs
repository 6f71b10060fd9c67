using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt actions</c>: who did what, when and why.</summary>
internal sealed class ActionsCommand : BhytCommand
{
    public ActionsCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("actions", HelpTexts.Actions, surroundings, language, global) => Options.Add(global.Warehouse);

    public override IReadOnlyList<string> Examples => ["bhyt actions", "bhyt actions --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        IReadOnlyList<OperatorAction> actions = new OperatorLog(WarehouseHome.JobsPathIn(Path.GetDirectoryName(path)!), Surroundings.Time).Actions();
        if (actions.Count == 0)
        {
            screen.Line(QuarantineTexts.NoActions);
        }
        else
        {
            screen.Heading(QuarantineTexts.Actions);
            screen.Table(
                [
                    new Column(QuarantineTexts.Number, IsNumber: true), new Column(QuarantineTexts.At), new Column(QuarantineTexts.Who), new Column(QuarantineTexts.What),
                    new Column(QuarantineTexts.Subject, Wraps: true), new Column(LoadTexts.Reason, Wraps: true), new Column(QuarantineTexts.Outcome, Wraps: true),
                ],
                actions.Select(action => (IReadOnlyList<string>)
                    [action.Number.ToString(CultureInfo.InvariantCulture), action.At, action.Who, action.What, action.Subject, action.Reason, action.Outcome.Length > 0 ? action.Outcome : QuarantineTexts.Interrupted.In(Language)]));
        }

        screen.Document(new { Actions = actions, ExitCode = Done });
        return Task.FromResult(Done);
    }
}
