namespace BhytWarehouse.Warehouse.Tests.Money;

/// <summary>Since when a unit owes: the oldest month is paid first.</summary>
public sealed class ArrearsMonthTests : IDisposable
{
    private readonly MoneyWarehouse _warehouse = new();

    public ArrearsMonthTests()
    {
        _warehouse.Unit(1);
        _warehouse.Unit(2);
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Age_OfAUnitThatStopsPaying_GrowsByAMonthEachMonthAcrossTheYear()
    {
        _warehouse.Ledger(1, 202511, 0, 100, 0, 100);
        _warehouse.Ledger(1, 202512, 0, 100, 0, 0);
        _warehouse.Ledger(1, 202601, 100, 100, 0, 0);
        _warehouse.Ledger(1, 202602, 200, 100, 0, 0);

        Aged(1).ShouldBe([(202511, 0m, 0, 0, "0"), (202512, 100m, 1, 0, "1"), (202601, 200m, 2, 0, "2"), (202602, 300m, 3, 0, "3-5")]);
    }

    [Fact]
    public void Age_OfAUnitThatAlwaysPaysAMonthLate_StaysThatOfTheMonth()
    {
        _warehouse.Ledger(1, 202504, 0, 100, 0, 0);
        _warehouse.Ledger(1, 202505, 100, 120, 0, 100);
        _warehouse.Ledger(1, 202506, 120, 90, 0, 120);

        Aged(1).Select(row => (row.Amount, row.Age)).ShouldBe([(100m, 1), (120m, 1), (90m, 1)]);
    }

    [Fact]
    public void Age_WithAPartialPayment_IsThatOfTheMonthLeftUnpaid()
    {
        _warehouse.Ledger(1, 202504, 0, 100, 0, 0);
        _warehouse.Ledger(1, 202505, 100, 100, 0, 150);
        _warehouse.Ledger(1, 202506, 50, 100, 0, 0.01m);

        Aged(1).Select(row => (row.Amount, row.Age)).ShouldBe([(100m, 1), (50m, 1), (149.99m, 2)]);
    }

    [Fact]
    public void Age_OfADebtFromBeforeTheFirstLedger_IsALowerBoundUntilItIsPaid()
    {
        _warehouse.Ledger(1, 202504, 250, 100, 0, 100);
        _warehouse.Ledger(1, 202505, 250, 100, 0, 100);
        _warehouse.Ledger(1, 202506, 250, 100, 0, 250);

        Aged(1).ShouldBe([(202504, 250m, 2, 1, "2"), (202505, 250m, 3, 1, "3-5"), (202506, 100m, 1, 0, "1")]);
    }

    [Fact]
    public void Age_AfterAMonthWithoutALedger_BeginsAnew()
    {
        _warehouse.Ledger(1, 202504, 0, 100, 0, 0);
        _warehouse.Ledger(1, 202506, 200, 100, 0, 100);

        Aged(1).ShouldBe([(202504, 100m, 1, 0, "1"), (202506, 200m, 2, 1, "2")]);
    }

    [Fact]
    public void Advance_IsNoArrears_AndIsUsedUpFirst()
    {
        _warehouse.Ledger(1, 202504, -150, 100, 0, 0);
        _warehouse.Ledger(1, 202505, -50, 100, 0, 0);
        _warehouse.Ledger(1, 202506, 50, 100, 0, 0);

        Aged(1).Select(row => (row.Amount, row.Age)).ShouldBe([(0m, 0), (50m, 1), (150m, 2)]);
        _warehouse.Rows("SELECT AdvanceAmount FROM fact_ArrearsMonth ORDER BY MonthKey", reader => reader.GetDecimal(0)).ShouldBe([50m, 0m, 0m]);
    }

    [Fact]
    public void Adjustment_BelowZero_LessensTheMonth()
    {
        _warehouse.Ledger(1, 202504, 0, 100, 0, 0);
        _warehouse.Ledger(1, 202505, 100, 100, -20, 100);

        Aged(1).Select(row => (row.Amount, row.Age)).ShouldBe([(100m, 1), (80m, 1)]);
    }

    [Fact]
    public void Opening_ThatIsNotThePreviousClosing_IsShown()
    {
        _warehouse.Ledger(1, 202504, 0, 100, 0, 0);
        _warehouse.Ledger(1, 202505, 90, 100, 0, 100);
        _warehouse.TakeSnapshot("ArrearsMonth");

        _warehouse.Rows("SELECT OpeningDifferenceAmount FROM fact_ArrearsMonth ORDER BY MonthKey", reader => reader.GetDecimal(0)).ShouldBe([0m, -10m]);
    }

    [Fact]
    public void Indicator_ByAge_TakesTheDuesOfTheWholeClass()
    {
        _warehouse.Ledger(1, 202504, 0, 100, 0, 100);
        _warehouse.Ledger(2, 202504, 0, 300, 0, 0);
        _warehouse.TakeSnapshot("ArrearsMonth");

        _warehouse.Rows("SELECT SliceCode, Numerator, Denominator FROM indicator_Arrears ORDER BY 1", reader => (reader.GetString(0), reader.GetDecimal(1), reader.GetDecimal(2))).ShouldBe([("0", 0m, 400m), ("1", 300m, 400m)]);
        _warehouse.Rows("SELECT PayingUnitCode, ArrearsAmount FROM mart_ArrearsMonth WHERE ArrearsAgeMonths > 0", reader => (reader.GetString(0), reader.GetDecimal(1))).ShouldBe([("9900000002DNA01", 300m)]);
    }

    private List<(int Month, decimal Amount, int Age, int AtLeast, string Class)> Aged(int unit)
    {
        _warehouse.TakeSnapshot("ArrearsMonth");
        return _warehouse.Rows($"SELECT MonthKey, ArrearsAmount, ArrearsAgeMonths, IsAgeAtLeast, ArrearsAgeCode FROM fact_ArrearsMonth WHERE PayingUnitDurableKey = {unit} ORDER BY MonthKey", reader => (reader.GetInt32(0), reader.GetDecimal(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetString(4)));
    }
}
