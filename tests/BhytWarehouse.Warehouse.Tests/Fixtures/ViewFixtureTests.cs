using System.Globalization;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Schema;

namespace BhytWarehouse.Warehouse.Tests.Fixtures;

/// <summary>Every case of every signal and indicator, from data files; and a view without its cases fails.</summary>
public sealed class ViewFixtureTests(FixtureWarehouse warehouse) : IClassFixture<FixtureWarehouse>
{
    public static TheoryData<string, string> Cases()
    {
        TheoryData<string, string> cases = [];
        foreach (ViewFixture fixture in ViewFixture.All)
        {
            cases.Add(fixture.View, fixture.Name);
        }

        return cases;
    }

    public static TheoryData<string> Indicators() => [.. IndicatorRun.Indicators.Select(indicator => $"indicator.{indicator.Name}")];

    public static TheoryData<string> Signals() => [.. WarehouseSignal.All.Select(signal => $"signal.{signal.View.Name}")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void View_GivenTheRows_GivesTheExpectedOnes(string view, string name)
    {
        ViewFixture fixture = ViewFixture.All.Single(candidate => candidate.View == view && candidate.Name == name);
        List<IReadOnlyDictionary<string, object>> found = [.. warehouse.Rows(view, fixture.Given)];

        string Told() => string.Join("\n", found.Select(row => string.Join(", ", row.Select(column => $"{column.Key}={column.Value}"))).DefaultIfEmpty("no row"));
        string told = Told();
        foreach (IReadOnlyDictionary<string, object> expected in fixture.Expect)
        {
            int index = found.FindIndex(row => expected.All(column => row.TryGetValue(column.Key, out object? value) && IsSame(column.Value, value)));
            index.ShouldBeGreaterThanOrEqualTo(0, $"{view}, '{name}': no row with {string.Join(", ", expected.Select(column => $"{column.Key}={column.Value}"))} in\n{told}");
            found.RemoveAt(index);
        }

        found.ShouldBeEmpty($"{view}, '{name}': rows that were not expected\n{Told()}");
        if (view.StartsWith("signal.", StringComparison.Ordinal))
        {
            foreach (IReadOnlyDictionary<string, object> alert in warehouse.Rows(view, fixture.Given))
            {
                ((string)alert["RuleCode"]).ShouldBe(WarehouseSchema.Find("signal", view["signal.".Length..]).Code);
                Convert.ToInt64(alert["AlarmLevel"], CultureInfo.InvariantCulture).ShouldBeInRange(1, 3);
                Convert.ToDecimal(alert["AmountAtRisk"], CultureInfo.InvariantCulture).ShouldBeGreaterThanOrEqualTo(0);
                ((string)alert["Evidence"]).Length.ShouldBeInRange(1, 400);
                Convert.ToInt64(alert["MonthKey"], CultureInfo.InvariantCulture).ShouldBeInRange(199001, 204012);
            }
        }
        else
        {
            foreach (IReadOnlyDictionary<string, object> figure in warehouse.Rows(view, fixture.Given))
            {
                ((string)figure["IndicatorCode"]).ShouldBe(WarehouseSchema.Find("indicator", view["indicator.".Length..]).Code);
                Convert.ToInt64(figure["MonthKey"], CultureInfo.InvariantCulture).ShouldBeInRange(199001, 204012);
            }
        }
    }

    /// <summary>An ordinary case says what the figure is; the other what becomes of a numerator that nothing can be divided by.</summary>
    [Theory]
    [MemberData(nameof(Indicators))]
    public void Indicator_OfEveryView_HasAnOrdinaryCaseAndOneWithAnEmptyDenominator(string view)
    {
        ArgumentNullException.ThrowIfNull(view);
        ViewFixture[] cases = [.. ViewFixture.All.Where(fixture => fixture.View == view)];

        cases.ShouldContain(
            fixture => !fixture.HasEmptyDenominator && fixture.Expect.Count > 0 && fixture.Expect.All(row => row.ContainsKey("Numerator") && DenominatorOf(row) > 0),
            $"{view} has no ordinary case in tests/BhytWarehouse.Warehouse.Tests/indicator: rows whose Numerator and Denominator are both told");
        cases.ShouldContain(fixture => fixture.HasEmptyDenominator, $"{view} has no case with \"emptyDenominator\": true");
        cases.Where(fixture => fixture.HasEmptyDenominator).ShouldAllBe(
            fixture => fixture.Expect.Count == 0 || (fixture.Expect.Any(row => DenominatorOf(row) == 0) && fixture.Expect.All(row => row.ContainsKey("Numerator") && DenominatorOf(row) >= 0)));
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void Signal_OfEveryView_HasAnAlertingAnInnocentAndWhereItNeedsReferenceDataAMissingCase(string view)
    {
        ArgumentNullException.ThrowIfNull(view);
        ViewFixture[] cases = [.. ViewFixture.All.Where(fixture => fixture.View == view)];
        WarehouseSignal signal = WarehouseSignal.All.Single(known => $"signal.{known.View.Name}" == view);

        cases.ShouldContain(fixture => fixture.Expect.Count > 0, $"{view} has no alerting case in tests/BhytWarehouse.Warehouse.Tests/signal");
        cases.ShouldContain(fixture => fixture.Expect.Count == 0 && !fixture.IsMissing, $"{view} has no innocent case");
        (signal.Needs.Count == 0 || cases.Any(fixture => fixture.IsMissing && fixture.Expect.Count == 0)).ShouldBeTrue($"{view} needs reference data and has no case in which it is missing");
    }

    [Fact]
    public void Fixtures_OfViewsThatAreNotThere_AreNone() =>
        ViewFixture.All.Select(fixture => fixture.View).Distinct().Except(WarehouseSchema.Objects.Select(item => $"{item.Schema}.{item.Name}")).ShouldBeEmpty();

    /// <summary>-1 where the case does not tell it.</summary>
    private static decimal DenominatorOf(IReadOnlyDictionary<string, object> row) => row.TryGetValue("Denominator", out object? value) && value is decimal number ? number : -1;

    private static bool IsSame(object expected, object found) => expected switch
    {
        decimal number => found is long or double && Math.Abs(number - Convert.ToDecimal(found, CultureInfo.InvariantCulture)) < 0.00005m,
        _ => expected.Equals(found),
    };
}
