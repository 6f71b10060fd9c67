using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Sources;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt period</c> and <c>bhyt period list</c>: which settlement months were closed, when, by whom and why.</summary>
internal sealed class PeriodCommand : BhytCommand
{
    public PeriodCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("period", HelpTexts.Period, surroundings, language, global)
    {
        Options.Add(global.Warehouse);
        Subcommands.Add(new PeriodListCommand(surroundings, language, global));
        Subcommands.Add(new PeriodShowCommand(surroundings, language, global));
        Subcommands.Add(new PeriodActionCommand("close", HelpTexts.PeriodClose, ["bhyt period close 2025-06 --reason \"settled with the fund\""], surroundings, language, global));
        Subcommands.Add(new PeriodActionCommand("reopen", HelpTexts.PeriodReopen, ["bhyt period reopen 2025-06 --reason \"the quarter is settled anew\""], surroundings, language, global));
    }

    public override IReadOnlyList<string> Examples => ["bhyt period", "bhyt period close 2025-06 --reason \"settled with the fund\"", "bhyt period show 2025-06"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        TellAll(WarehousePath(line), Surroundings.Time, screen);
        return Task.FromResult(Done);
    }

    public static Argument<string> MonthArgument(Language language) => new("MONTH") { Description = PeriodTexts.Month.In(language) };

    /// <summary>A month yyyy-MM as yyyymm.</summary>
    public static int MonthOf(string word, Language language) =>
        DateOnly.TryParseExact(word, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month)
            ? (month.Year * 100) + month.Month
            : throw new UsageException(ErrorTexts.NotAMonth.In(language, "MONTH", word));

    public static PeriodClosingRun Open(WarehouseHome home, TimeProvider time) => new(home.Warehouse, SourceRegister.All, FollowUp.OpenLog(home), time);

    public static void TellAll(string path, TimeProvider time, Screen screen)
    {
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        IReadOnlyList<PeriodClosing> closings = new ClosingBook(connection).Closings();
        Dictionary<long, OperatorAction> actions = ActionsOf(path, time);
        if (closings.Count == 0)
        {
            screen.Line(PeriodTexts.None);
        }
        else
        {
            screen.Heading(PeriodTexts.Closings);
            screen.Table(
                [
                    new Column(LoadTexts.Month), new Column(PeriodTexts.Number, IsNumber: true), new Column(PeriodTexts.ClosedOn), new Column(PeriodTexts.Dossiers, IsNumber: true), new Column(FigureTexts.FundPaid, IsNumber: true),
                    new Column(LoadTexts.State), new Column(QuarantineTexts.Who), new Column(LoadTexts.Reason, Wraps: true),
                ],
                closings.Select(closing => (IReadOnlyList<string>)
                [
                    Screen.Month(closing.MonthKey), closing.ClosingNumber.ToString(CultureInfo.InvariantCulture), Day(closing.ClosedDateKey), screen.Count(closing.ClaimCount), screen.Dong(closing.FundPaidAmount),
                    closing.IsReopened ? screen.Say(PeriodTexts.ReopenedOn, Day(closing.ReopenedDateKey)) : PeriodTexts.Closed.In(screen.Language),
                    actions.GetValueOrDefault(closing.ActionNumber)?.Who ?? "?", actions.GetValueOrDefault(closing.ActionNumber)?.Reason ?? "?",
                ]));
        }

        screen.Document(new { Closings = closings.Select(closing => ToDocument(closing, actions)), ExitCode = Done });
    }

    public static Dictionary<long, OperatorAction> ActionsOf(string warehousePath, TimeProvider time) =>
        new OperatorLog(WarehouseHome.JobsPathIn(Path.GetDirectoryName(warehousePath)!), time).Actions().ToDictionary(action => action.Number);

    public static object ToDocument(PeriodClosing closing, Dictionary<long, OperatorAction> actions) => new
    {
        Month = closing.MonthKey,
        Number = closing.ClosingNumber,
        ClosedOn = closing.ClosedDateKey,
        closing.AsOfLoadRunKey,
        Dossiers = closing.ClaimCount,
        Lines = closing.LineCount,
        closing.FundPaidAmount,
        closing.FacilityChargeAmount,
        IndicatorValues = closing.IndicatorValueCount,
        HeldDossiers = closing.HeldDossierCount,
        closing.HeldAmount,
        closing.FrozenHash,
        Action = closing.ActionNumber,
        Who = actions.GetValueOrDefault(closing.ActionNumber)?.Who,
        Reason = actions.GetValueOrDefault(closing.ActionNumber)?.Reason,
        closing.IsReopened,
        ReopenedOn = closing.IsReopened ? closing.ReopenedDateKey : (int?)null,
        ReopeningReason = closing.IsReopened ? actions.GetValueOrDefault(closing.ReopeningActionNumber)?.Reason : null,
    };

    public static string Day(int key) => string.Create(CultureInfo.InvariantCulture, $"{key / 10_000:0000}-{key / 100 % 100:00}-{key % 100:00}");
}
