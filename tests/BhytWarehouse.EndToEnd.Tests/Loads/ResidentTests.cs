using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Registers, targets and lists in the star are those of the sample's truth, and so are the indicators that stand on them.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class ResidentTests(LoadedProvince province)
{
    private int LastMonth => province.Truth.Coverage[^1].Month;

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
    public void UncoveredPeople_EachCommune_AreTheResidentsWithoutACardWhateverIdentifiesThem()
    {
        Dictionary<string, (long, long)> computed = province.Home.Rows(
            "SELECT unit.UnitCode, SUM(value.Numerator), SUM(value.Denominator) FROM fact_IndicatorValue AS value INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) WHERE value.IndicatorCode = 'K03' GROUP BY 1",
            reader => (Commune: reader.GetString(0), Uncovered: reader.GetInt64(1), Residents: reader.GetInt64(2)))
            .ToDictionary(row => row.Commune, row => (row.Uncovered, row.Residents));

        computed.ShouldBe(
            province.Truth.Residents.Where(row => row.Month == LastMonth && row.Permanent + row.Temporary > 0).ToDictionary(
                row => row.Commune, row => ((long)row.Uncovered, (long)row.Permanent + row.Temporary)),
            ignoreOrder: true);
        province.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE IndicatorCode = 'K03' AND ParticipantGroupKey > 0 AND Numerator > 0").ShouldBeGreaterThan(0);
    }

    [Fact]
    public void HouseholdCoverage_EachCommune_CountsTheHouseholdsOfTheTruth()
    {
        Dictionary<string, long> computed = province.Home.Rows(
            "SELECT unit.UnitCode, value.Denominator, value.Numerator FROM fact_IndicatorValue AS value INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) WHERE value.IndicatorCode = 'K08'",
            reader => (Commune: reader.GetString(0), Households: reader.GetInt64(1), Covered: reader.GetInt64(2)))
            .ToDictionary(row => row.Commune, row => row.Households);
        ResidentTruth[] last = [.. province.Truth.Residents.Where(row => row.Month == LastMonth && row.Households > 0)];

        computed.ShouldBe(last.ToDictionary(row => row.Commune, row => (long)row.Households), ignoreOrder: true);

        // Children whose cards show no citizen number make a household look uncovered until they are matched.
        province.Home.Count("SELECT CAST(SUM(Numerator) AS INTEGER) FROM fact_IndicatorValue WHERE IndicatorCode = 'K08'").ShouldBeInRange(1, last.Sum(row => row.CoveredHouseholds));
    }

    [Fact]
    public void GroupCoverage_OfEveryList_HasTheEntitledOfTheTruth()
    {
        int first = province.Truth.Coverage[0].Month;
        string[] listed = ["HN", "CN", "BT", "GB"];
        Dictionary<(int, string), long> computed = province.Home.Rows(
            "SELECT value.MonthKey, participantGroup.GroupCode, value.Denominator FROM fact_IndicatorValue AS value INNER JOIN dim_ParticipantGroup AS participantGroup USING (ParticipantGroupKey) WHERE value.IndicatorCode = 'K04'",
            reader => (Key: (reader.GetInt32(0), reader.GetString(1)), People: reader.GetInt64(2)))
            .ToDictionary(row => row.Key, row => row.People);

        foreach (int month in (int[])[first, LastMonth])
        {
            foreach (string group in listed)
            {
                computed.GetValueOrDefault((month, group)).ShouldBe(province.Truth.Residents.Where(row => row.Month == month).Sum(row => row.Groups.GetValueOrDefault(group)?.Entitled ?? 0), $"{month} {group}");
            }

            computed[(month, "HS")].ShouldBe(province.Truth.Schools.Where(school => school.Month == month && !school.SchoolCode.StartsWith("CD", StringComparison.Ordinal)).Sum(school => school.Pupils), $"{month}");
        }
    }

    [Fact]
    public void CoverageTargetDistance_OfTheProvince_IsTheTargetTimesTheRegisterOfTheMonth()
    {
        List<(int Month, string Basis, decimal Covered, decimal Wanted)> figures = province.Home.Rows(
            "SELECT value.MonthKey, basis.PopulationBasisCode, value.Numerator, value.Denominator FROM fact_IndicatorValue AS value INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) INNER JOIN dim_PopulationBasis AS basis USING (PopulationBasisKey) WHERE value.IndicatorCode = 'K02' AND unit.UnitLevel = 'Province'",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetDecimal(2), reader.GetDecimal(3)));

        // The decision names the register's basis, so no other is compared with it.
        figures.Select(figure => figure.Basis).Distinct().ShouldBe(["MPS-RES"]);
        figures.Count.ShouldBe(province.Truth.Coverage.Count);
        foreach ((int month, _, decimal covered, decimal wanted) in figures)
        {
            covered.ShouldBe(province.Truth.Coverage.Single(truth => truth.Month == month).CoveredPeople);
            wanted.ShouldBe(Math.Ceiling(province.Truth.Residents.Where(row => row.Month == month).Sum(row => row.Permanent + row.Temporary) * 0.95m));
        }
    }

    [Fact]
    public void IndicatorValues_OfPopulations_AlwaysNameTheirBasis()
    {
        province.Home.Count("SELECT COUNT(*) FROM fact_IndicatorValue WHERE IndicatorCode IN ('K02', 'K03', 'K04', 'K05', 'K08') AND PopulationBasisKey = -1").ShouldBe(0);
        province.Home.Count("SELECT COUNT(*) FROM (SELECT 1 FROM fact_IndicatorValue WHERE IndicatorCode IN ('K01', 'K02') GROUP BY IndicatorCode, MonthKey, AdministrativeUnitKey, PopulationBasisKey HAVING COUNT(*) > 1)").ShouldBe(0);
    }
}
