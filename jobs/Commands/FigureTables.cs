using BhytWarehouse.Jobs.Pages;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>Shows the first figures.</summary>
internal sealed class FigureTables(Screen screen)
{
    private const int MostFacilities = 5;
    private const int MostGroups = 12;
    private const int MostCommunes = 12;

    public void Tell(MartFigures figures)
    {
        IReadOnlyList<CoverageFigure> coverage = figures.Coverage();
        screen.Heading(FigureTexts.Coverage);
        screen.Table(
            [new Column(FigureTexts.Month), new Column(FigureTexts.Province), new Column(FigureTexts.Basis), new Column(FigureTexts.Members, IsNumber: true), new Column(FigureTexts.People, IsNumber: true), new Column(FigureTexts.Rate, IsNumber: true)],
            coverage.Select(row => (IReadOnlyList<string>)[Screen.Month(row.MonthKey), row.ProvinceCode, row.BasisYear > 0 ? $"{row.PopulationBasisCode} {row.BasisYear}" : "–", screen.Count(row.MemberCount), screen.Count(row.PersonCount), screen.Percent(row.CoverageRate)]));

        TellTargets(figures);
        TellMoney(figures);
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
        TargetDistances = figures.TargetDistances(),
        Communes = figures.Communes(MostCommunes),
        Arrears = figures.Arrears(),
        EstimateUse = figures.EstimateUse(MostFacilities + 1),
        Reporting = figures.Reporting(MostFacilities),
        CareTypes = figures.CareTypes(),
        Facilities = figures.Facilities(MostFacilities),
        CostGroups = figures.CostGroups(),
        FundPayments = figures.FundPayments(),
    };

    private void TellTargets(MartFigures figures)
    {
        IReadOnlyList<TargetDistanceFigure> distances = figures.TargetDistances();
        if (distances.Count > 0)
        {
            screen.Heading(FigureTexts.TargetDistance);
            screen.Table(
                [new Column(FigureTexts.Month), new Column(FigureTexts.Basis), new Column(FigureTexts.Members, IsNumber: true), new Column(FigureTexts.Target, IsNumber: true), new Column(FigureTexts.TargetMembers, IsNumber: true), new Column(FigureTexts.Missing, IsNumber: true), new Column(FigureTexts.Document)],
                distances.Select(row => (IReadOnlyList<string>)[Screen.Month(row.MonthKey), row.PopulationBasisCode, screen.Count(row.MemberCount), screen.Percent(row.TargetRate), screen.Count(row.TargetMemberCount), screen.Count(row.MissingMemberCount), row.DocumentNumber]));
        }

        IReadOnlyList<CommuneCoverageFigure> communes = figures.Communes(MostCommunes);
        if (communes.Count > 0)
        {
            screen.Heading(FigureTexts.Communes, Screen.Month(communes[0].MonthKey), communes[0].PopulationBasisCode);
            screen.Table(
                [new Column(FigureTexts.Code), new Column(FigureTexts.Name, Wraps: true), new Column(FigureTexts.Members, IsNumber: true), new Column(FigureTexts.People, IsNumber: true), new Column(FigureTexts.Rate, IsNumber: true), new Column(FigureTexts.Target, IsNumber: true), new Column(FigureTexts.Missing, IsNumber: true)],
                communes.Select(row => (IReadOnlyList<string>)[row.UnitCode, row.UnitName, row.MemberCount is { } members ? screen.Count(members) : "–", screen.Count(row.PersonCount), screen.Percent(row.CoverageRate), screen.Percent(row.TargetRate), row.MissingMemberCount is { } missing ? screen.Count(missing) : "–"]));
        }
    }

    private void TellMoney(MartFigures figures)
    {
        IReadOnlyList<ArrearsFigure> arrears = figures.Arrears();
        if (arrears.Count > 0)
        {
            screen.Heading(FigureTexts.Arrears);
            screen.Table(
                [new Column(FigureTexts.Month), new Column(FigureTexts.PayingUnits, IsNumber: true), new Column(FigureTexts.UnitsInArrears, IsNumber: true), new Column(FigureTexts.Due, IsNumber: true), new Column(FigureTexts.Paid, IsNumber: true), new Column(FigureTexts.Owed, IsNumber: true), new Column(FigureTexts.OldestAge, IsNumber: true)],
                arrears.Select(row => (IReadOnlyList<string>)[Screen.Month(row.MonthKey), screen.Count(row.UnitCount), screen.Count(row.UnitsInArrears), screen.Dong(row.DueAmount), screen.Dong(row.PaidAmount), screen.Dong(row.ArrearsAmount), screen.Count(row.OldestAgeMonths)]));
        }

        IReadOnlyList<EstimateUseFigure> estimates = figures.EstimateUse(MostFacilities + 1);
        if (estimates.Count > 0)
        {
            screen.Heading(FigureTexts.EstimateUse, Screen.Month(estimates[0].MonthKey));
            screen.Table(
                [new Column(FigureTexts.Code), new Column(FigureTexts.Name, Wraps: true), new Column(FigureTexts.FundPaid, IsNumber: true), new Column(FigureTexts.Estimate, IsNumber: true), new Column(FigureTexts.Used, IsNumber: true)],
                estimates.Select(row => (IReadOnlyList<string>)[row.FacilityCode.Length > 0 ? row.FacilityCode : screen.Say(FigureTexts.WholeProvince), row.UnitName, screen.Dong(row.FundPaidAmount), screen.Dong(row.EstimateAmount), screen.Percent(row.EstimateUseRate)]));
        }

        IReadOnlyList<ReportingFigure> reporting = figures.Reporting(MostFacilities);
        if (reporting.Count > 0)
        {
            screen.Heading(FigureTexts.Reporting);
            screen.Table(
                [new Column(FigureTexts.Code), new Column(FigureTexts.Name, Wraps: true), new Column(FigureTexts.Expected, IsNumber: true), new Column(FigureTexts.AtPortal, IsNumber: true), new Column(FigureTexts.Accepted, IsNumber: true), new Column(FigureTexts.Rejected, IsNumber: true), new Column(FigureTexts.Late, IsNumber: true), new Column(FigureTexts.ReceivedHere, IsNumber: true)],
                reporting.Select(row => (IReadOnlyList<string>)[row.FacilityCode, row.FacilityName, screen.Count(row.ExpectedCount), screen.Count(row.PortalCount), screen.Count(row.AcceptedCount), screen.Count(row.RejectedCount), screen.Count(row.LateCount), screen.Count(row.ReceivedCount)]));
        }
    }

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
