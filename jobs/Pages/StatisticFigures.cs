using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>The figures of the methods of etl/Statistics, read from mart.* and nowhere else.</summary>
public sealed class StatisticFigures(SqliteConnection connection)
{
    /// <summary>The comparisons there are, the newest period first; of one period that with a year before, a month before a quarter.</summary>
    public IReadOnlyList<(string Code, int MonthKey)> Comparisons() =>
        connection.Rows(
            "SELECT ComparisonCode, MonthKey FROM mart_CostGrowth GROUP BY ComparisonCode, MonthKey ORDER BY MonthKey DESC, CASE ComparisonCode WHEN 'MonthOnYear' THEN 1 WHEN 'QuarterOnYear' THEN 2 ELSE 3 END",
            reader => (reader.GetString(0), reader.GetInt32(1)));

    /// <summary>One comparison by chapter, of one facility or (empty) all together; what changed most first.</summary>
    public IReadOnlyList<CostGrowthFigure> CostGrowth(string comparison, int monthKey, string facility) =>
        connection.Rows(
            """
            SELECT ComparisonCode, FromMonthKey, MonthKey, BaseFromMonthKey, BaseMonthKey, FacilityCode, FacilityName, ChapterLetter, BaseClaimCount, ClaimCount, BaseFundPaidAmount, FundPaidAmount,
                PeopleEffectAmount, FrequencyEffectAmount, MixEffectAmount, IntensityEffectAmount, PriceEffectAmount, MethodCode
            FROM mart_CostGrowth
            WHERE ComparisonCode = @comparison AND MonthKey = @month AND FacilityCode = @facility
            ORDER BY ABS(ChangeAmount) DESC, ChapterLetter
            """,
            reader => new CostGrowthFigure(
                reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetInt64(8), reader.GetInt64(9),
                reader.GetDecimal(10), reader.GetDecimal(11), reader.GetDecimal(12), reader.GetDecimal(13), reader.GetDecimal(14), reader.GetDecimal(15), reader.GetDecimal(16), reader.GetString(17)),
            ("@comparison", comparison), ("@month", monthKey), ("@facility", facility));

    /// <summary>The curves of a cohort, by group and day.</summary>
    public IReadOnlyList<CardSurvivalFigure> CardSurvival(string cohort) =>
        connection.Rows(
            """
            SELECT CohortCode, GroupCode, ParticipantGroupName, ParticipantGroupNameVietnamese, AfterDays, BeginDateKey, HorizonDateKey, GraceDays, AtRiskCount, LapsedCount, StoppedCount, SurvivalRate, LowRate, HighRate, MethodCode
            FROM mart_CardSurvival WHERE CohortCode = @cohort ORDER BY GroupCode, AfterDays
            """,
            reader => new CardSurvivalFigure(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6), reader.GetInt32(7), Whole(reader, 8), Whole(reader, 9), Whole(reader, 10),
                Fraction(reader, 11), Fraction(reader, 12), Fraction(reader, 13), reader.GetString(14)),
            ("@cohort", cohort));

    /// <summary>The provinces and their facilities; a province first, then who is likeliest to overrun.</summary>
    public IReadOnlyList<BudgetForecastFigure> BudgetForecasts() =>
        connection.Rows(
            """
            SELECT YearNumber, MonthKey, ProvinceCode, FacilityCode, UnitName, EstimateAmount, AskedAmount, LateAmount, RemainingAmount, ForecastAmount, LowAmount, HighAmount, OverrunRate, HistoryMonthCount, RemainingMonthCount,
                UnknownMonthCount, IsSeasonal, StateCode, MethodCode
            FROM mart_BudgetForecast ORDER BY YearNumber DESC, ProvinceCode, CASE WHEN FacilityCode = '' THEN 0 ELSE 1 END, COALESCE(OverrunRate, -1) DESC, ForecastAmount - EstimateAmount DESC, FacilityCode
            """,
            reader => new BudgetForecastFigure(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetDecimal(5), reader.GetDecimal(6), reader.GetDecimal(7), reader.GetDecimal(8), reader.GetDecimal(9),
                reader.GetDecimal(10), reader.GetDecimal(11), Fraction(reader, 12), reader.GetInt32(13), reader.GetInt32(14), reader.GetInt32(15), reader.GetInt32(16) == 1, reader.GetString(17), reader.GetString(18)));

    /// <summary>Every unit and group at each month of its path, of one unit or all; the province before its communes, those who need most first.</summary>
    /// <param name="unit">Code; null for every unit, each as a whole and at its deadline only.</param>
    public IReadOnlyList<CoveragePathFigure> CoveragePath(string? unit) =>
        connection.Rows(
            $"""
            SELECT GoalYear, AsOfMonthKey, MonthKey, DeadlineMonthKey, UnitCode, UnitName, UnitLevel, PopulationBasisCode, GroupCode, IsLastMonth, GoalRate, IsAssigned, DocumentNumber, ResponsibleUnitName, MemberCount, TargetMemberCount, NeededCount, NeededPerMonthCount,
                Expiring30Count, Expiring60Count, Expiring90Count, ExpectedLossCount, LeavingSupportCount, ForecastMemberCount, LowMemberCount, HighMemberCount, ReachRate, IsLate, StateCode, MethodCode
            FROM mart_CoveragePath
            WHERE {(unit is null ? "IsLastMonth = 1 AND GroupCode = ''" : "UnitCode = @unit")}
            ORDER BY GoalYear, PopulationBasisCode, CASE UnitLevel WHEN 'Province' THEN 0 ELSE 1 END, MonthKey, CASE WHEN GroupCode = '' THEN 0 ELSE 1 END, COALESCE(ReachRate, 2), NeededCount DESC, UnitCode, GroupCode
            """,
            reader => new CoveragePathFigure(
                reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetString(7), reader.GetString(8), reader.GetInt32(9) == 1, reader.GetDecimal(10), reader.GetInt32(11) == 1, reader.GetString(12), reader.GetString(13),
                Whole(reader, 14), Whole(reader, 15), Whole(reader, 16), Whole(reader, 17), Whole(reader, 18), Whole(reader, 19), Whole(reader, 20), Whole(reader, 21), Whole(reader, 22), Whole(reader, 23), Whole(reader, 24), Whole(reader, 25),
                Fraction(reader, 26), Whole(reader, 27) is { } late ? late == 1 : null, reader.GetString(28), reader.GetString(29)),
            ("@unit", unit ?? ""));

    private static long? Whole(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);

    private static decimal? Fraction(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDecimal(column);
}
