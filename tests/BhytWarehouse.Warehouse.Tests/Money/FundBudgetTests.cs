namespace BhytWarehouse.Warehouse.Tests.Money;

/// <summary>What is left in force after several decisions, and how much of it is used.</summary>
public sealed class FundBudgetTests : IDisposable
{
    private readonly MoneyWarehouse _warehouse = new();

    public FundBudgetTests()
    {
        _warehouse.Province();
        _warehouse.Facility(1);
        _warehouse.Facility(2);
        _warehouse.Facility(3);
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Estimate_AfterSupplementsAndAReplacement_IsTheReplacementAndWhatFollowedIt()
    {
        _warehouse.Decided(2025, 1, "01", 20250110, 'A', 1000m);
        _warehouse.Decided(2025, 1, "02", 20250301, 'S', 200m);
        _warehouse.Decided(2025, 1, "03", 20250601, 'R', 900m);
        _warehouse.Decided(2025, 1, "04", 20250901, 'S', -50m);
        _warehouse.Decided(2026, 1, "05", 20260110, 'A', 7m);

        InForce().ShouldBe([(2025, 1, 1000m, 850m, 4, 20250901), (2026, 1, 7m, 7m, 1, 20260110)]);
    }

    [Fact]
    public void Estimate_OfSupplementsAlone_IsTheirSum()
    {
        _warehouse.Decided(2025, 1, "01", 20250110, 'S', 100m);
        _warehouse.Decided(2025, 1, "02", 20250301, 'S', 20m);

        InForce().ShouldBe([(2025, 1, 100m, 120m, 2, 20250301)]);
    }

    [Fact]
    public void Use_IsCumulativeWithinTheYear_AndKeepsPaymentsWithoutAnEstimate()
    {
        _warehouse.Decided(2025, -1, "01", 20250110, 'A', 1000m);
        _warehouse.Decided(2025, 1, "01", 20250110, 'A', 400m);
        _warehouse.Decided(2025, 3, "01", 20250110, 'A', 500m);
        _warehouse.TakeSnapshot("FundBudget");
        _warehouse.Claim("A", 1, 202511, 100m);
        _warehouse.Claim("B", 1, 202512, 60m);
        _warehouse.Claim("C", 2, 202512, 30m);
        _warehouse.Claim("D", 1, 202601, 5m);

        _warehouse.Rows("SELECT MonthKey, FacilityKey, AdministrativeUnitKey, Numerator, Denominator FROM indicator_EstimateUse ORDER BY 1, 2, 3", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetDecimal(3), reader.GetDecimal(4)))
            .ShouldBe([
                (202511, -1, 1, 100m, 1000m), (202511, 1, -1, 100m, 400m), (202511, 2, -1, 0m, 0m), (202511, 3, -1, 0m, 500m),
                (202512, -1, 1, 190m, 1000m), (202512, 1, -1, 160m, 400m), (202512, 2, -1, 30m, 0m), (202512, 3, -1, 0m, 500m),
                (202601, -1, 1, 5m, 0m), (202601, 1, -1, 5m, 0m)]);
    }

    private List<(int, int, decimal, decimal, int, int)> InForce()
    {
        _warehouse.TakeSnapshot("FundBudget");
        return _warehouse.Rows("SELECT YearNumber, FacilityDurableKey, AssignedAmount, EstimateAmount, DecisionCount, LastDecisionDateKey FROM fact_FundBudget ORDER BY 1, 2", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetDecimal(2), reader.GetDecimal(3), reader.GetInt32(4), reader.GetInt32(5)));
    }
}
