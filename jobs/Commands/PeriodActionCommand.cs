using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Leases;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt period close</c> and <c>bhyt period reopen</c>.</summary>
internal sealed class PeriodActionCommand : BhytCommand
{
    private readonly Argument<string> _month;
    private readonly Option<string> _reason;

    public PeriodActionCommand(string name, Text description, IReadOnlyList<string> examples, CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base(name, description, surroundings, language, global)
    {
        Examples = examples;
        _month = PeriodCommand.MonthArgument(language);
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT", Required = true };
        Arguments.Add(_month);
        Options.Add(_reason);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples { get; }

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        bool isClosing = Name == "close";
        int month = PeriodCommand.MonthOf(line.GetValue(_month)!, Language);
        string reason = OperatorLog.Check(line.GetValue(_reason)!);
        string path = WarehousePath(line);
        SqliteWarehouse.OpenExisting(path);
        WarehouseHome home = WarehouseHome.OpenOrCreate(path, Surroundings.Time);
        // What is frozen are figures: nobody computes them meanwhile. Everything that could stand against it is asked again in the transaction itself.
        using Lease figures = LeasesOf(home).Await(LeaseResource.Figures, cancellationToken);
        PeriodClosingRun run = PeriodCommand.Open(home, Surroundings.Time);
        if ((isClosing ? run.ObstacleToClosing(month) : run.ObstacleToReopening(month)) is { } obstacle)
        {
            throw new CommandException(PeriodTexts.Of(obstacle.Obstacle).In(Language, Screen.Month(month), obstacle.Detail));
        }

        OperatorLog log = new(home.JobsPath, Surroundings.Time);
        long action = log.Begin(Environment.UserName, "period " + Name, Screen.Month(month), reason);
        try
        {
            PeriodClosing closing = isClosing ? run.Close(month, action) : run.Reopen(month, action);
            log.End(action, isClosing
                ? string.Create(CultureInfo.InvariantCulture, $"closing {closing.ClosingNumber}: {closing.ClaimCount} dossiers, {closing.FundPaidAmount} dong asked from the fund, {closing.IndicatorValueCount} indicator values, {closing.HeldDossierCount} dossiers held back")
                : string.Create(CultureInfo.InvariantCulture, $"closing {closing.ClosingNumber} reopened"));
            Tell(closing, isClosing, screen);
            screen.Document(new { Closing = PeriodCommand.ToDocument(closing, PeriodCommand.ActionsOf(path, Surroundings.Time)), ExitCode = Done });
            return Task.FromResult(Done);
        }
        catch (Exception exception)
        {
            log.End(action, "failed: " + Explain(exception, Language.English));
            throw;
        }
    }

    private static void Tell(PeriodClosing closing, bool isClosing, Screen screen)
    {
        if (!isClosing)
        {
            screen.Good(PeriodTexts.WasReopened, Screen.Month(closing.MonthKey), closing.ClosingNumber);
            return;
        }

        screen.Good(PeriodTexts.WasClosed, Screen.Month(closing.MonthKey), closing.ClosingNumber, screen.Count(closing.ClaimCount), screen.Dong(closing.FundPaidAmount), screen.Count(closing.IndicatorValueCount));
        if (closing.HeldDossierCount > 0)
        {
            screen.Warn(PeriodTexts.WithoutHeld, screen.Count(closing.HeldDossierCount), screen.Dong(closing.HeldAmount));
        }
    }
}
