using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt forecast survival</c>: how long people stay insured without a break.</summary>
internal sealed class ForecastSurvivalCommand : BhytCommand
{
    private readonly Option<string> _group;

    public ForecastSurvivalCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("survival", ForecastTexts.Survival, surroundings, language, global)
    {
        _group = new Option<string>("--group") { Description = ForecastTexts.Group.In(language), HelpName = "CODE" };
        Options.Add(_group);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt forecast survival", "bhyt forecast survival --group GD", "bhyt forecast survival --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        using StatisticReading reading = new(WarehousePath(line));
        screen.Document(new { Survival = new ForecastTables(screen, reading.Figures).Survival(line.GetValue(_group)), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
