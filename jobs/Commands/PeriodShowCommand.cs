using System.CommandLine;
using System.Globalization;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Jobs.Pages;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Commands;

/// <summary><c>bhyt period show</c>: what a closed month was, what arrived since, and what it is now.</summary>
internal sealed class PeriodShowCommand : BhytCommand
{
    private const int MostShown = 20;

    private readonly Argument<string> _month;
    private readonly Option<int?> _closing;
    private readonly Option<string> _facility;

    public PeriodShowCommand(CommandSurroundings surroundings, Language language, GlobalOptions global)
        : base("show", HelpTexts.PeriodShow, surroundings, language, global)
    {
        _month = PeriodCommand.MonthArgument(language);
        _closing = NumberOption.Whole("--closing", PeriodTexts.ClosingOption, 1, int.MaxValue, language);
        _facility = new Option<string>("--facility") { Description = HelpTexts.LedgerFacility.In(language), HelpName = "CODE" };
        Arguments.Add(_month);
        foreach (Option option in (Option[])[_closing, _facility, global.Warehouse])
        {
            Options.Add(option);
        }
    }

    public override IReadOnlyList<string> Examples => ["bhyt period show 2025-06", "bhyt period show 2025-06 --closing 1 --facility 00001"];

    protected override Task<int> RunAsync(ParseResult line, Screen screen, CancellationToken cancellationToken)
    {
        int month = PeriodCommand.MonthOf(line.GetValue(_month)!, Language);
        string path = WarehousePath(line);
        string facility = line.GetValue(_facility) ?? "";
        using SqliteConnection connection = SqliteWarehouse.OpenExisting(path).OpenReader();
        // One moment for all that is shown, also while a load publishes.
        using SqliteTransaction moment = connection.BeginTransaction(deferred: true);
        ClosingBook book = new(connection);
        PeriodClosing closing = (line.GetValue(_closing) is { } number ? book.Closings().FirstOrDefault(known => known.MonthKey == month && known.ClosingNumber == number) : book.Last(month))
            ?? throw new CommandException(PeriodTexts.NotClosed.In(Language, Screen.Month(month), line.GetValue(_closing) ?? 1));
        RevisionFigures figures = new(connection);
        IReadOnlyList<PeriodRevisionFigure> facilities = figures.Facilities(month, closing.ClosingNumber, facility);
        IReadOnlyList<IndicatorRevisionFigure> indicators = figures.Indicators(month, closing.ClosingNumber, facility);
        bool isAsFrozen = book.HashOf(closing.Key) == closing.FrozenHash;
        Dictionary<long, OperatorAction> actions = PeriodCommand.ActionsOf(path, Surroundings.Time);
        TellClosing(closing, actions, isAsFrozen, screen);
        TellFacilities(facilities, screen);
        TellIndicators(indicators, screen);
        int exitCode = isAsFrozen ? Done : Failed;
        screen.Document(new
        {
            Closing = PeriodCommand.ToDocument(closing, actions),
            IsAsFrozen = isAsFrozen,
            Facilities = facilities,
            Indicators = indicators.Where(indicator => indicator.IsRevised),
            IndicatorCount = indicators.Count,
            ExitCode = exitCode,
        });
        return Task.FromResult(exitCode);
    }

    private static void TellClosing(PeriodClosing closing, Dictionary<long, OperatorAction> actions, bool isAsFrozen, Screen screen)
    {
        screen.Heading(PeriodTexts.OneClosing, Screen.Month(closing.MonthKey), closing.ClosingNumber, PeriodCommand.Day(closing.ClosedDateKey), actions.GetValueOrDefault(closing.ActionNumber)?.Who ?? "?", actions.GetValueOrDefault(closing.ActionNumber)?.Reason ?? "?");
        screen.Line(PeriodTexts.FrozenTotals, screen.Count(closing.ClaimCount), screen.Count(closing.LineCount), screen.Dong(closing.FundPaidAmount), screen.Dong(closing.FacilityChargeAmount), screen.Count(closing.IndicatorValueCount), closing.AsOfLoadRunKey);
        if (closing.HeldDossierCount > 0)
        {
            screen.Line(PeriodTexts.WithoutHeld, screen.Count(closing.HeldDossierCount), screen.Dong(closing.HeldAmount));
        }

        if (closing.IsReopened)
        {
            screen.Line(PeriodTexts.ReopenedBecause, PeriodCommand.Day(closing.ReopenedDateKey), actions.GetValueOrDefault(closing.ReopeningActionNumber)?.Reason ?? "?");
        }

        if (isAsFrozen)
        {
            screen.Good(PeriodTexts.AsFrozen, closing.FrozenHash[..12]);
        }
        else
        {
            screen.Bad(PeriodTexts.NotAsFrozen, closing.FrozenHash[..12]);
        }
    }

    private static void TellFacilities(IReadOnlyList<PeriodRevisionFigure> facilities, Screen screen)
    {
        PeriodRevisionFigure[] revised = [.. facilities.Where(facility => facility.IsRevised)];
        screen.Heading(PeriodTexts.Revisions);
        if (revised.Length == 0)
        {
            screen.Line(PeriodTexts.NoRevision);
            return;
        }

        screen.Line(PeriodTexts.AddsUp);
        PeriodRevisionFigure whole = facilities.Aggregate(new PeriodRevisionFigure("", "", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), (sum, one) => new PeriodRevisionFigure(
            "", "", sum.AtClosingCount + one.AtClosingCount, sum.AddedCount + one.AddedCount, sum.ChangedCount + one.ChangedCount, sum.WithdrawnCount + one.WithdrawnCount, sum.MovedCount + one.MovedCount, sum.NowCount + one.NowCount,
            sum.AtClosingAmount + one.AtClosingAmount, sum.AddedAmount + one.AddedAmount, sum.ChangedAmount + one.ChangedAmount, sum.WithdrawnAmount + one.WithdrawnAmount, sum.NowAmount + one.NowAmount));
        screen.Table(
            [
                new Column(WithdrawTexts.FacilityColumn), new Column(PeriodTexts.AtClosing, IsNumber: true), new Column(PeriodTexts.Added, IsNumber: true), new Column(PeriodTexts.Changed, IsNumber: true),
                new Column(LoadTexts.Withdrawn, IsNumber: true), new Column(PeriodTexts.Now, IsNumber: true),
            ],
            revised.Take(MostShown).Append(whole).SelectMany(facility => (IReadOnlyList<string>[])
            [
                [facility == whole ? DemoTexts.Total.In(screen.Language) : facility.FacilityCode, screen.Count(facility.AtClosingCount), Signed(facility.AddedCount, screen), screen.Count(facility.ChangedCount), Signed(-facility.WithdrawnCount, screen), screen.Count(facility.NowCount)],
                ["", screen.Dong(facility.AtClosingAmount), Signed(facility.AddedAmount, screen), Signed(facility.ChangedAmount, screen), Signed(facility.WithdrawnAmount, screen), screen.Dong(facility.NowAmount)],
            ]));
        if (revised.Length > MostShown)
        {
            screen.Line(LoadTexts.AndMore, revised.Length - MostShown);
        }

        if (whole.MovedCount > 0)
        {
            screen.Line(PeriodTexts.Moved, screen.Count(whole.MovedCount));
        }
    }

    private static void TellIndicators(IReadOnlyList<IndicatorRevisionFigure> indicators, Screen screen)
    {
        IndicatorRevisionFigure[] revised = [.. indicators.Where(indicator => indicator.IsRevised)];
        screen.Heading(PeriodTexts.Indicators, screen.Count(revised.Length), screen.Count(indicators.Count));
        if (revised.Length == 0)
        {
            return;
        }

        screen.Table(
            [
                new Column(FigureTexts.Code), new Column(PeriodTexts.Slice, Wraps: true), new Column(PeriodTexts.AtClosing, IsNumber: true), new Column(PeriodTexts.Now, IsNumber: true), new Column(PeriodTexts.Difference, IsNumber: true),
            ],
            revised.Take(MostShown).Select(indicator => (IReadOnlyList<string>)
                [indicator.IndicatorCode, indicator.Slice, Fraction(indicator.NumeratorAtClosing, indicator.DenominatorAtClosing), Fraction(indicator.NumeratorNow, indicator.DenominatorNow), indicator.ValueDifference is { } difference ? Number(difference) : "–"]));
        if (revised.Length > MostShown)
        {
            screen.Line(LoadTexts.AndMore, revised.Length - MostShown);
        }

        static string Fraction(decimal numerator, decimal denominator) => $"{Number(numerator)} / {Number(denominator)}";
        static string Number(decimal value) => value.ToString("0.######", CultureInfo.InvariantCulture);
    }

    private static string Signed(long count, Screen screen) => (count > 0 ? "+" : "") + screen.Count(count);

    private static string Signed(decimal amount, Screen screen) => (amount > 0 ? "+" : "") + screen.Dong(amount);
}
