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
