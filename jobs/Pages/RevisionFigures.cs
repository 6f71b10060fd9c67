using BhytWarehouse.Etl.Engines.Sqlite;
using Microsoft.Data.Sqlite;

namespace BhytWarehouse.Jobs.Pages;

/// <summary>What arrived for closed months, read from mart.* and nowhere else.</summary>
public sealed class RevisionFigures(SqliteConnection connection)
{
    /// <summary>By facility; the greatest revision first.</summary>
    /// <param name="facilityCode">Empty for all.</param>
    public IReadOnlyList<PeriodRevisionFigure> Facilities(int monthKey, int closingNumber, string facilityCode) =>
        connection.Rows(
            """
            SELECT FacilityCode, FacilityName, DossierAtClosingCount, AddedDossierCount, ChangedDossierCount, WithdrawnDossierCount, MovedDossierCount, DossierNowCount,
                FundPaidAtClosingAmount, FundPaidAddedAmount, FundPaidChangedAmount, FundPaidWithdrawnAmount, FundPaidNowAmount
            FROM mart_PeriodRevision
            WHERE MonthKey = @month AND ClosingNumber = @number AND (@facility = '' OR FacilityCode = @facility)
            ORDER BY AddedDossierCount + ChangedDossierCount + WithdrawnDossierCount DESC, FacilityCode
            """,
            reader => new PeriodRevisionFigure(
                reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7),
                reader.GetDecimal(8), reader.GetDecimal(9), reader.GetDecimal(10), reader.GetDecimal(11), reader.GetDecimal(12)),
            ("@month", monthKey), ("@number", closingNumber), ("@facility", facilityCode));

    /// <summary>By indicator and slice.</summary>
    public IReadOnlyList<IndicatorRevisionFigure> Indicators(int monthKey, int closingNumber, string facilityCode) =>
        connection.Rows(
            """
            SELECT IndicatorCode, UnitCode, FacilityCode, CareTypeCode, CAST(CostGroupCode AS TEXT), GroupCode, PopulationBasisCode, SliceCode,
                NumeratorAtClosing, DenominatorAtClosing, NumeratorNow, DenominatorNow, ValueAtClosing, ValueNow, ValueDifference
            FROM mart_IndicatorRevision
            WHERE MonthKey = @month AND ClosingNumber = @number AND (@facility = '' OR FacilityCode = @facility)
            ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
            """,
            reader => new IndicatorRevisionFigure(
                reader.GetString(0), string.Join(' ', Enumerable.Range(1, 7).Select(reader.GetString).Where(part => part is not ("" or "0"))),
                reader.GetDecimal(8), reader.GetDecimal(9), reader.GetDecimal(10), reader.GetDecimal(11), Value(reader, 12), Value(reader, 13), Value(reader, 14)),
            ("@month", monthKey), ("@number", closingNumber), ("@facility", facilityCode));

    private static decimal? Value(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDecimal(column);
}
