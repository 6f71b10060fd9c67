using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

[Collection(LoadedProvinceCollection.Name)]
public sealed class CoverageTests(LoadedProvince province)
{
    [Fact]
    public void EnrolmentMonth_EachMonthEnd_EqualsTheTruthInTotalAndByCommune()
    {
        ILookup<int, (string Commune, long Members)> inStar = province.Home.Rows(
            "SELECT enrolment.MonthKey, commune.UnitCode, SUM(enrolment.MemberCount) FROM fact_EnrolmentMonth AS enrolment INNER JOIN dim_AdministrativeUnit AS commune ON commune.AdministrativeUnitKey = enrolment.CommuneKey GROUP BY 1, 2",
            reader => (Month: reader.GetInt32(0), Commune: reader.GetString(1), Members: reader.GetInt64(2)))
            .ToLookup(row => row.Month, row => (row.Commune, row.Members));

        inStar.Select(month => month.Key).Order().ShouldBe(province.Truth.Coverage.Select(month => month.Month));
        foreach (CoverageTruth month in province.Truth.Coverage)
        {
            inStar[month.Month].Sum(row => row.Members).ShouldBe(month.CoveredPeople, $"{month.Month}");
            inStar[month.Month].ToDictionary(row => row.Commune, row => (int)row.Members).ShouldBe(month.ByCommune.ToDictionary(), ignoreOrder: true, $"{month.Month}");
        }
    }

    [Fact]
    public void CardSpans_ByGroupAtEachMonthEnd_EqualTheTruth()
    {
        foreach (CoverageTruth month in province.Truth.Coverage)
        {
            int day = (month.MonthEnd.Year * 10000) + (month.MonthEnd.Month * 100) + month.MonthEnd.Day;
            // A person with two cards of two groups counts in both: the truth of the groups is finer than the snapshot, which takes one card.
            province.Home.Rows(
                $"SELECT participantGroup.GroupCode, COUNT(DISTINCT span.MemberDurableKey) FROM fact_CardSpan AS span INNER JOIN dim_ParticipantGroup AS participantGroup ON participantGroup.ParticipantGroupKey = span.ParticipantGroupKey WHERE {day} BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey GROUP BY 1",
                reader => (reader.GetString(0), (int)reader.GetInt64(1)))
                .ToDictionary(row => row.Item1, row => row.Item2)
                .ShouldBe(month.ByGroup.ToDictionary(), ignoreOrder: true, $"{month.Month}");
        }
    }

    [Fact]
    public void CoverageRate_EachMonth_HasTheTruthOverThePublishedPopulation()
    {
        List<(int Month, decimal Members, decimal People, int Year)> figures = province.Home.Rows(
            "SELECT coverage.MonthKey, coverage.Numerator, coverage.Denominator, coverage.BasisYear FROM indicator_CoverageRate AS coverage INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) INNER JOIN dim_PopulationBasis AS basis USING (PopulationBasisKey) WHERE unit.UnitLevel = 'Province' AND basis.PopulationBasisCode = 'NSO-AVG' ORDER BY 1",
            reader => (reader.GetInt32(0), reader.GetDecimal(1), reader.GetDecimal(2), reader.GetInt32(3)));

        figures.Select(figure => (figure.Month, figure.Members)).ShouldBe(province.Truth.Coverage.Select(month => (month.Month, (decimal)month.CoveredPeople)));
        foreach ((int month, _, decimal people, int year) in figures)
        {
            PopulationTruth basis = province.Truth.PublishedPopulation.Where(published => published.Year <= month / 100).MaxBy(published => published.Year)!;
            (year, people).ShouldBe((basis.Year, basis.Thousands * 1000));
        }
    }

    /// <summary>The register names the communes of its day; cards name those of the day of their extract, so members of split communes are shared out (see UnitViewTests).</summary>
    [Theory]
    [InlineData("MPS-REG")]
    [InlineData("MPS-RES")]
    public void CoverageRate_ByCommuneOnTheRegister_HasThePeopleOfTheRegisterAndEveryMemberOnce(string basis)
    {
        List<(int Month, string Unit, string Level, decimal Members, decimal People)> figures = province.Home.Rows(
            $"SELECT coverage.MonthKey, unit.UnitCode, unit.UnitLevel, coverage.Numerator, coverage.Denominator FROM indicator_CoverageRate AS coverage INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) INNER JOIN dim_PopulationBasis AS basis USING (PopulationBasisKey) WHERE basis.PopulationBasisCode = '{basis}'",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetString(2), reader.GetDecimal(3), reader.GetDecimal(4)));

        foreach (CoverageTruth month in province.Truth.Coverage)
        {
            ResidentTruth[] register = [.. province.Truth.Residents.Where(row => row.Month == month.Month)];
            figures.Where(figure => figure.Month == month.Month && figure.Level == "Commune").ToDictionary(figure => figure.Unit, figure => (int)figure.People)
                .ShouldBe(register.ToDictionary(row => row.Commune, row => row.Permanent + (basis == "MPS-RES" ? row.Temporary : 0)), ignoreOrder: true, $"{month.Month}");
            figures.Single(figure => figure.Month == month.Month && figure.Level == "Province").People.ShouldBe(register.Sum(row => row.Permanent + (basis == "MPS-RES" ? row.Temporary : 0)), $"{month.Month}");
            figures.Where(figure => figure.Month == month.Month && figure.Level == "Commune").Sum(figure => figure.Members).ShouldBe(month.CoveredPeople, $"{month.Month}");
        }
    }

    [Fact]
    public void Population_EveryYear_EqualsWhatWasPublished()
    {
        province.Home.Rows("SELECT YearNumber, PersonCount, YearStatusCode FROM fact_Population ORDER BY 1", reader => (reader.GetInt32(0), (decimal)reader.GetInt64(1), reader.GetString(2)))
            .ShouldBe(province.Truth.PublishedPopulation.OrderBy(published => published.Year).Select(published => (published.Year, published.Thousands * 1000, published.Preliminary ? "P" : "F")));
    }
}
