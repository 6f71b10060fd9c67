using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt forecast budget</c>: whether the year's estimates will hold.</summary>
internal sealed class ForecastBudgetCommand : BhytCommand
{
    private readonly Option<string> _facility;

    public ForecastBudgetCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("budget", ForecastTexts.Budget, surroundings, language, global)
    {
        _facility = new Option<string>("--facility") { Description = ForecastTexts.BudgetFacility.In(language), HelpName = "CODE" };
        Options.Add(_facility);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt forecast budget", "bhyt forecast budget --facility 00001", "bhyt forecast budget --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        using StatisticReading reading = new(WarehousePath(line));
        screen.Document(new { Budget = new ForecastTables(screen, reading.Figures).Budget(line.GetValue(_facility)), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
