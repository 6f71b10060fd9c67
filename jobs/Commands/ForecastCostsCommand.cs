using System.CommandLine;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt forecast costs</c>: the change of the fund's payment, divided into its causes without a rest.</summary>
internal sealed class ForecastCostsCommand : BhytCommand
{
    private readonly Option<string> _facility;
    private readonly Option<int?> _month;
    private readonly Option<string> _against;

    public ForecastCostsCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("costs", ForecastTexts.Costs, surroundings, language, global)
    {
        _facility = new Option<string>("--facility") { Description = ForecastTexts.Facility.In(language), HelpName = "CODE" };
        _month = NumberOption.Month("--month", ForecastTexts.Month, language);
        _against = new Option<string>("--against") { Description = ForecastTexts.Against.In(language), HelpName = "PERIOD" };
        foreach (Option option in (Option[])[_facility, _month, _against, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt forecast costs", "bhyt forecast costs --facility 00001 --month 2025-09 --against quarter", "bhyt forecast costs --json"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        string? comparison = line.GetValue(_against) switch
        {
            null => null,
            "year" => "MonthOnYear",
            "year-quarter" => "QuarterOnYear",
            "quarter" => "QuarterOnQuarter",
            { } other => throw new UsageException(ForecastTexts.NotAgainst.In(Language, other)),
        };
        using StatisticReading reading = new(WarehousePath(line));
        screen.Document(new { Costs = new ForecastTables(screen, reading.Figures).Costs(line.GetValue(_facility) ?? "", line.GetValue(_month), comparison), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
