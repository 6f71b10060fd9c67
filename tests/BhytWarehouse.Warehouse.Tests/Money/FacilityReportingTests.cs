namespace BhytWarehouse.Warehouse.Tests.Money;

/// <summary>What facilities were expected to send and what the portal received.</summary>
public sealed class FacilityReportingTests : IDisposable
{
    private readonly MoneyWarehouse _warehouse = new();

    public FacilityReportingTests()
    {
        _warehouse.Facility(1);
        _warehouse.Facility(2);
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Expectation_IsTheAverageOfTheSameWeekdayInUpToFourWeeksBefore()
    {
        // Mondays; the sixth week is silent, and facility 2 still reports.
        (int Date, int Count)[] mondays = [(20250407, 10), (20250414, 20), (20250421, 31), (20250428, 40), (20250505, 50)];
        foreach ((int date, int count) in mondays)
        {
            _warehouse.Replied(1, date, count, 0, 0);
        }

        _warehouse.Replied(2, 20250512, 1, 0, 0);
        _warehouse.TakeSnapshot("FacilityReporting");

        _warehouse.Rows("SELECT ReportDateKey, ExpectedDossierCount, PortalDossierCount FROM fact_FacilityReporting WHERE FacilityDurableKey = 1 AND (PortalDossierCount > 0 OR ExpectedDossierCount > 0) ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2)))
            .ShouldBe([(20250407, 0, 10), (20250414, 10, 20), (20250421, 15, 31), (20250428, 20, 40), (20250505, 25, 50), (20250512, 35, 0)]);
    }

    [Fact]
    public void Reporting_OfAMonth_SumsRepliesAndKeepsASilentFacility()
    {
        _warehouse.Replied(1, 20250430, 5, 1, 2);
        _warehouse.Replied(1, 20250430, 4, 0, 0);
        _warehouse.Replied(2, 20250508, 3, 0, 0);
        _warehouse.TakeSnapshot("FacilityReporting");

        _warehouse.Rows("SELECT MonthKey, FacilityCode, ExpectedDossierCount, PortalDossierCount, AcceptedDossierCount, RejectedDossierCount, LateDossierCount FROM mart_FacilityReportingMonth ORDER BY 1, 2", reader => (reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5), reader.GetInt32(6)))
            .ShouldBe([(202504, "00001", 0, 10, 9, 1, 2), (202505, "00001", 10, 0, 0, 0, 0), (202505, "00002", 0, 3, 3, 0, 0)]);
        _warehouse.Rows("SELECT MonthKey, FacilityKey, Numerator, Denominator FROM indicator_DossiersAccepted ORDER BY 1, 2", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetDecimal(2), reader.GetDecimal(3)))
            .ShouldBe([(202504, 1, 9m, 10m), (202505, 1, 0m, 0m), (202505, 2, 3m, 3m)]);
    }

    [Fact]
    public void Receipt_OfOurOwnLoads_StandsBesideThePortal()
    {
        _warehouse.Replied(1, 20250430, 5, 0, 0);
        _warehouse.Run("INSERT INTO fact_DossierReceipt (ReceiptDateKey, FacilityKey, FacilityDurableKey, ReceivedDossierCount, StandingDossierCount, SupersededDossierCount, WithdrawnDossierCount, DuplicateDossierCount, QuarantinedDossierCount, RefusedDossierCount, LoadRunKey) VALUES (20250430, 1, 1, 9, 4, 1, 0, 1, 2, 1, 1), (20250701, 1, 1, 2, 2, 0, 0, 0, 0, 0, 1)");
        _warehouse.TakeSnapshot("FacilityReporting");

        _warehouse.Rows("SELECT ReportDateKey, PortalDossierCount, ReceivedDossierCount, HeldBackDossierCount FROM fact_FacilityReporting ORDER BY 1", reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3))).ShouldBe([(20250430, 5, 9, 3), (20250701, 0, 2, 0)]);
    }
}
