using BhytWarehouse.Jobs.Pages;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Shows the first figures.</summary>
internal sealed class FigureTables(Screen screen)
{
    private const int MostFacilities = 5;
    private const int MostGroups = 12;

    public void Tell(MartFigures figures)
    {
        IReadOnlyList<CoverageFigure> coverage = figures.Coverage();
        screen.Heading(FigureTexts.Coverage);
        screen.Table(
            [new Column(FigureTexts.Month), new Column(FigureTexts.Province), new Column(FigureTexts.Basis), new Column(FigureTexts.Members, IsNumber: true), new Column(FigureTexts.People, IsNumber: true), new Column(FigureTexts.Rate, IsNumber: true)],
            coverage.Select(row => (IReadOnlyList<string>)[Screen.Month(row.MonthKey), row.ProvinceCode, row.BasisYear > 0 ? $"{row.PopulationBasisCode} {row.BasisYear}" : "–", screen.Count(row.MemberCount), screen.Count(row.PersonCount), screen.Percent(row.CoverageRate)]));

        Activity(FigureTexts.CareTypes, FigureTexts.Visits, figures.CareTypes(), withShare: false);
        Activity(FigureTexts.Facilities, FigureTexts.Visits, figures.Facilities(MostFacilities), withShare: false);
        Activity(FigureTexts.CostGroups, FigureTexts.Lines, figures.CostGroups(), withShare: true);

        IReadOnlyList<MemberMonthFigure> payments = figures.FundPayments();
        (int first, int last) = figures.FundPaymentMonths();
        screen.Heading(FigureTexts.PerMember, Screen.Month(first), Screen.Month(last));
        screen.Table(
            [new Column(FigureTexts.Code), new Column(FigureTexts.Name, Wraps: true), new Column(FigureTexts.FundPaid, IsNumber: true), new Column(FigureTexts.MemberMonths, IsNumber: true), new Column(FigureTexts.PerMemberMonth, IsNumber: true)],
            payments.Take(MostGroups).Select(row => (IReadOnlyList<string>)[row.GroupCode, screen.IsVietnamese ? row.NameVietnamese : row.Name, screen.Dong(row.FundPaidAmount), screen.Count(row.MemberMonthCount), row.FundPaidPerMemberMonth is { } amount ? screen.Dong(amount) : "–"]));
        if (payments.Count > MostGroups)
        {
            screen.Line(LoadTexts.AndMore, payments.Count - MostGroups);
        }
    }

    public static object ToDocument(MartFigures figures) => new
    {
        Coverage = figures.Coverage(),
        CareTypes = figures.CareTypes(),
        Facilities = figures.Facilities(MostFacilities),
        CostGroups = figures.CostGroups(),
        FundPayments = figures.FundPayments(),
    };

    private void Activity(Text title, Text count, IReadOnlyList<ActivityFigure> rows, bool withShare)
    {
        screen.Heading(title);
        // Facilities have no name until a feed of facilities brings it.
        bool hasNames = rows.Any(row => row.Name.Length > 0);
        decimal total = rows.Sum(row => row.FacilityChargeAmount);
        screen.Table(
            [new Column(FigureTexts.Code), .. hasNames ? new[] { new Column(FigureTexts.Name, Wraps: true) } : [], new Column(count, IsNumber: true), new Column(FigureTexts.Charge, IsNumber: true), new Column(FigureTexts.FundPaid, IsNumber: true), .. withShare ? new[] { new Column(FigureTexts.Share, IsNumber: true) } : []],
            rows.Select(row => (IReadOnlyList<string>)
            [
                row.Code,
                .. hasNames ? new[] { screen.IsVietnamese ? row.NameVietnamese : row.Name } : [],
                screen.Count(row.Count),
                screen.Dong(row.FacilityChargeAmount),
                screen.Dong(row.FundPaidAmount),
                .. withShare ? new[] { screen.Percent(total == 0 ? null : row.FacilityChargeAmount / total) } : [],
            ]));
    }
}
