using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt signals review</c>: keeps what a reviewer decided about an alert.</summary>
internal sealed class SignalsReviewCommand : BhytCommand
{
    private readonly Argument<string> _rule;
    private readonly Argument<string> _subject;
    private readonly Option<string> _state;
    private readonly Option<decimal> _recovered;
    private readonly Option<string> _reason;

    public SignalsReviewCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("review", HelpTexts.SignalsReview, surroundings, language, global)
    {
        _rule = new Argument<string>("RULE") { Description = HelpTexts.SignalsRule.In(language) };
        _subject = new Argument<string>("SUBJECT") { Description = HelpTexts.SignalsSubject.In(language) };
        _state = new Option<string>("--state") { Description = HelpTexts.SignalsState.In(language), HelpName = "STATE", Required = true };
        _recovered = new Option<decimal>("--recovered") { Description = HelpTexts.SignalsRecovered.In(language), HelpName = "ĐỒNG" };
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT", Required = true };
        Arguments.Add(_rule);
        Arguments.Add(_subject);
        foreach (Option option in (Option[])[_state, _recovered, _reason])
        {
            Options.Add(option);
        }

        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt signals review R24 00001/C123 --state confirmed --recovered 2500000 --reason \"both stays were billed, minutes 12/GĐ\"", "bhyt signals review R24 00001/C124 --state new --reason \"looked at the wrong dossier\""];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        WarehouseSignal signal = SignalsCommand.Find(line.GetValue(_rule)!, Language);
        string told = line.GetValue(_state)!;
        if (!Enum.TryParse(told.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out AlertReviewState state) || int.TryParse(told, NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
        {
            throw new UsageException(SignalTexts.NoSuchState.In(Language, told));
        }

        string path = WarehousePath(line);
        string subject = line.GetValue(_subject)!;
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenWriter();
        new SignalActions(connection, Path.GetDirectoryName(Path.GetFullPath(path))!, Surroundings.Time, Language).Decide(signal, subject, state, line.GetValue(_recovered), Surroundings.Account, line.GetValue(_reason)!);
        screen.Good(SignalTexts.Decided, signal.Code, subject, state);
        screen.Document(new { Rule = signal.Code, Subject = subject, State = state, Recovered = line.GetValue(_recovered), ExitCode = Done });
        return Task.FromResult(Done);
    }
}
