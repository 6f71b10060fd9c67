using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt forecast target</c>: the path to the coverage that is set.</summary>
internal sealed class ForecastTargetCommand : BhytCommand
{
    private readonly Option<string> _unit;
    private readonly Option<string> _basis;
    private readonly Option<bool> _late;

    public ForecastTargetCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("target", ForecastTexts.Target, surroundings, language, global)
    {
        _unit = new Option<string>("--unit") { Description = ForecastTexts.TargetUnit.In(language), HelpName = "CODE" };
        _basis = new Option<string>("--basis") { Description = ExplainTexts.Basis.In(language), HelpName = "CODE" };
        _late = new Option<bool>("--late") { Description = ForecastTexts.TargetLate.In(language) };
        foreach (Option option in (Option[])[_unit, _basis, _late, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt forecast target", "bhyt forecast target --late --basis MPS-RES", "bhyt forecast target --unit 99001 --basis MPS-RES", "bhyt forecast target --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        using StatisticReading reading = new(WarehousePath(line));
        screen.Document(new { Target = new ForecastTables(screen, reading.Figures).Target(line.GetValue(_unit), line.GetValue(_basis), line.GetValue(_late)), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
