namespace BhytWarehouse.Warehouse.Tests.Money;

/// <summary>Claims and settlement lists, matched by facility and number.</summary>
public sealed class ClaimSettlementTests : IDisposable
{
    private readonly MoneyWarehouse _warehouse = new();

    public ClaimSettlementTests()
    {
        _warehouse.Facility(1);
        _warehouse.Facility(2);
        // The same number at two facilities is two dossiers.
        _warehouse.Claim("A", 1, 202504, 100m);
        _warehouse.Claim("A", 2, 202504, 700m);
        _warehouse.Claim("B", 1, 202505, 200m);
        _warehouse.Claim("C", 1, 202506, 300m);
        _warehouse.Claim("D", 1, 202507, 400m);
        _warehouse.Settled("A", 1, 2025, 2, 100m, 100m, 20250725);
        _warehouse.Settled("B", 1, 2025, 2, 200.5m, 150m, 20250725);
        _warehouse.Settled("X", 1, 2025, 2, 50m, 0m, 20250725);
        _warehouse.TakeSnapshot("ClaimSettlement");
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void Snapshot_TellsMatchedAndUnmatchedOnBothSides() =>
        _warehouse.Rows("SELECT TreatingFacilityDurableKey, ClaimNumber, YearNumber * 10 + QuarterNumber, MatchCode, SettlementStateCode FROM fact_ClaimSettlement ORDER BY 1, 2", reader => (reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4)))
            .ShouldBe([
                (1, "A", 20252, "Matched", "Settled"),
                (1, "B", 20252, "AmountDiffers", "PartlySettled"),
                (1, "C", 20252, "NotInList", "Submitted"),
                (1, "D", 20253, "Awaiting", "Submitted"),
                (1, "X", 20252, "NotInClaims", "Disallowed"),
                (2, "A", 20252, "Awaiting", "Submitted")]);

    [Fact]
    public void Snapshot_LosesNoDongOfEitherSide() =>
        _warehouse.Rows("SELECT SUM(FundPaidAmount), SUM(AskedAmount), SUM(SettledAmount), SUM(DisallowedAmount) FROM fact_ClaimSettlement", reader => (reader.GetDecimal(0), reader.GetDecimal(1), reader.GetDecimal(2), reader.GetDecimal(3)))
            .ShouldBe([(1700m, 350.5m, 250m, 100.5m)]);

    [Fact]
    public void Line_WithoutADayOfSettlement_IsOnlyReviewed()
    {
        _warehouse.Settled("D", 1, 2025, 3, 400m, 400m, -1);
        _warehouse.TakeSnapshot("ClaimSettlement");

        _warehouse.Rows("SELECT SettlementStateCode FROM fact_ClaimSettlement WHERE ClaimNumber = 'D'", reader => reader.GetString(0)).ShouldBe(["Reviewed"]);
    }

    [Fact]
    public void Marts_ShowTheMatchAndTheDifferenceFromTheForm()
    {
        _warehouse.Run("INSERT INTO fact_SettlementTotal (SettlementTotalKey, TreatingFacilityKey, TreatingFacilityDurableKey, YearNumber, QuarterNumber, SectionCode, ClaimCount, TreatmentDays, FacilityChargeAmount, CoveredChargeAmount, AskedAmount, SettledAmount, CopaymentAmount, OtherSourceAmount, OutOfPocketAmount, ListDateKey, SourceFileKey, VersionSourceFileKey, RecordNumber, LoadRunKey) VALUES (1, 1, 1, 2025, 2, 'I', 3, 0, 0, 0, 350.5, 251, 0, 0, 0, -1, 1, 1, 1, 1)");

        _warehouse.Rows("SELECT FacilityCode, TotalClaimCount, ListClaimCount, DifferenceAmount FROM mart_SettlementControl", reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetDecimal(3))).ShouldBe([("00001", 3, 3, 1m)]);
        _warehouse.Rows("SELECT MatchCode, SUM(ClaimCount) FROM mart_SettlementMatch WHERE FacilityCode = '00001' GROUP BY 1 ORDER BY 1", reader => (reader.GetString(0), reader.GetInt32(1))).ShouldBe([("AmountDiffers", 1), ("Awaiting", 1), ("Matched", 1), ("NotInClaims", 1), ("NotInList", 1)]);
        _warehouse.Rows("SELECT MonthKey, Numerator, Denominator FROM indicator_DisallowedShare", reader => (reader.GetInt32(0), reader.GetDecimal(1), reader.GetDecimal(2))).ShouldBe([(202506, 100.5m, 350.5m)]);
    }
}
