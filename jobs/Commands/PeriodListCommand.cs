using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt period list</c>: the same as <c>bhyt period</c>.</summary>
internal sealed class PeriodListCommand : BhytCommand
{
    public PeriodListCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("list", HelpTexts.Period, surroundings, language, global) => Options.Add(global.Warehouse);

    public override IReadOnlyList<string> Examples => ["bhyt period list", "bhyt period list --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        PeriodCommand.TellAll(WarehousePath(line), Surroundings.Time, screen);
        return Task.FromResult(Done);
    }
}
