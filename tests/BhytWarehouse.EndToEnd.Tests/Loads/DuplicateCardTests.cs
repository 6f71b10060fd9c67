namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>People with several valid cards are those of the sample's truth, month by month.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class DuplicateCardTests(LoadedProvince province)
{
    [Fact]
    public void DuplicateCards_UnderSeveralNumbers_AreNobodyWhereEverybodyHasOne()
    {
        province.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE IndicatorCode = 'K13' AND SliceCode = 'SeveralNumbers'").ShouldBeGreaterThan(0);
        province.Home.Count("SELECT CAST(SUM(Numerator) AS INTEGER) FROM fact_IndicatorValue WHERE IndicatorCode = 'K13' AND SliceCode = 'SeveralNumbers'").ShouldBe(0);
        province.Home.Count("SELECT COUNT(*) FROM mart_DuplicateCardMonth").ShouldBe(province.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE IndicatorCode = 'K13'"));
    }
}
