using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Reported statistics arrive as the truth has them, corrections applied, parts left out.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class StatisticsTests(LoadedProvince province)
{
    private static readonly Dictionary<string, string> Codes = new() { ["STATIONS"] = "STATION", ["STATIONS_WITH_DOCTOR"] = "STATION-DOCTOR", ["BEDS"] = "BED", ["BAC_SI"] = "DOCTOR", ["LUOT_KHAM"] = "VISIT" };

    [Fact]
    public void ReportedStatistics_OfEveryMonth_AreThoseOfTheTruth()
    {
        province.Home.Rows(
            "SELECT StatisticCode, OrgUnitCode, PeriodEndDateKey / 100, ReportedQuantity FROM mart_ReportedStatistic WHERE PeriodTypeCode = 'M'",
            reader => (reader.GetString(0), reader.GetString(1), reader.GetInt32(2).ToString(System.Globalization.CultureInfo.InvariantCulture), reader.GetDecimal(3)))
            .ShouldBe(province.Truth.ReportedStatistics.Select(figure => (Codes[figure.Element], figure.UnitCode, figure.Period, figure.Quantity)), ignoreOrder: true);
        province.Home.Count("SELECT COUNT(*) FROM fact_HealthStatistic WHERE (OrgUnitKindCode = 'F' AND FacilityKey = -1) OR (OrgUnitKindCode = 'A' AND AdministrativeUnitKey = -1)").ShouldBe(0);
    }

    [Fact]
    public void StationsWithDoctorRate_EachMonthAndCommune_HasNumeratorAndDenominatorOfTheTruth()
    {
        decimal Truth(string element) => province.Truth.ReportedStatistics.Where(figure => figure.Element == element).Sum(figure => figure.Quantity);
        (decimal Numerator, decimal Denominator) sums = province.Home.Rows("SELECT SUM(Numerator), SUM(Denominator) FROM fact_IndicatorValue WHERE IndicatorCode = 'K21'", reader => (reader.GetDecimal(0), reader.GetDecimal(1)))[0];
        sums.ShouldBe((Truth("STATIONS_WITH_DOCTOR"), Truth("STATIONS")));
        sums.Numerator.ShouldBeLessThan(sums.Denominator);
        province.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE IndicatorCode = 'K21'").ShouldBe(province.Truth.ReportedStatistics.Count(figure => figure.Element == "STATIONS"));
    }
}
