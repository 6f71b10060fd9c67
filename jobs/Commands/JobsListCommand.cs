using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt jobs list</c>.</summary>
internal sealed class JobsListCommand : BhytCommand
{
    public JobsListCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("list", HelpTexts.JobsList, surroundings, language, global) => Options.Add(global.Warehouse);

    public override IReadOnlyList<string> Examples => ["bhyt jobs list", "bhyt jobs list --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken) => Task.FromResult(JobsCommand.List(WarehousePath(line), Surroundings.Time, screen));
}
