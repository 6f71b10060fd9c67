using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Signals;
using BhytWarehouse.Schema;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt signals set</c>: changes a limit of a rule from the next evaluation on.</summary>
internal sealed class SignalsSetCommand : BhytCommand
{
    private readonly Argument<string> _rule;
    private readonly Argument<string> _limit;
    private readonly Option<string> _reason;

    public SignalsSetCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("set", HelpTexts.SignalsSet, surroundings, language, global)
    {
        _rule = new Argument<string>("RULE") { Description = HelpTexts.SignalsRule.In(language) };
        _limit = new Argument<string>("NAME=NUMBER") { Description = HelpTexts.SignalsLimit.In(language) };
        _reason = new Option<string>("--reason") { Description = HelpTexts.MatchReason.In(language), HelpName = "TEXT", Required = true };
        Arguments.Add(_rule);
        Arguments.Add(_limit);
        Options.Add(_reason);
        Options.Add(global.Warehouse);
    }

    public override IReadOnlyList<string> Examples => ["bhyt signals set R77 MostDays=60 --reason \"decrease reports take two months here\""];

    /// <exception cref="UsageException">The text is no limit of the rule.</exception>
    public static (string Name, decimal Value) LimitOf(string text, WarehouseSignal signal, Language language)
    {
        string[] parts = text.Split('=', 2);
        if (parts.Length != 2 || !decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal value))
        {
            throw new UsageException(SignalTexts.NotALimit.In(language, text));
        }

        return signal.Thresholds.Any(threshold => threshold.Name == parts[0])
            ? (parts[0], value)
            : throw new UsageException(SignalTexts.NoSuchLimit.In(language, signal.Code, parts[0], signal.Thresholds.Count == 0 ? SignalTexts.None.In(language) : string.Join(", ", signal.Thresholds.Select(threshold => threshold.Name))));
    }

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        WarehouseSignal signal = SignalsCommand.Find(line.GetValue(_rule)!, Language);
        (string name, decimal value) = LimitOf(line.GetValue(_limit)!, signal, Language);
        string path = WarehousePath(line);
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenWriter();
        OperatorLog log = new(WarehouseHome.JobsPathIn(Path.GetDirectoryName(Path.GetFullPath(path))!), Surroundings.Time);
        long action = log.Begin(Environment.UserName, "signals set", $"{signal.Code} {name}", line.GetValue(_reason)!);
        decimal before = new SignalLimits(connection).Set(signal, name, value);
        log.End(action, string.Create(CultureInfo.InvariantCulture, $"{before:0.####} to {value:0.####}"));
        screen.Good(SignalTexts.LimitSet, signal.Code, name, value.ToString("0.####", CultureInfo.InvariantCulture), before.ToString("0.####", CultureInfo.InvariantCulture));
        screen.Document(new { Rule = signal.Code, Limit = name, Value = value, Before = before, ExitCode = Done });
        return Task.FromResult(Done);
    }
}
