using BhytWarehouse.Etl.Engines.Sqlite;
using BhytWarehouse.Etl.Indicators;
using BhytWarehouse.Warehouse.Tests.Fixtures;
using Microsoft.Data.Sqlite;
using static BhytWarehouse.Warehouse.Tests.Fixtures.FixtureWarehouse;

namespace BhytWarehouse.Warehouse.Tests.Indicators;

/// <summary>From claims and lines to fact.CostGrowth: which periods are compared, and that what nobody touched stands.</summary>
public sealed class CostGrowthsTests : IDisposable
{
    private readonly FixtureWarehouse _warehouse = new();
    private long _claims;

    public CostGrowthsTests() => _warehouse.Put(
    [
        ("dim.Facility", Row(("FacilityKey", 11m), ("FacilityDurableKey", 1m), ("FacilityCode", "00001"))), ("dim.Facility", Row(("FacilityKey", 12m), ("FacilityDurableKey", 2m), ("FacilityCode", "00002"))),
        ("dim.Diagnosis", Row(("DiagnosisKey", 1m), ("DiagnosisCode", "I10"), ("ChapterLetter", "I"))), ("dim.Diagnosis", Row(("DiagnosisKey", 2m), ("DiagnosisCode", "J00"), ("ChapterLetter", "J"))),
    ]);

    public void Dispose() => _warehouse.Dispose();

    private SqliteConnection Connection => _warehouse.Connection;

    /// <summary>A year later facility 1 sees the same two people for the same tablets at 1,200 instead of 1,000 đồng; facility 2 opens.</summary>
    [Fact]
    public void Take_MonthOfAYearBefore_TellsPriceFromAFacilityThatOpened()
    {
        Claim(202405, facility: 1, person: 7, diagnosis: 1, (5, 10, 10_000));
        Claim(202405, facility: 1, person: 8, diagnosis: 1, (5, 10, 10_000));
        Claim(202505, facility: 1, person: 8, diagnosis: 1, (5, 10, 12_000));
        Claim(202505, facility: 1, person: 9, diagnosis: 1, (5, 10, 12_000));
        Claim(202505, facility: 2, person: 9, diagnosis: 2, (6, 1, 50_000));

        new CostGrowths(Connection).Take().ShouldBe(1);

        Rows("FacilityDurableKey > 0").ShouldBe(["MonthOnYear 202505 1 I: 20000 24000 = 0 0 0 0 4000", "MonthOnYear 202505 2 J: 0 50000 = 50000 0 0 0 0"]);
        // Together it is two people as before, who go three times instead of two, one of them to another facility and for another disease.
        Rows("FacilityDurableKey = -1").Count.ShouldBe(2);
        Sum("FrequencyEffectAmount", "FacilityDurableKey = -1").ShouldBeGreaterThan(0);
        Sum("PeopleEffectAmount", "FacilityDurableKey = -1").ShouldBe(0);
        Sum("MixEffectAmount", "FacilityDurableKey = -1").ShouldBeGreaterThan(20_000);
        Sum("PeopleEffectAmount + FrequencyEffectAmount + MixEffectAmount + IntensityEffectAmount + PriceEffectAmount", "FacilityDurableKey = -1").ShouldBe(54_000);
    }

    [Fact]
    public void Take_Quarters_AreComparedOnlyWhenTheirMonthsAreAllThere()
    {
        foreach (int month in (int[])[202501, 202502, 202503, 202504, 202505])
        {
            Claim(month, facility: 1, person: 7, diagnosis: 1, (5, 10, 10_000));
        }

        new CostGrowths(Connection).Take().ShouldBe(0);
        Claim(202506, facility: 1, person: 8, diagnosis: 1, (5, 10, 10_000));
        new CostGrowths(Connection).Take().ShouldBe(1);

        // Two people instead of one, and each comes less often.
        Rows("FacilityDurableKey > 0").ShouldBe(["QuarterOnQuarter 202506 1 I: 30000 30000 = 22500 -22500 0 0 0"]);
    }

    [Fact]
    public void Take_WithoutNewClaims_LeavesWhatStands()
    {
        Claim(202405, facility: 1, person: 7, diagnosis: 1, (5, 10, 10_000));
        Claim(202505, facility: 1, person: 7, diagnosis: 1, (5, 10, 12_000));
        Claim(202406, facility: 1, person: 7, diagnosis: 1, (5, 10, 10_000));
        Claim(202506, facility: 1, person: 7, diagnosis: 1, (5, 10, 12_000));
        new CostGrowths(Connection).Take().ShouldBe(2);
        IReadOnlyList<string> before = Rows("1 = 1");

        new CostGrowths(Connection).Take().ShouldBe(0);
        Rows("1 = 1").ShouldBe(before);

        Claim(202506, facility: 1, person: 8, diagnosis: 1, (5, 10, 12_000));
        new CostGrowths(Connection).Take().ShouldBe(1);
        Rows("MonthKey = 202506 AND FacilityDurableKey > 0").ShouldBe(["MonthOnYear 202506 1 I: 10000 24000 = 11000 0 0 0 3000"]);

        Connection.Run("DELETE FROM fact_Claim WHERE SettlementMonthKey = 202405");
        Connection.Run("DELETE FROM fact_ClaimLine WHERE SettlementMonthKey = 202405");
        new CostGrowths(Connection).Take().ShouldBe(0);
        Rows("MonthKey = 202505").ShouldBeEmpty();
    }

    private List<string> Rows(string condition) => Connection.Rows(
        $"SELECT ComparisonCode, MonthKey, FacilityDurableKey, ChapterLetter, BaseFundPaidAmount, FundPaidAmount, PeopleEffectAmount, FrequencyEffectAmount, MixEffectAmount, IntensityEffectAmount, PriceEffectAmount FROM fact_CostGrowth WHERE {condition} ORDER BY 1, 2, 3, 4",
        reader => FormattableString.Invariant($"{reader.GetString(0)} {reader.GetInt32(1)} {reader.GetInt32(2)} {reader.GetString(3)}: {reader.GetDecimal(4):0.##} {reader.GetDecimal(5):0.##} = {reader.GetDecimal(6):0.##} {reader.GetDecimal(7):0.##} {reader.GetDecimal(8):0.##} {reader.GetDecimal(9):0.##} {reader.GetDecimal(10):0.##}"));

    private decimal Sum(string expression, string condition) => Connection.Rows($"SELECT ROUND(SUM({expression}), 2) FROM fact_CostGrowth WHERE {condition}", reader => reader.GetDecimal(0))[0];

    private void Claim(int month, int facility, int person, int diagnosis, params (int Service, decimal Quantity, decimal Paid)[] lines)
    {
        decimal key = ++_claims;
        _warehouse.Put(
        [
            ("fact.Claim", Row(("ClaimKey", key), ("SettlementMonthKey", (decimal)month), ("TreatingFacilityKey", 10m + facility), ("TreatingFacilityDurableKey", (decimal)facility), ("MemberKey", (decimal)person), ("MemberDurableKey", (decimal)person),
                ("MainDiagnosisKey", (decimal)diagnosis), ("CareTypeKey", 1m), ("AdmissionDateKey", (month * 100m) + 1), ("FundPaidAmount", lines.Sum(line => line.Paid)), ("LoadRunKey", key))),
            .. lines.Select(line => ("fact.ClaimLine", Row(("ClaimKey", key), ("ServiceItemKey", (decimal)line.Service), ("Quantity", line.Quantity), ("FundPaidAmount", line.Paid)))),
        ]);
    }
}
