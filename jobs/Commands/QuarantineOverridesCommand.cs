using System.CommandLine;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Quarantine;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt quarantine overrides</c>: every override with what was decided about it, withdrawn ones too.</summary>
internal sealed class QuarantineOverridesCommand : BhytCommand
{
    public QuarantineOverridesCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("overrides", HelpTexts.QuarantineOverrides, surroundings, language, global) => Options.Add(global.Warehouse);

    public override IReadOnlyList<string> Examples => ["bhyt quarantine overrides", "bhyt quarantine overrides --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(WarehousePath(line)).OpenReader();
        IReadOnlyList<RuleOverride> all = new OverrideBook(connection, Surroundings.Time).All();
        if (all.Count == 0)
        {
            screen.Line(OverrideTexts.None);
        }
        else
        {
            screen.Heading(OverrideTexts.Title);
            foreach (RuleOverride item in all)
            {
                screen.Line(item.UsedByLoadRunKey > 0 ? OverrideTexts.UsedOne : OverrideTexts.One, item.Number, item.RuleCode, item.FeedCode, item.FileHash[..12], item.RecordNumber, OverrideTexts.Of(item.State).In(Language), item.UsedByLoadRunKey);
                foreach (OverrideStep step in item.Steps)
                {
                    screen.Line(OverrideTexts.Step, step.At, step.By, OverrideTexts.Of(step.State).In(Language), step.Reason);
                }
            }
        }

        screen.Document(new { Overrides = all.Select(OverrideTexts.Document), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
