using System.Globalization;
using BhytWarehouse.Jobs.Pages;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Shows the figures of the methods, and gives back what a document holds of them.</summary>
internal sealed class ForecastTables(Screen screen, StatisticFigures figures)
{
    private const int MostUnits = 40;
    private const int MostChapters = 10;
    private const int QuarterOfAYear = 90;

    /// <summary>The path to the coverage that is set.</summary>
    /// <param name="unit">Null for every unit at its deadline.</param>
    /// <param name="basis">Null for every population basis.</param>
    /// <param name="lateOnly">Only those that will be late at their deadline.</param>
    public IReadOnlyList<CoveragePathFigure> Target(string? unit, string? basis, bool lateOnly)
    {
        CoveragePathFigure[] rows = [.. figures.CoveragePath(unit).Where(row => (basis is null || row.PopulationBasisCode == basis) && (!lateOnly || row.IsLate == true))];
        if (rows.Length == 0)
        {
            screen.Blank();
            screen.Warn(lateOnly ? ForecastTexts.NobodyLate : ForecastTexts.NoTarget);
            return rows;
        }

        foreach (IGrouping<(int Year, string Basis), CoveragePathFigure> goal in rows.GroupBy(row => (row.GoalYear, row.PopulationBasisCode)))
        {
            CoveragePathFigure[] shown = [.. goal.Where(row => row.GroupCode.Length == 0 || row.IsLastMonth)];
            screen.Heading(ForecastTexts.TargetTitle, goal.Key.Year, goal.Key.Basis, Screen.Month(shown[0].AsOfMonthKey));
            screen.Table(
                [
                    new Column(ForecastTexts.Unit), new Column(ForecastTexts.Until), new Column(ForecastTexts.Goal, IsNumber: true), new Column(FigureTexts.Members, IsNumber: true), new Column(ForecastTexts.Needed, IsNumber: true), new Column(ForecastTexts.PerMonth, IsNumber: true),
                    .. lateOnly ? [new Column(ForecastTexts.Expected, IsNumber: true), new Column(ForecastTexts.Reach, IsNumber: true), new Column(ForecastTexts.Responsible, Wraps: true)]
                        : new[] { new Column(ForecastTexts.Expiring, IsNumber: true), new Column(ForecastTexts.Expected, IsNumber: true), new Column(ForecastTexts.Reach, IsNumber: true), new Column(ForecastTexts.BehindPlan) },
                ],
                shown.Take(MostUnits).Select(row => (IReadOnlyList<string>)
                [
                    $"{row.UnitCode} {row.GroupCode}".Trim(), Screen.Month(row.MonthKey), screen.Percent(row.GoalRate), Number(row.MemberCount), Number(row.NeededCount), Number(row.NeededPerMonthCount),
                    .. lateOnly ? [] : new[] { row.Expiring90Count is null ? "–" : $"{Number(row.Expiring90Count)} ({Number(row.ExpectedLossCount)})" },
                    row.StateCode == "Forecast" ? Number(row.ForecastMemberCount) : "–", screen.Percent(row.ReachRate),
                    lateOnly ? row.ResponsibleUnitName.Length > 0 ? row.ResponsibleUnitName : "–" : row.IsLate switch { true => screen.Say(ForecastTexts.BehindPlan), false => "", null => "?" },
                ]));
            if (shown.Length > MostUnits)
            {
                screen.Line(ForecastTexts.MoreUnits, shown.Length - MostUnits);
            }

            foreach ((string state, Text why) in NotForecast)
            {
                if (shown.Count(row => row.StateCode == state) is > 0 and int count)
                {
                    screen.Line(why, count);
                }
            }
        }

        screen.Line(ForecastTexts.MethodLine, rows[0].MethodCode);
        return rows;
    }

    /// <summary>Why costs changed.</summary>
    /// <param name="facility">Empty for all together.</param>
    /// <param name="monthKey">Last month of the period; null for the newest.</param>
    /// <param name="comparison">Its code; null for the first there is.</param>
    public IReadOnlyList<CostGrowthFigure> Costs(string facility, int? monthKey, string? comparison)
    {
        (string code, int month) = figures.Comparisons().FirstOrDefault(known => (monthKey is null || known.MonthKey == monthKey) && (comparison is null || known.Code == comparison));
        CostGrowthFigure[] rows = code is null ? [] : [.. figures.CostGrowth(code, month, facility)];
        if (rows.Length == 0)
        {
            screen.Blank();
            screen.Warn(ForecastTexts.NoComparison);
            return rows;
        }

        (decimal before, decimal after) = (rows.Sum(row => row.BaseFundPaidAmount), rows.Sum(row => row.FundPaidAmount));
        screen.Heading(ForecastTexts.CostsTitle, Period(rows[0].FromMonthKey, rows[0].MonthKey), Period(rows[0].BaseFromMonthKey, rows[0].BaseMonthKey), facility.Length == 0 ? screen.Say(ForecastTexts.Everywhere) : $"{facility} {rows[0].FacilityName}".Trim());
        screen.Line(ForecastTexts.Change, screen.Dong(before), screen.Dong(after), Signed(after - before), ShareOf(after - before, before));
        screen.Table(
            [new Column(ForecastTexts.Cause), new Column(ForecastTexts.Effect, IsNumber: true), new Column(ForecastTexts.ShareOfBase, IsNumber: true)],
            [.. Causes.Select(cause => (IReadOnlyList<string>)[screen.Say(cause.Name), Signed(rows.Sum(cause.Of)), ShareOf(rows.Sum(cause.Of), before)]), [screen.Say(ForecastTexts.Together), Signed(after - before), ShareOf(after - before, before)]]);
        screen.Line(ForecastTexts.Chapters);
        screen.Table(
            [new Column(ForecastTexts.Chapter), new Column(ForecastTexts.Now, IsNumber: true), new Column(ForecastTexts.ChangeColumn, IsNumber: true), new Column(ForecastTexts.Largest), new Column(ForecastTexts.Effect, IsNumber: true)],
            rows.Take(MostChapters).Select(row =>
            {
                (Text name, Func<CostGrowthFigure, decimal> of) = Causes.MaxBy(cause => Math.Abs(cause.Of(row)));
                return (IReadOnlyList<string>)[row.ChapterLetter.Length == 0 ? "–" : row.ChapterLetter, screen.Dong(row.FundPaidAmount), Signed(row.ChangeAmount), screen.Say(name), Signed(of(row))];
            }));
        screen.Line(ForecastTexts.MethodLine, rows[0].MethodCode);
        return rows;
    }

    /// <summary>Whether estimates will hold.</summary>
    /// <param name="facility">Null for the province and all of them.</param>
    public IReadOnlyList<BudgetForecastFigure> Budget(string? facility)
    {
        BudgetForecastFigure[] rows = [.. figures.BudgetForecasts().Where(row => facility is null || row.FacilityCode == facility)];
        if (rows.Length == 0)
        {
            screen.Blank();
            screen.Warn(ForecastTexts.NoBudget);
            return rows;
        }

        screen.Heading(ForecastTexts.BudgetTitle, rows[0].YearNumber, Screen.Month(rows[0].MonthKey));
        screen.Table(
            [
                new Column(FigureTexts.Code), new Column(FigureTexts.Estimate, IsNumber: true), new Column(ForecastTexts.Asked, IsNumber: true), new Column(ForecastTexts.Late, IsNumber: true), new Column(ForecastTexts.Coming, IsNumber: true),
                new Column(ForecastTexts.YearEnd, IsNumber: true), new Column(ForecastTexts.AmountBand, IsNumber: true), new Column(ForecastTexts.Overrun, IsNumber: true),
            ],
            rows.Select(row => (IReadOnlyList<string>)
            [
                row.FacilityCode.Length > 0 ? row.FacilityCode : $"{row.ProvinceCode} {screen.Say(FigureTexts.WholeProvince)}", row.EstimateAmount == 0 ? "–" : Millions(row.EstimateAmount), Millions(row.AskedAmount),
                .. row.StateCode is "Forecast" or "NoEstimate" ? new[] { Millions(row.LateAmount), Millions(row.RemainingAmount), Millions(row.ForecastAmount), $"{Millions(row.LowAmount)} … {Millions(row.HighAmount)}", screen.Percent(row.OverrunRate) } : ["–", "–", "–", "–", "–"],
            ]));
        screen.Line(ForecastTexts.InMillions);
        if (rows.Max(row => row.UnknownMonthCount) is > 0 and int unknown)
        {
            screen.Warn(ForecastTexts.UnknownMonths, unknown);
        }

        if (!rows[0].IsSeasonal)
        {
            screen.Line(ForecastTexts.NoSeason, rows[0].HistoryMonthCount);
        }

        foreach (BudgetForecastFigure row in rows.Where(row => row.StateCode is "TooFewMonths" or "NoArrivalDays"))
        {
            screen.Warn(ForecastTexts.NotForecast, row.FacilityCode.Length > 0 ? row.FacilityCode : row.ProvinceCode, screen.Say(row.StateCode == "TooFewMonths" ? ForecastTexts.TooFewMonths : ForecastTexts.NoArrivalDays));
        }

        screen.Line(ForecastTexts.MethodLine, rows[0].MethodCode);
        return rows;
    }

    /// <summary>How long people stay insured; on the screen one line for each group, or the whole curve of one.</summary>
    public IReadOnlyList<CardSurvivalFigure> Survival(string? group)
    {
        List<CardSurvivalFigure> all = [];
        foreach ((string cohort, Text title) in (IEnumerable<(string, Text)>)[("Standing", ForecastTexts.SurvivalStanding), ("New", ForecastTexts.SurvivalNew)])
        {
            CardSurvivalFigure[] rows = [.. figures.CardSurvival(cohort).Where(row => group is null || string.Equals(row.GroupCode, group, StringComparison.OrdinalIgnoreCase))];
            all.AddRange(rows);
            if (rows.Length == 0)
            {
                continue;
            }

            // Of all groups the curve at one day that is everywhere, or the last before it.
            CardSurvivalFigure[] shown = group is not null ? rows : [.. rows.GroupBy(row => row.GroupCode).Select(curve => curve.Last(row => row.AfterDays <= Math.Max(QuarterOfAYear, curve.First().AfterDays)))];
            CardSurvivalFigure[] told = [.. shown.Where(row => group is not null || row.SurvivalRate is not null)];
            screen.Heading(title, Day(rows[0].BeginDateKey), rows[0].GraceDays, Day(rows[0].HorizonDateKey));
            screen.Table(
                [
                    new Column(FigureTexts.Code), new Column(FigureTexts.Name, Wraps: true), new Column(ForecastTexts.Days, IsNumber: true), new Column(ForecastTexts.AtRisk, IsNumber: true), new Column(ForecastTexts.Lapsed, IsNumber: true),
                    new Column(ForecastTexts.StillInsured, IsNumber: true), new Column(ForecastTexts.Band, IsNumber: true),
                ],
                told.Select(row => (IReadOnlyList<string>)
                [
                    row.GroupCode, row.GroupCode.Length == 0 ? screen.Say(ForecastTexts.AllGroups) : screen.IsVietnamese ? row.NameVietnamese : row.Name, screen.Count(row.AfterDays), Number(row.AtRiskCount), Number(row.LapsedCount),
                    screen.Percent(row.SurvivalRate), row.LowRate is null ? "–" : $"{screen.Percent(row.LowRate)} … {screen.Percent(row.HighRate)}",
                ]));
            if (told.Length < shown.Length)
            {
                screen.Line(ForecastTexts.HiddenGroups, shown.Length - told.Length);
            }
        }

        if (all.Count == 0)
        {
            screen.Blank();
            screen.Warn(ForecastTexts.NoSurvival);
            return all;
        }

        screen.Line(ForecastTexts.MethodLine, all[0].MethodCode);
        return all;
    }

    private static readonly (string State, Text Why)[] NotForecast = [("TooFar", ForecastTexts.TargetTooFar), ("TooFewMonths", ForecastTexts.TargetTooFewMonths), ("Over", ForecastTexts.TargetOver)];

    private static readonly (Text Name, Func<CostGrowthFigure, decimal> Of)[] Causes =
    [
        (ForecastTexts.People, row => row.PeopleEffectAmount), (ForecastTexts.Frequency, row => row.FrequencyEffectAmount), (ForecastTexts.Mix, row => row.MixEffectAmount),
        (ForecastTexts.Intensity, row => row.IntensityEffectAmount), (ForecastTexts.Price, row => row.PriceEffectAmount),
    ];

    private string Signed(decimal amount) => (amount > 0 ? "+" : "") + screen.Dong(amount);

    private string Millions(decimal amount) => screen.Count((long)Math.Round(amount / 1_000_000, MidpointRounding.AwayFromZero));

    private string Number(long? count) => count is { } known ? screen.Count(known) : "–";

    private string ShareOf(decimal amount, decimal before) => screen.Percent(before == 0 ? null : amount / before);

    private static string Period(int from, int to) => from == to ? Screen.Month(to) : $"{Screen.Month(from)} … {Screen.Month(to)}";

    private static string Day(int dateKey) => dateKey.ToString("0000-00-00", CultureInfo.InvariantCulture);
}
