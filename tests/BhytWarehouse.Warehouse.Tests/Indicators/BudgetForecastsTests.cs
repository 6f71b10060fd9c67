using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Warehouse.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using static BhytWarehouse.Warehouse.Tests.Fixtures.FixtureWarehouse;

namespace BhytWarehouse.Warehouse.Tests.Indicators;

/// <summary>From claims and estimates to fact.BudgetForecast, with figures worked by hand.</summary>
public sealed class BudgetForecastsTests : IDisposable
{
    private readonly FixtureWarehouse _warehouse = new();
    private long _claims;

    public BudgetForecastsTests() => _warehouse.Put(
    [
        ("dim.AdministrativeUnit", Row(("AdministrativeUnitKey", 1m), ("AdministrativeUnitDurableKey", 1m), ("UnitCode", "00"), ("ProvinceCode", "00"), ("UnitLevel", "Province"))),
        ("dim.Facility", Row(("FacilityKey", 11m), ("FacilityDurableKey", 1m), ("FacilityCode", "00001"), ("ProvinceCode", "00"))), ("dim.Facility", Row(("FacilityKey", 12m), ("FacilityDurableKey", 2m), ("FacilityCode", "00002"), ("ProvinceCode", "00"))),
    ]);

    public void Dispose() => _warehouse.Dispose();

    private SqliteConnection Connection => _warehouse.Connection;

    /// <summary>Each month is asked for 80 in itself and 20 more in the next; June, the last whole one, lacks its 20, and six more months of 100 are to come.</summary>
    [Fact]
    public void Take_HalfAYearThatAlwaysFillsUpAlike_ForecastsTheYear()
    {
        Estimate(0, 1_300);
        Estimate(1, 1_100);
        for (int month = 202501; month <= 202506; month++)
        {
            Claim(month, 1, (month * 100) + 30, 80);
            if (month < 202506)
            {
                Claim(month, 1, ((month + 1) * 100) + 5, 20);
            }
        }

        // What July has already is part of what July is expected to bring.
        Claim(202507, 1, 20250703, 30, discharge: 20250702);

        BudgetForecasts.Take(Connection);

        Rows().ShouldBe(["province 202506: 1300 estimated, 610 asked, 20 late, 570 to come, 1200; overrun 0; 6 months, Forecast", "1 202506: 1100 estimated, 610 asked, 20 late, 570 to come, 1200; overrun 1; 6 months, Forecast"]);
        Connection.Rows("SELECT UnitName, FacilityCode, OverrunRate FROM mart_BudgetForecast ORDER BY FacilityCode", reader => reader.GetString(1)).ShouldBe(["", "00001"]);
    }

    [Fact]
    public void Take_OfAYearWhoseFirstMonthsAreUnknown_SaysHowMany()
    {
        for (int month = 202504; month <= 202509; month++)
        {
            Claim(month, 1, (month * 100) + 30, 100);
        }

        BudgetForecasts.Take(Connection);

        Connection.Rows("SELECT UnknownMonthCount, RemainingMonthCount, ForecastAmount, StateCode, OverrunRate, IsSeasonal FROM fact_BudgetForecast WHERE FacilityDurableKey = 1", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetDecimal(2), reader.GetString(3), reader.GetDecimal(4), reader.GetInt32(5)))
            .ShouldBe([(3, 6, 1200m, "NoEstimate", -1m, 0)]);
    }

    [Fact]
    public void Take_OfTooFewMonths_ForecastsNothing()
    {
        Estimate(2, 500);
        Estimate(1, 1_000);
        foreach (int month in (int[])[202501, 202502, 202503])
        {
            Claim(month, 1, (month * 100) + 31, 100);
        }

        BudgetForecasts.Take(Connection);

        // Of facility 2, which asked for nothing, just as little can be said.
        Rows().ShouldBe(["province 202503: 0 estimated, 300 asked, 0 late, 0 to come, 300; overrun -1; 3 months, TooFewMonths", "1 202503: 1000 estimated, 300 asked, 0 late, 0 to come, 300; overrun -1; 3 months, TooFewMonths", "2 202503: 500 estimated, 0 asked, 0 late, 0 to come, 0; overrun -1; 0 months, TooFewMonths"]);
    }

    [Fact]
    public void Take_OfClaimsWithoutADayOfArrival_SaysSo()
    {
        for (int month = 202501; month <= 202506; month++)
        {
            Claim(month, 1, month % 2 == 0 ? (month * 100) + 30 : -1, 100);
        }

        BudgetForecasts.Take(Connection);

        Rows().ShouldAllBe(row => row.EndsWith("NoArrivalDays", StringComparison.Ordinal));
    }

    private List<string> Rows() => Connection.Rows(
        "SELECT FacilityDurableKey, MonthKey, EstimateAmount, AskedAmount, LateAmount, RemainingAmount, ForecastAmount, OverrunRate, HistoryMonthCount, StateCode FROM fact_BudgetForecast ORDER BY FacilityDurableKey",
        reader => FormattableString.Invariant($"{(reader.GetInt32(0) < 0 ? "province" : reader.GetString(0))} {reader.GetInt32(1)}: {reader.GetDecimal(2):0.##} estimated, {reader.GetDecimal(3):0.##} asked, {reader.GetDecimal(4):0.##} late, {reader.GetDecimal(5):0.##} to come, {reader.GetDecimal(6):0.##}; overrun {reader.GetDecimal(7):0.###}; {reader.GetInt32(8)} months, {reader.GetString(9)}"));

    private void Estimate(int facility, decimal amount) => _warehouse.Put([("fact.FundBudget", Row(("YearNumber", 2025m), ("AdministrativeUnitKey", 1m), ("AdministrativeUnitDurableKey", 1m), ("FacilityKey", facility == 0 ? -1m : 10m + facility), ("FacilityDurableKey", facility == 0 ? -1m : facility), ("EstimateAmount", amount)))]);

    private void Claim(int month, int facility, int submitted, decimal paid, int? discharge = null) => _warehouse.Put(
    [
        ("fact.Claim", Row(("ClaimKey", (decimal)++_claims), ("SettlementMonthKey", (decimal)month), ("TreatingFacilityKey", 10m + facility), ("TreatingFacilityDurableKey", (decimal)facility), ("SubmissionDateKey", (decimal)submitted),
            ("DischargeDateKey", (decimal)(discharge ?? (month * 100) + DateTime.DaysInMonth(month / 100, month % 100))), ("FundPaidAmount", paid))),
    ]);
}
