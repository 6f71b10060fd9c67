using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt signals show</c>: one rule with its legal basis, its limits and its alerts, the first to look at first.</summary>
internal sealed class SignalsShowCommand : BhytCommand
{
    private const int MostShown = 30;

    private readonly Argument<string> _rule;
    private readonly Option<string?> _facility;
    private readonly Option<int?> _month;
    private readonly Option<int?> _top;
    private readonly Option<bool> _open;
    private readonly Option<string?> _reason;

    public SignalsShowCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("show", HelpTexts.SignalsShow, surroundings, language, global)
    {
        _rule = new Argument<string>("RULE") { Description = HelpTexts.SignalsRule.In(language) };
        _facility = new Option<string?>("--facility") { Description = HelpTexts.SignalsFacility.In(language), HelpName = "CODE" };
        _month = new Option<int?>("--month") { Description = HelpTexts.SignalsMonth.In(language), HelpName = "YYYYMM" };
        _top = new Option<int?>("--top") { Description = HelpTexts.SignalsTop.In(language, MostShown), HelpName = "N" };
        _open = new Option<bool>("--open") { Description = HelpTexts.SignalsOpen.In(language) };
        _reason = new Option<string?>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT" };
        Arguments.Add(_rule);
        foreach (Option option in (Option[])[_facility, _month, _top, _open, _reason])
        {
            Options.Add(option);
        }

        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt signals show R24", "bhyt signals show R24 --facility 00001 --month 202507 --top 10", "bhyt signals show R77 --open --reason \"review of second cards, plan of July\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        WarehouseSignal signal = SignalsCommand.Find(line.GetValue(_rule)!, Language);
        bool isOpened = line.GetValue(_open);
        string? reason = line.GetValue(_reason);
        if (isOpened && string.IsNullOrWhiteSpace(reason))
        {
            throw new UsageException(SignalTexts.OpenNeedsReason.In(Language));
        }

        string path = WarehousePath(line);
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        SignalBook book = new(connection);
        SignalStanding standing = book.Standings().Single(known => known.RuleCode == signal.Code);
        bool hidesPersons = signal.Subject == WarehouseSignalSubject.Member && !isOpened;
        SignalActions actions = new(connection, Path.GetDirectoryName(Path.GetFullPath(path))!, Surroundings.Time, Language);
        Alert[] alerts = [.. actions.Alerts(signal, line.GetValue(_facility), line.GetValue(_month), isOpened: !hidesPersons, line.GetValue(_top) ?? MostShown)];
        if (isOpened && signal.Subject == WarehouseSignalSubject.Member)
        {
            actions.NoteOpened(signal, Surroundings.Account, reason!, alerts.Length);
        }

        TellRule(signal, standing, book, screen);
        if (hidesPersons)
        {
            screen.Line(SignalTexts.PersonsHidden, screen.Count(standing.AlertCount), signal.Code);
        }
        else
        {
            screen.Heading(SignalTexts.First, screen.Count(alerts.Length), screen.Count(standing.AlertCount));
            screen.Table(
                [
                    new Column(SignalTexts.Subject), new Column(SignalTexts.Month, IsNumber: true), new Column(SignalTexts.AtRisk, IsNumber: true), new Column(SignalTexts.Level, IsNumber: true),
                    new Column(SignalTexts.Rank, IsNumber: true), new Column(SignalTexts.State), new Column(SignalTexts.Evidence, Wraps: true),
                ],
                alerts.Select(alert => (IReadOnlyList<string>)
                [
                    alert.SubjectCode, alert.MonthKey.ToString(CultureInfo.InvariantCulture), screen.Dong(alert.AmountAtRisk), alert.AlarmLevel.ToString(CultureInfo.InvariantCulture),
                    alert.RankScore.ToString("0.000", CultureInfo.InvariantCulture), alert.State.ToString(), alert.Evidence,
                ]));
        }

        screen.Document(new
        {
            Rule = signal.Code, standing.Name, standing.VietnameseName, standing.StateCode, standing.NotApplicableReason, Basis = signal.View.Header["Basis"], KnownInnocent = signal.View.Header["Known innocent"],
            signal.Version, Limits = book.Thresholds(signal.Code).Select(limit => new { limit.Name, limit.Value, limit.Proposed, limit.Meaning, limit.IsSet }), standing.AlertCount, PersonsHidden = hidesPersons, Alerts = alerts, ExitCode = Done,
        });
        return Task.FromResult(Done);
    }

    private void TellRule(WarehouseSignal signal, SignalStanding standing, SignalBook book, Screen screen)
    {
        screen.Heading(SignalTexts.OneRule, signal.Code, Language == Language.Vietnamese ? signal.VietnameseTitle : signal.View.Title!, signal.Version, signal.VersionDateKey);
        screen.Plain(signal.View.Header["Suspicion"]);
        screen.Line(SignalTexts.Basis, signal.View.Header["Basis"]);
        screen.Line(SignalTexts.KnownInnocent, signal.View.Header["Known innocent"]);
        screen.Line(SignalTexts.AmountMeaning, signal.View.Header["Amount at risk"]);
        screen.Line(SignalTexts.Alarm, signal.View.Header["Alarm"]);
        foreach ((string name, decimal value, decimal proposed, string meaning, _) in book.Thresholds(signal.Code))
        {
            screen.Line(SignalTexts.Limit, name, value.ToString("0.####", CultureInfo.InvariantCulture), meaning, proposed.ToString("0.####", CultureInfo.InvariantCulture));
        }

        if (standing.StateCode == "NotApplicable")
        {
            screen.Warn(SignalTexts.NotApplicable, signal.Code, standing.NotApplicableReason);
        }
        else if (standing.StateCode == "HeldBack")
        {
            screen.Bad(SignalTexts.HeldBack, signal.Code, standing.NotApplicableReason);
        }
        else if (standing.StateCode == "NotYet")
        {
            screen.Warn(SignalTexts.NotYet, signal.Code);
        }
    }
}
