using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt signals preview</c> and <c>backtest</c>: what a rule would find with other limits, over all and by past month; nothing is changed.</summary>
internal sealed class SignalsTrialCommand : BhytCommand
{
    private readonly Argument<string> _rule;
    private readonly Option<string[]> _limits;
    private readonly bool _isByMonth;

    public SignalsTrialCommand(string name, Text description, CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base(name, description, surroundings, language, global)
    {
        _isByMonth = name == "backtest";
        _rule = new Argument<string>("RULE") { Description = HelpTexts.SignalsRule.In(language) };
        _limits = new Option<string[]>("--limit") { Description = HelpTexts.SignalsLimit.In(language), HelpName = "NAME=NUMBER", AllowMultipleArgumentsPerToken = true };
        Arguments.Add(_rule);
        Options.Add(_limits);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => [$"bhyt signals {Name} R77", $"bhyt signals {Name} R77 --limit MostDays=60"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        WarehouseSignal signal = SignalsCommand.Find(line.GetValue(_rule)!, Language);
        Dictionary<string, decimal> limits = (line.GetValue(_limits) ?? []).Select(text => SignalsSetCommand.LimitOf(text, signal, Language)).ToDictionary(limit => limit.Name, limit => limit.Value, StringComparer.Ordinal);
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(WarehousePath(line)).OpenWriter();
        TrialOutcome tried = new SignalTrial(connection).Try(signal, limits);
        if (tried.MissingReference.Length > 0)
        {
            screen.Warn(SignalTexts.NotApplicable, signal.Code, tried.MissingReference);
        }
        else
        {
            screen.Line(SignalTexts.Tried, signal.Code, screen.Count(tried.HitCount), screen.Dong(tried.AmountAtRisk), screen.Count(tried.FacilityCount), screen.Count(tried.StandingCount), screen.Count(tried.SharedCount));
            long judged = tried.ConfirmedCount + tried.InnocentCount;
            if (judged > 0)
            {
                screen.Line(SignalTexts.Judged, screen.Count(tried.ConfirmedCount), screen.Count(tried.InnocentCount), ((decimal)tried.InnocentCount / judged).ToString("0.0 %", CultureInfo.InvariantCulture));
            }

            if (tried.Overlap.Count > 0)
            {
                screen.Line(SignalTexts.Overlap, string.Join(", ", tried.Overlap.Take(10).Select(other => $"{other.RuleCode} {screen.Count(other.Count)}")));
            }

            if (_isByMonth)
            {
                screen.Table(
                    [new Column(SignalTexts.Month, IsNumber: true), new Column(SignalTexts.Alerts, IsNumber: true), new Column(SignalTexts.AtRisk, IsNumber: true), new Column(SignalTexts.Facilities, IsNumber: true), new Column(SignalTexts.Confirmed, IsNumber: true), new Column(SignalTexts.Innocent, IsNumber: true)],
                    tried.Months.Select(month => (IReadOnlyList<string>)[month.MonthKey.ToString(CultureInfo.InvariantCulture), screen.Count(month.HitCount), screen.Dong(month.AmountAtRisk), screen.Count(month.FacilityCount), screen.Count(month.ConfirmedCount), screen.Count(month.InnocentCount)]));
            }
        }

        screen.Document(new { Rule = signal.Code, Limits = limits, Outcome = tried, ExitCode = Done });
        return Task.FromResult(Done);
    }
}
