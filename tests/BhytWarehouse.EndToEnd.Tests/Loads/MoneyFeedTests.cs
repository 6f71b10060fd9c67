using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Contributions, budgets, settlements and portal replies of the sample, held against its truth to the đồng.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class MoneyFeedTests(LoadedProvince province)
{
    public static TheoryData<string> Feeds => ["VssContributions", "VssBudgets", "VssSettlements", "VssFeedback"];

    [Theory]
    [MemberData(nameof(Feeds))]
    public void Faults_OfTheFeed_AreRefusedAndNothingElseIs(string feed)
    {
        LoadResult result = province.Results[feed];
        FaultTruth[] faults = [.. province.Truth.Faults.Where(fault => fault.Path.StartsWith(feed + "/", StringComparison.Ordinal))];

        result.State.ShouldBe(LoadState.Published, result.Message);
        result.Total(LedgerLevel.Record, LedgerState.Quarantined).ShouldBe(faults.Count(fault => fault.Expectation == FaultExpectation.RejectRecord));
        province.Home.Rows($"SELECT file.FileName, found.Found FROM audit_SourceFile AS file LEFT JOIN quality_Finding AS found ON found.SourceFileKey = file.SourceFileKey AND found.RuleCode = file.RefusalRuleCode WHERE file.FeedCode = '{feed}' AND file.StateName = 'refused'", reader => $"{reader.GetString(0)}: {reader.GetString(1)}")
            .Select(file => string.Join("", file)).ShouldBe(faults.Where(fault => fault.Expectation == FaultExpectation.RejectFile).Select(fault => Path.GetFileName(fault.Path)), ignoreOrder: true);
        foreach (FaultTruth fault in faults.Where(fault => fault.Expectation == FaultExpectation.RejectRecord))
        {
            province.Home.Count($"SELECT COUNT(*) FROM quality_Finding AS found INNER JOIN audit_SourceFile AS file USING (SourceFileKey) WHERE file.FeedCode = '{feed}' AND file.FileName = '{Path.GetFileName(fault.Path)}' AND found.SeverityCode = 2").ShouldBeGreaterThan(0, fault.Path);
        }
    }

    [Fact]
    public void Contributions_EachUnitAndMonth_EqualTheTruthWithTheAgeOfTheArrears()
    {
        province.Home.Rows(
            "SELECT arrears.MonthKey, unit.PayingUnitCode, arrears.MemberCount, arrears.DueAmount, arrears.PaidAmount, arrears.ArrearsAmount - arrears.AdvanceAmount, arrears.ArrearsAgeMonths, arrears.IsAgeAtLeast FROM fact_ArrearsMonth AS arrears INNER JOIN dim_PayingUnit AS unit ON unit.PayingUnitKey = arrears.PayingUnitKey",
            reader => (reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetDecimal(3), reader.GetDecimal(4), reader.GetDecimal(5), reader.GetInt32(6), reader.GetInt32(7) == 1))
            .ShouldBe(province.Truth.Contributions.Select(row => (row.Month, row.PayingUnitCode, row.People, row.Due, row.Paid, row.Closing, row.AgeMonths, row.IsAgeAtLeast)), ignoreOrder: true);
        province.Truth.Contributions.Select(row => row.AgeMonths).Max().ShouldBeGreaterThan(4);
        province.Truth.Contributions.ShouldContain(row => row.IsAgeAtLeast);
        province.Home.Count("SELECT COUNT(*) FROM fact_ArrearsMonth WHERE ABS(OpeningDifferenceAmount) > 0.005").ShouldBe(0);
    }

    [Fact]
    public void Arrears_ByClassAndAge_SumToTheTruth()
    {
        Dictionary<int, decimal> owed = province.Truth.Contributions.GroupBy(row => row.Month).ToDictionary(month => month.Key, month => month.Sum(row => Math.Max(row.Closing, 0)));

        province.Home.Rows("SELECT MonthKey, SUM(ArrearsAmount) FROM mart_ArrearsGroupMonth GROUP BY 1", reader => (reader.GetInt32(0), reader.GetDecimal(1))).ToDictionary(row => row.Item1, row => row.Item2).ShouldBe(owed, ignoreOrder: true);
    }

    [Fact]
    public void PayingUnits_OfHouseholds_HaveNoName() =>
        province.Home.Rows("SELECT GroupCode, COUNT(*) FROM dim_PayingUnit WHERE PayingUnitKey > 0 AND PayingUnitName = '' GROUP BY 1", reader => (reader.GetString(0), reader.GetInt32(1))).ShouldBe([("GD", 1)]);

    [Fact]
    public void Settlements_EachFacility_EqualTheTruthOnBothSides()
    {
        string Count(string match) => $"SUM(CASE WHEN settlement.MatchCode = '{match}' THEN 1 ELSE 0 END)";
        (int year, int quarter) = (province.Truth.Settlements[0].Year, province.Truth.Settlements[0].Quarter);
        province.Home.Rows(
            $"SELECT facility.FacilityCode, {Count("Matched")}, {Count("AmountDiffers")}, {Count("NotInList")}, {Count("NotInClaims")}, SUM(settlement.AskedAmount), SUM(settlement.SettledAmount), SUM(settlement.DisallowedAmount) FROM fact_ClaimSettlement AS settlement INNER JOIN dim_Facility AS facility ON facility.FacilityKey = settlement.TreatingFacilityKey WHERE settlement.YearNumber = {year} AND settlement.QuarterNumber = {quarter} AND settlement.MatchCode <> 'Awaiting' GROUP BY 1 ORDER BY 1",
            reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetDecimal(5), reader.GetDecimal(6), reader.GetDecimal(7)))
            .ShouldBe(province.Truth.Settlements.OrderBy(row => row.FacilityCode, StringComparer.Ordinal).Select(row => (row.FacilityCode, row.Matched, row.AmountDiffers, row.NotInList, row.NotInClaims, row.Asked, row.Settled, row.Disallowed)));
        province.Home.Count("SELECT COUNT(*) FROM fact_ClaimSettlement WHERE ClaimKey <> -1").ShouldBe(province.Truth.CurrentDossiers);
        province.Home.Count("SELECT COUNT(*) FROM fact_ClaimSettlement WHERE MatchCode = 'Awaiting'").ShouldBeGreaterThan(0);
        province.Truth.Settlements.Sum(row => row.NotInList).ShouldBeGreaterThan(0);
        province.Truth.Settlements.Sum(row => row.NotInClaims).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void SettlementControl_EachFacility_HasTheDifferenceOfTheTruth() =>
        province.Home.Rows("SELECT FacilityCode, ListSettledAmount, DifferenceAmount FROM mart_SettlementControl ORDER BY 1", reader => (reader.GetString(0), reader.GetDecimal(1), reader.GetDecimal(2)))
            .ShouldBe(province.Truth.Settlements.OrderBy(row => row.FacilityCode, StringComparer.Ordinal).Select(row => (row.FacilityCode, row.Settled, row.ControlDifference)));

    [Fact]
    public void Budgets_EachFacility_AreWhatTheDecisionsLeaveInForce() =>
        province.Home.Rows("SELECT budget.YearNumber, facility.FacilityCode, budget.AssignedAmount, budget.EstimateAmount, budget.DecisionCount FROM fact_FundBudget AS budget LEFT JOIN dim_Facility AS facility ON facility.FacilityKey = budget.FacilityKey AND facility.FacilityKey > 0 ORDER BY 2", reader => (reader.GetInt32(0), reader.IsDBNull(1) ? "" : reader.GetString(1), reader.GetDecimal(2), reader.GetDecimal(3), reader.GetInt32(4)))
            .ShouldBe(province.Truth.Budgets.OrderBy(row => row.FacilityCode, StringComparer.Ordinal).Select(row => (row.Year, row.FacilityCode, row.Assigned, row.InForce, row.Decisions)));

    [Fact]
    public void EstimateUse_AtTheLastMonthOfTheYear_IsAllThatWasAskedOverTheEstimate()
    {
        int year = province.Truth.Budgets[0].Year;
        int last = province.Truth.Months.Where(month => month.SettlementMonth / 100 == year).Max(month => month.SettlementMonth);
        Dictionary<string, decimal> estimates = province.Truth.Budgets.ToDictionary(row => row.FacilityCode, row => row.InForce);
        Dictionary<string, decimal> paid = province.Truth.Months.Where(month => month.SettlementMonth / 100 == year).GroupBy(month => month.FacilityCode).ToDictionary(facility => facility.Key, facility => facility.Sum(month => month.Amounts.FundPaid));
        paid[""] = paid.Values.Sum();

        List<(string Facility, decimal Paid, decimal Estimate)> used = province.Home.Rows($"SELECT FacilityCode, FundPaidAmount, EstimateAmount FROM mart_EstimateUseMonth WHERE MonthKey = {last}", reader => (reader.GetString(0), reader.GetDecimal(1), reader.GetDecimal(2)));

        used.ShouldBe(paid.Keys.Union(estimates.Keys).Select(facility => (facility, paid.GetValueOrDefault(facility), estimates.GetValueOrDefault(facility))), ignoreOrder: true);
        used.ShouldContain(row => row.Paid > 0 && row.Estimate == 0);
    }

    [Fact]
    public void Reporting_EachFacilityAndMonth_EqualsTheTruth()
    {
        province.Home.Rows("SELECT FacilityCode, MonthKey, PortalDossierCount, AcceptedDossierCount, RejectedDossierCount, LateDossierCount FROM mart_FacilityReportingMonth WHERE PortalDossierCount > 0", reader => (reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5)))
            .ShouldBe(province.Truth.Reporting.Select(row => (row.FacilityCode, row.Month, row.Dossiers, row.Accepted, row.Rejected, row.Late)), ignoreOrder: true);
        province.Truth.Reporting.Sum(row => row.Late).ShouldBeGreaterThan(0);
        province.Truth.Reporting.Sum(row => row.Rejected).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Receipts_OfOurLoads_AreTheDossiersOfTheLedger()
    {
        province.Home.Rows("SELECT SUM(StandingDossierCount), SUM(ReceivedDossierCount - StandingDossierCount - SupersededDossierCount - DuplicateDossierCount - QuarantinedDossierCount - RefusedDossierCount) FROM fact_DossierReceipt", reader => (reader.GetInt64(0), reader.GetInt64(1)))
            .ShouldBe([(province.Truth.CurrentDossiers, 0L)]);
        province.Home.Count("SELECT SUM(ReceivedDossierCount) FROM mart_FacilityReportingMonth").ShouldBe(province.Home.Count("SELECT SUM(ReceivedDossierCount) FROM fact_DossierReceipt"));
    }
}
