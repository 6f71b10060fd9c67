using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>The first figures, read from mart.* and nowhere else: what a report would show.</summary>
public sealed class MartFigures(SqliteConnection connection)
{
    private const string BothSides = "SELECT MonthKey FROM mart_FundPaymentMonth GROUP BY MonthKey HAVING SUM(FundPaidAmount) > 0 AND SUM(MemberMonthCount) > 0";

    public IReadOnlyList<CoverageFigure> Coverage() =>
        connection.Rows(
            "SELECT MonthKey, ProvinceCode, PopulationBasisCode, BasisYear, MemberCount, PersonCount, CoverageRate FROM mart_CoverageMonth ORDER BY MonthKey, ProvinceCode, PopulationBasisCode",
            reader => new CoverageFigure(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt64(4), reader.GetInt64(5), reader.IsDBNull(6) ? null : reader.GetDecimal(6)));

    /// <summary>The province against its target, by month and basis.</summary>
    public IReadOnlyList<TargetDistanceFigure> TargetDistances() =>
        connection.Rows(
            "SELECT MonthKey, PopulationBasisCode, MemberCount, TargetMemberCount, MissingMemberCount, TargetRate, DocumentNumber FROM mart_CoverageTargetMonth WHERE UnitLevel = 'Province' AND IsSuppressed = 0 ORDER BY MonthKey, PopulationBasisCode",
            reader => new TargetDistanceFigure(reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetDecimal(5), reader.GetString(6)));

    /// <summary>The communes at the end of the last month that has a population by commune, in the units of that month and on the basis with most people; the farthest from its target first.</summary>
    public IReadOnlyList<CommuneCoverageFigure> Communes(int most) =>
        connection.Rows(
            $"""
            WITH shown AS
            (
                SELECT MonthKey, PopulationBasisCode FROM mart_CoverageByUnitView
                WHERE UnitViewCode = 'AsWas' AND PersonCount > 0
                GROUP BY MonthKey, PopulationBasisCode ORDER BY MonthKey DESC, SUM(PersonCount) DESC, PopulationBasisCode LIMIT 1
            )
            SELECT unit.MonthKey, unit.UnitCode, unit.UnitName, unit.PopulationBasisCode, unit.MemberCount, unit.PersonCount, unit.CoverageRate, target.TargetRate, target.MissingMemberCount
            FROM mart_CoverageByUnitView AS unit
            INNER JOIN shown ON shown.MonthKey = unit.MonthKey AND shown.PopulationBasisCode = unit.PopulationBasisCode
            LEFT JOIN mart_CoverageTargetMonth AS target
                ON target.MonthKey = unit.MonthKey AND target.UnitCode = unit.UnitCode AND target.PopulationBasisCode = unit.PopulationBasisCode AND target.UnitLevel = 'Commune'
            WHERE unit.UnitViewCode = 'AsWas'
            ORDER BY unit.CoverageRate - COALESCE(target.TargetRate, 0), unit.UnitCode LIMIT {most}
            """,
            reader => new CommuneCoverageFigure(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetInt64(4), reader.GetInt64(5), reader.IsDBNull(6) ? null : reader.GetDecimal(6), reader.IsDBNull(7) ? null : reader.GetDecimal(7), reader.IsDBNull(8) ? null : reader.GetInt64(8)));

    public IReadOnlyList<ArrearsFigure> Arrears() =>
        connection.Rows(
            """
            SELECT MonthKey, COUNT(*), SUM(CASE WHEN ArrearsAmount > 0 THEN 1 ELSE 0 END), SUM(CAST(ROUND(DueAmount * 100) AS INTEGER)), SUM(CAST(ROUND(PaidAmount * 100) AS INTEGER)),
                SUM(CAST(ROUND(ArrearsAmount * 100) AS INTEGER)), MAX(CASE WHEN ArrearsAmount > 0 THEN ArrearsAgeMonths ELSE 0 END)
            FROM mart_ArrearsMonth GROUP BY MonthKey ORDER BY MonthKey
            """,
            reader => new ArrearsFigure(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3) / 100m, reader.GetInt64(4) / 100m, reader.GetInt64(5) / 100m, reader.GetInt32(6)));

    /// <summary>The province and its facilities at the end of the last month with payments; the province first, then who used most of its estimate.</summary>
    public IReadOnlyList<EstimateUseFigure> EstimateUse(int most) =>
        connection.Rows(
            $"""
            SELECT MonthKey, FacilityCode, UnitName, FundPaidAmount, EstimateAmount, EstimateUseRate FROM mart_EstimateUseMonth
            WHERE MonthKey = (SELECT MAX(MonthKey) FROM mart_EstimateUseMonth WHERE FundPaidAmount > 0)
            ORDER BY CASE WHEN FacilityCode = '' THEN 0 ELSE 1 END, EstimateUseRate DESC, FacilityCode LIMIT {most}
            """,
            reader => new EstimateUseFigure(reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetDecimal(3), reader.GetDecimal(4), reader.IsDBNull(5) ? null : reader.GetDecimal(5)));

    /// <summary>Who sent fewest of the dossiers that were expected.</summary>
    public IReadOnlyList<ReportingFigure> Reporting(int most) =>
        connection.Rows(
            $"""
            SELECT FacilityCode, MAX(FacilityName), SUM(ExpectedDossierCount), SUM(PortalDossierCount), SUM(AcceptedDossierCount), SUM(RejectedDossierCount), SUM(LateDossierCount), SUM(ReceivedDossierCount)
            FROM mart_FacilityReportingMonth GROUP BY FacilityCode
            ORDER BY SUM(ExpectedDossierCount) - SUM(ReceivedDossierCount) DESC, FacilityCode LIMIT {most}
            """,
            reader => new ReportingFigure(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7)));

    /// <summary>All months and facilities together, by care type; the dearest first.</summary>
    public IReadOnlyList<ActivityFigure> CareTypes() => Activity("CareTypeCode", "CareTypeName", "CareTypeNameVietnamese", "FacilityMonth", "ClaimCount", 20);

    public IReadOnlyList<ActivityFigure> Facilities(int most) => Activity("FacilityCode", "FacilityName", "FacilityName", "FacilityMonth", "ClaimCount", most);

    public IReadOnlyList<ActivityFigure> CostGroups() => Activity("CostGroupCode", "CostGroupName", "CostGroupNameVietnamese", "FacilityCostGroupMonth", "LineCount", 30);

    /// <summary>First and last of the months that have payments and members: only there a rate means something. -1 where there is none.</summary>
    public (int First, int Last) FundPaymentMonths() =>
        connection.Rows($"SELECT COALESCE(MIN(MonthKey), -1), COALESCE(MAX(MonthKey), -1) FROM ({BothSides})", reader => (reader.GetInt32(0), reader.GetInt32(1)))[0];

    /// <summary>All months that have payments and members together, by participant group; the dearest group first.</summary>
    public IReadOnlyList<MemberMonthFigure> FundPayments() =>
        connection.Rows(
            $"SELECT GroupCode, MAX(ParticipantGroupName), MAX(ParticipantGroupNameVietnamese), SUM(CAST(ROUND(FundPaidAmount * 100) AS INTEGER)), SUM(MemberMonthCount) FROM mart_FundPaymentMonth WHERE MonthKey IN ({BothSides}) GROUP BY GroupCode ORDER BY 4 DESC, 1",
            reader => new MemberMonthFigure(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3) / 100m, reader.GetInt64(4)));

    private List<ActivityFigure> Activity(string code, string name, string vietnamese, string mart, string count, int most) =>
        connection.Rows(
            $"""
            SELECT CAST({code} AS TEXT), MAX({name}), MAX({vietnamese}), SUM({count}),
                SUM(CAST(ROUND(FacilityChargeAmount * 100) AS INTEGER)), SUM(CAST(ROUND(FundPaidAmount * 100) AS INTEGER))
            FROM mart_{mart} GROUP BY {code} ORDER BY 6 DESC, 1 LIMIT {most}
            """,
            reader => new ActivityFigure(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4) / 100m, reader.GetInt64(5) / 100m));
}
