using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace BhytWarehouse.Schema.Tests;

/// <summary>The Conserves tags: what each figure is held against.</summary>
public sealed class ConservationLawTests
{
    public static TheoryData<string> Schemas => ["derive", "fact", "indicator", "mart"];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void Laws_OfTheSchema_AreQueriesOfBothEngines(string schema)
    {
        using SqliteWarehouse warehouse = new(WarehouseSchema.SqliteScript);
        IReadOnlyList<ConservationLaw> laws = [.. ConservationLaw.All.Where(law => law.Figure.Schema == schema)];
        laws.ShouldNotBeEmpty();
        foreach (ConservationLaw law in laws)
        {
            (string figure, string behind) = law.Queries((of, name) => $"{of}_{name}");
            Should.NotThrow(() => warehouse.Rows(figure), figure);
            Should.NotThrow(() => warehouse.Rows(behind), behind);

            (figure, behind) = law.Queries((of, name) => $"{of}.{name}");
            foreach (string query in (string[])[figure, behind])
            {
                new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(query), out IList<ParseError> errors);
                errors.Select(error => error.Message).ShouldBeEmpty(query);
            }
        }
    }

    [Fact]
    public void Measures_OfEveryLaw_AreColumnsOfTheFigure()
    {
        List<string> strangers = [];
        foreach (ConservationLaw law in ConservationLaw.All)
        {
            HashSet<string> columns = [.. law.Target.Columns.Select(column => column.Name)];
            strangers.AddRange(law.Measures.Select(measure => measure.Target).Concat(law.Slices.Select(slice => slice.Target))
                .SelectMany(expression => System.Text.RegularExpressions.Regex.Matches(System.Text.RegularExpressions.Regex.Replace(expression, @"'[^']*'|\)\.\w+", ""), @"[A-Z]\w+").Select(word => word.Value))
                .Where(word => word.EndsWith("Count", StringComparison.Ordinal) || word.EndsWith("Amount", StringComparison.Ordinal) || word.EndsWith("Key", StringComparison.Ordinal))
                .Where(word => !columns.Contains(word)).Select(word => $"{law.Figure.Schema}.{law.Figure.Name}: {word}"));
        }

        strangers.ShouldBeEmpty();
    }

    [Fact]
    public void Law_WithEveryClause_IsReadAsWritten()
    {
        ConservationLaw law = Parse("PersonCount hiding 1 to 10 = Numerator, rows of fact.IndicatorValue by MonthKey, UnitCode = AdministrativeUnit(AdministrativeUnitKey).UnitCode where IndicatorCode = 'K13; of' among MonthKey > 0 as far as told").ShouldHaveSingleItem();

        law.Measures.ShouldBe([new ConservedMeasure("PersonCount", "PersonCount", "Numerator", 1, 10), new ConservedMeasure("rows", "rows", "rows", null, 0)]);
        law.Slices.ShouldBe([("MonthKey", "MonthKey"), ("UnitCode", "AdministrativeUnit(AdministrativeUnitKey).UnitCode")]);
        (law.Where, law.Among, law.IsEach, law.IsAsFarAsTold).ShouldBe(("IndicatorCode = 'K13; of'", "MonthKey > 0", false, true));
        (string figure, string behind) = law.Queries((schema, name) => $"{schema}.{name}");
        figure.ShouldEndWith("FROM mart.DuplicateCardMonth AS own WHERE own.MonthKey > 0 GROUP BY own.MonthKey, own.UnitCode");
        behind.ShouldContain("LEFT JOIN dim.AdministrativeUnit AS member1 ON member1.AdministrativeUnitKey = own.AdministrativeUnitKey WHERE own.IndicatorCode = 'K13; of' GROUP BY own.MonthKey, member1.UnitCode");
    }

    [Theory]
    [InlineData("PersonCount of fact.Nothing by MonthKey", "there is no fact.Nothing")]
    [InlineData("PersonCount by MonthKey", "expected 'Measure of schema.Table by Slice'")]
    [InlineData("PersonCount hiding 10 to 1 = Numerator of fact.IndicatorValue by MonthKey", "hides nothing")]
    [InlineData("PersonCount of fact.IndicatorValue by MonthKey by UnitCode", "stands twice")]
    public void Law_WrittenOtherwise_IsRefusedWithItsFile(string law, string reason) =>
        Should.Throw<FormatException>(() => Parse(law)).Message.ShouldSatisfyAllConditions(message => message.ShouldContain(reason), message => message.ShouldContain("mart.DuplicateCardMonth"));

    [Fact]
    public void Figures_ThatConserveNothing_SayWhy() =>
        Parse("nothing: a ratio").Concat(Parse("PersonCount, ParticipantCount nothing: because")).ShouldBeEmpty();

    private static IReadOnlyList<ConservationLaw> Parse(string law)
    {
        WarehouseObject mart = WarehouseSchema.Find("mart", "DuplicateCardMonth");
        return ConservationLaw.Of(mart with { Header = new Dictionary<string, string> { [ConservationLaw.Tag] = law } });
    }
}
