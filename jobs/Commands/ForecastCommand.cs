using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt forecast</c>: what the methods of etl/Statistics say, as 'bhyt run' computed it last; all of it, or one topic by its subcommand.</summary>
internal sealed class ForecastCommand : BhytCommand
{
    public ForecastCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("forecast", ForecastTexts.Forecast, surroundings, language, global)
    {
        Options.Add(global.Warehouse);
        Subcommands.Add(new ForecastTargetCommand(surroundings, language, global));
        Subcommands.Add(new ForecastCostsCommand(surroundings, language, global));
        Subcommands.Add(new ForecastBudgetCommand(surroundings, language, global));
        Subcommands.Add(new ForecastSurvivalCommand(surroundings, language, global));
    }

    public override IReadOnlyList<string> Examples => ["bhyt forecast", "bhyt forecast target", "bhyt forecast costs --facility 00001", "bhyt forecast budget", "bhyt forecast survival --group GD --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        using StatisticReading reading = new(WarehousePath(line));
        ForecastTables tables = new(screen, reading.Figures);
        screen.Document(new { Target = tables.Target(null, null, lateOnly: false), Costs = tables.Costs("", null, null), Budget = tables.Budget(null), Survival = tables.Survival(null), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
