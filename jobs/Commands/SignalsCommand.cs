using System.CommandLine;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt signals</c>: the rules of suspicion, what each found, and which of them do not apply.</summary>
internal sealed class SignalsCommand : BhytCommand
{
    public SignalsCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("signals", HelpTexts.Signals, surroundings, language, global)
    {
        Options.Add(global.Warehouse);
        Subcommands.Add(new SignalsShowCommand(surroundings, language, global));
        Subcommands.Add(new SignalsReviewCommand(surroundings, language, global));
        Subcommands.Add(new SignalsTrialCommand("preview", HelpTexts.SignalsPreview, surroundings, language, global));
        Subcommands.Add(new SignalsTrialCommand("backtest", HelpTexts.SignalsBacktest, surroundings, language, global));
        Subcommands.Add(new SignalsSetCommand(surroundings, language, global));
    }

    public override IReadOnlyList<string> Examples => ["bhyt signals", "bhyt signals show R77", "bhyt signals preview R77 --limit MostDays=60", "bhyt signals review R24 00001/C123 --state explained --reason \"transfer on the day of discharge\""];

    /// <exception cref="UsageException">There is no such rule.</exception>
    public static WarehouseSignal Find(string code, Language language) =>
        WarehouseSignal.All.FirstOrDefault(signal => string.Equals(signal.Code, code, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException(SignalTexts.NoSuchRule.In(language, code, string.Join(", ", WarehouseSignal.All.Select(signal => signal.Code))));

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(WarehousePath(line)).OpenReader();
        IReadOnlyList<SignalStanding> standings = new SignalBook(connection).Standings();
        screen.Heading(SignalTexts.Rules);
        screen.Table(
            [
                new Column(SignalTexts.Code), new Column(SignalTexts.Title, Wraps: true), new Column(SignalTexts.Alerts, IsNumber: true), new Column(SignalTexts.AtRisk, IsNumber: true),
                new Column(SignalTexts.New, IsNumber: true), new Column(SignalTexts.Confirmed, IsNumber: true), new Column(SignalTexts.Innocent, IsNumber: true),
            ],
            standings.Where(standing => standing.StateCode == "Evaluated").Select(standing => (IReadOnlyList<string>)
            [
                standing.RuleCode, screen.IsVietnamese ? standing.VietnameseName : standing.Name, screen.Count(standing.AlertCount), screen.Dong(standing.AmountAtRisk),
                screen.Count(standing.NewCount), screen.Count(standing.ConfirmedCount), screen.Count(standing.InnocentCount),
            ]));
        foreach (SignalStanding standing in standings.Where(standing => standing.StateCode == "NotApplicable"))
        {
            screen.Warn(SignalTexts.NotApplicable, standing.RuleCode, standing.NotApplicableReason);
        }

        foreach (SignalStanding standing in standings.Where(standing => standing.StateCode == "HeldBack"))
        {
            screen.Bad(SignalTexts.HeldBack, standing.RuleCode, standing.NotApplicableReason);
        }

        string[] notYet = [.. standings.Where(standing => standing.StateCode == "NotYet").Select(standing => standing.RuleCode)];
        if (notYet.Length > 0)
        {
            screen.Warn(SignalTexts.NotYet, string.Join(", ", notYet));
        }

        screen.Line(SignalTexts.HowToShow);
        screen.Document(new { Rules = standings, ExitCode = Done });
        return Task.FromResult(Done);
    }
}
