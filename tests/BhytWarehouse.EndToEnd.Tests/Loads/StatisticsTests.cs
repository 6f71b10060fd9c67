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
}
