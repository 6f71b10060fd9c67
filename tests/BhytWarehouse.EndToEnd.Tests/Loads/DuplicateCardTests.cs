namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>People with several valid cards are those of the sample's truth, month by month.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class DuplicateCardTests(LoadedProvince province)
{
    [Fact]
    public void DuplicateCards_UnderOneNumber_AreThePeopleWithTwoCardsOfTheTruth()
    {
        Dictionary<int, (long, long)> computed = province.Home.Rows(
            "SELECT MonthKey, SUM(Numerator), SUM(Denominator) FROM fact_IndicatorValue WHERE IndicatorCode = 'K13' AND SliceCode = 'OneNumber' GROUP BY 1",
            reader => (Month: reader.GetInt32(0), Twice: reader.GetInt64(1), Covered: reader.GetInt64(2))).ToDictionary(row => row.Month, row => (row.Twice, row.Covered));

        computed.ShouldBe(province.Truth.Coverage.ToDictionary(month => month.Month, month => ((long)month.PeopleWithTwoCards, (long)month.CoveredPeople)), ignoreOrder: true);
        computed.Values.Sum(month => month.Item1).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void DuplicateCards_UnderSeveralNumbers_AreNobodyWhereEverybodyHasOne()
    {
        province.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE IndicatorCode = 'K13' AND SliceCode = 'SeveralNumbers'").ShouldBeGreaterThan(0);
        province.Home.Count("SELECT CAST(SUM(Numerator) AS INTEGER) FROM fact_IndicatorValue WHERE IndicatorCode = 'K13' AND SliceCode = 'SeveralNumbers'").ShouldBe(0);
        province.Home.Count("SELECT COUNT(*) FROM mart_DuplicateCardMonth").ShouldBe(province.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE IndicatorCode = 'K13'"));
    }
}
