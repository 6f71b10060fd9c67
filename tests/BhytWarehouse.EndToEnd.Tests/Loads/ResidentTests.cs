using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Registers and lists in the star are those of the sample's truth; the indicators that stand on them are compared in IndicatorTruthTests.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class ResidentTests(LoadedProvince province)
{
    [Fact]
    public void ResidentCount_EachMonthAndCommune_EqualsTheTruthOnBothBases()
    {
        Dictionary<(int, string), (long, long)> inStar = province.Home.Rows(
            "SELECT resident.AsOfDateKey / 100, commune.UnitCode, SUM(resident.PermanentCount), SUM(resident.TemporaryCount) FROM fact_ResidentCount AS resident INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = resident.CommuneKey GROUP BY 1, 2",
            reader => (Month: reader.GetInt32(0), Commune: reader.GetString(1), Permanent: reader.GetInt64(2), Temporary: reader.GetInt64(3)))
            .ToDictionary(row => (row.Month, row.Commune), row => (row.Permanent, row.Temporary));

        inStar.ShouldBe(
            province.Truth.Residents.Where(row => row.Permanent + row.Temporary > 0).ToDictionary(row => (row.Month, row.Commune), row => ((long)row.Permanent, (long)row.Temporary)),
            ignoreOrder: true);
    }

    [Fact]
    public void CivilStatusMonth_EachCommuneAndEvent_EqualsTheTruth()
    {
        Dictionary<(int, string, string), long> inStar = province.Home.Rows(
            "SELECT event.MonthKey, commune.UnitCode, event.EventCode, event.PersonCount FROM fact_CivilStatusMonth AS event INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = event.CommuneKey",
            reader => (Key: (reader.GetInt32(0), reader.GetString(1), reader.GetString(2)), People: reader.GetInt64(3)))
            .ToDictionary(row => row.Key, row => row.People);

        inStar.ShouldBe(
            province.Truth.Residents.SelectMany(row => row.Events, (row, change) => (Key: (row.Month, row.Commune, change.Key), change.Value)).ToDictionary(row => row.Key, row => (long)row.Value),
            ignoreOrder: true);
    }

    [Fact]
    public void IndicatorValues_OfPopulations_AlwaysNameTheirBasis()
    {
        province.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE IndicatorCode IN ('K02', 'K03', 'K04', 'K05', 'K08') AND PopulationBasisKey = -1").ShouldBe(0);
        province.Home.Count("SELECT COUNT(*) FROM (SELECT 1 FROM fact_IndicatorValue WHERE IndicatorCode IN ('K01', 'K02') GROUP BY IndicatorCode, MonthKey, AdministrativeUnitKey, PopulationBasisKey HAVING COUNT(*) > 1)").ShouldBe(0);
    }
}
