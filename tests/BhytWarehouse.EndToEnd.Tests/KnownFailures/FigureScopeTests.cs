using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Tests.Sources.VssClaims;

namespace BhytWarehouse.EndToEnd.Tests.KnownFailures;

/// <summary>Which rows a figure counts.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class FigureScopeTests(LoadedProvince province) : IDisposable
{
    private readonly FailureBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void LineOutsideTheFundsScope_DoesNotTakeItsDossierWithIt()
    {
        DossierText dossier = new("LK-A");
        Dictionary<string, string> outside = dossier.AddDrug("40.77", 1m, 90000m);
        outside["PHAM_VI"] = "2";
        DossierText.Charge(outside, 90000m, 0m, 0m, 0m);
        dossier.Total();
        _bench.Put("scope.xml", new EnvelopeText(dossier).ToBytes());

        _bench.Load().Total(LedgerLevel.Record, LedgerState.Loaded).ShouldBe(1);
        _bench.Home.ComputeFigures();

        List<(int Group, int Scope, decimal Charge, decimal Covered, decimal Fund)> lines = [.. dossier.Drugs.Concat(dossier.Services).Select(row =>
            (int.Parse(row["MA_NHOM"], System.Globalization.CultureInfo.InvariantCulture), int.Parse(row["PHAM_VI"], System.Globalization.CultureInfo.InvariantCulture), DossierText.Number(row["THANH_TIEN_BV"]), DossierText.Number(row["THANH_TIEN_BH"]), DossierText.Number(row["T_BHTT"])))];
        _bench.Home.Rows("SELECT ScopeCode, SUM(FundPaidAmount) FROM fact_ClaimLine GROUP BY 1", reader => (reader.GetInt32(0), reader.GetDecimal(1)))
            .ShouldBe(lines.GroupBy(line => line.Scope).Select(scope => (scope.Key, scope.Sum(line => line.Fund))), ignoreOrder: true);
        _bench.Home.Rows("SELECT CostGroupCode, FacilityChargeAmount, CoveredChargeAmount, FundPaidAmount FROM mart_FacilityCostGroupMonth", reader => (int.Parse(reader.GetString(0), System.Globalization.CultureInfo.InvariantCulture), reader.GetDecimal(1), reader.GetDecimal(2), reader.GetDecimal(3)))
            .ShouldBe(lines.GroupBy(line => line.Group).Select(group => (group.Key, group.Sum(line => line.Charge), group.Sum(line => line.Covered), group.Sum(line => line.Fund))), ignoreOrder: true);
        _bench.Home.Rows("SELECT FacilityChargeAmount, CoveredChargeAmount, FundPaidAmount FROM mart_FacilityMonth", reader => (reader.GetDecimal(0), reader.GetDecimal(1), reader.GetDecimal(2)))
            .ShouldBe([(lines.Sum(line => line.Charge), lines.Sum(line => line.Covered), lines.Sum(line => line.Fund))]);
        lines.ShouldContain(line => line.Scope == 2 && line.Fund == 0);
    }

    /// <summary>Each line: a figure that is put together from branches, and the same rows counted where they stand, by facility (and period).</summary>
    [Theory]
    [InlineData("SELECT TreatingFacilityDurableKey, 0, SUM(FundPaidAmount) FROM fact_ClaimSettlement", "SELECT TreatingFacilityDurableKey, 0, SUM(FundPaidAmount) FROM fact_Claim")]
    [InlineData("SELECT TreatingFacilityDurableKey, (YearNumber * 10) + QuarterNumber, SUM(SettledAmount) FROM fact_ClaimSettlement WHERE SettlementStateCode <> 'Submitted'", "SELECT TreatingFacilityDurableKey, (YearNumber * 10) + QuarterNumber, SUM(SettledAmount) FROM fact_SettlementLine")]
    [InlineData("SELECT FacilityCode, (YearNumber * 10) + QuarterNumber, SUM(ListSettledAmount) FROM mart_SettlementControl WHERE ListClaimCount > 0", "SELECT facility.FacilityCode, (YearNumber * 10) + QuarterNumber, SUM(SettledAmount) FROM fact_SettlementLine AS line INNER JOIN dim_Facility AS facility ON facility.FacilityKey = line.TreatingFacilityKey")]
    [InlineData("SELECT FacilityDurableKey, 0, SUM(PortalDossierCount) FROM fact_FacilityReporting WHERE PortalDossierCount > 0", "SELECT FacilityDurableKey, 0, SUM(DossierCount) FROM fact_PortalReply WHERE DossierCount > 0")]
    [InlineData("SELECT FacilityDurableKey, ReportDateKey, SUM(ReceivedDossierCount) FROM fact_FacilityReporting WHERE ReceivedDossierCount > 0", "SELECT FacilityDurableKey, ReceiptDateKey, SUM(ReceivedDossierCount) FROM fact_DossierReceipt WHERE ReceivedDossierCount > 0")]
    [InlineData("SELECT FacilityCode, MonthKey, SUM(FundPaidAmount) FROM mart_FacilityMonth", "SELECT facility.FacilityCode, SettlementMonthKey, SUM(FundPaidAmount) FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey")]
    [InlineData("SELECT FacilityCode, MonthKey, SUM(FundPaidAmount) FROM mart_FacilityCostGroupMonth", "SELECT facility.FacilityCode, SettlementMonthKey, SUM(FundPaidAmount) FROM fact_ClaimLine AS line INNER JOIN dim_Facility AS facility ON facility.FacilityKey = line.TreatingFacilityKey")]
    [InlineData("SELECT facility.FacilityCode, MonthKey, SUM(Numerator) FROM fact_IndicatorValue INNER JOIN dim_Facility AS facility USING (FacilityKey) WHERE IndicatorCode = 'K16'", "SELECT facility.FacilityCode, SettlementMonthKey, SUM(FacilityChargeAmount) FROM fact_Claim AS claim INNER JOIN dim_Facility AS facility ON facility.FacilityKey = claim.TreatingFacilityKey")]
    [InlineData("SELECT facility.FacilityCode, MonthKey, SUM(Numerator) FROM fact_IndicatorValue INNER JOIN dim_Facility AS facility USING (FacilityKey) WHERE IndicatorCode = 'K17'", "SELECT facility.FacilityCode, SettlementMonthKey, SUM(FacilityChargeAmount) FROM fact_ClaimLine AS line INNER JOIN dim_Facility AS facility ON facility.FacilityKey = line.TreatingFacilityKey")]
    public void BranchesOfAFigure_AllCountTheSameRows(string figure, string rows)
    {
        List<(string, long, decimal)> shown = Sums(figure);

        shown.ShouldNotBeEmpty();
        shown.ShouldBe(Sums(rows), ignoreOrder: true);
    }

    [Fact]
    public void CoverageOfMixedBasesOrUnitSystems_IsNeverShown()
    {
        List<(int Month, long Unit, int Basis, string System, string Level, decimal Members, decimal People, int Year, string BasisCode)> figures = province.Home.Rows(
            "SELECT coverage.MonthKey, unit.AdministrativeUnitDurableKey, coverage.PopulationBasisKey, unit.UnitSystemCode, unit.UnitLevel, coverage.Numerator, coverage.Denominator, coverage.BasisYear, basis.PopulationBasisCode FROM fact_IndicatorValue AS coverage INNER JOIN dim_AdministrativeUnit AS unit USING (AdministrativeUnitKey) INNER JOIN dim_PopulationBasis AS basis USING (PopulationBasisKey) WHERE coverage.IndicatorCode = 'K01' AND unit.AdministrativeUnitKey > 0",
            reader => (reader.GetInt32(0), reader.GetInt64(1), reader.GetInt32(2), reader.GetString(3), reader.GetString(4), reader.GetDecimal(5), reader.GetDecimal(6), reader.GetInt32(7), reader.GetString(8)));

        figures.Select(figure => figure.Month).Distinct().Order().ShouldBe(province.Truth.Coverage.Select(month => month.Month));
        figures.Select(figure => figure.System).Distinct().Order().ShouldBe(["New", "Old"]);
        figures.ShouldAllBe(figure => figure.System == (figure.Month < 202507 ? "Old" : "New"));
        figures.ShouldAllBe(figure => (figure.Basis > 0) == (figure.People > 0) && (figure.Basis > 0) == (figure.Year > 0));
        figures.GroupBy(figure => (figure.Month, figure.Unit, figure.Basis)).ShouldAllBe(one => one.Count() == 1);
        // Everybody with a card lives here: over those who live here nobody is above all. Over an average of the year a month can be, and then the figure names that basis.
        figures.Where(figure => figure.Level == "Province" && figure.BasisCode == "MPS-RES").ShouldAllBe(figure => figure.Members <= figure.People);
        figures.Select(figure => figure.BasisCode).Distinct().Order().ShouldBe(["MPS-REG", "MPS-RES", "NSO-AVG"]);
        foreach (var basis in figures.Where(figure => figure.Level == "Commune" && figure.People > 0).GroupBy(figure => (figure.Month, figure.Basis)))
        {
            basis.Sum(figure => figure.People).ShouldBe(figures.Single(figure => figure.Level == "Province" && figure.Month == basis.Key.Month && figure.Basis == basis.Key.Basis).People, $"{basis.Key}");
        }

        // Where a basis is missing the rate is empty: neither 0 % nor borrowed from another basis.
        province.Home.Count("SELECT COUNT(*) FROM mart_CoverageMonth WHERE (PersonCount = 0) <> (CoverageRate IS NULL)").ShouldBe(0);
    }

    [Fact]
    public void RulesWithoutTheirReferenceLists_RaiseNoAlarm()
    {
        // No facility register, no catalogue, no list of cards or practitioners has come; then corrections, and the same once more.
        _bench.Put("first/a.xml", FailureBench.Claims("LK-A", "LK-B", "LK-C"));
        _bench.Put("then/b.xml", FailureBench.Correction("LK-A"));
        _bench.Load("first");
        _bench.Load("then");
        _bench.Load("first");

        _bench.Home.Rows("SELECT RuleCode, Found, Expected FROM quality_Finding", reader => $"{reader.GetString(0)}: {reader.GetString(1)}, expected {reader.GetString(2)}").ShouldBeEmpty();
        _bench.Home.Count("SELECT COUNT(*) FROM quality_Quarantine").ShouldBe(0);
        _bench.ClaimNumbers.ShouldBe(["LK-A", "LK-B", "LK-C"]);
        _bench.Home.Count("SELECT COUNT(*) FROM fact_CatalogueScope").ShouldBe(0);
    }

    [Fact]
    public void CorrectedDossiersOfAProvince_AreNoAlarms()
    {
        // Of the dossiers that were corrected or sent again only those with a planted fault are spoken of.
        HashSet<(string, int)> planted = [.. province.Truth.Faults.Select(fault => (fault.Path, (fault.Position ?? 0) - (fault.Path.EndsWith(".csv", StringComparison.Ordinal) ? 1 : 0)))];

        province.Home.Rows("SELECT DISTINCT file.FeedCode || '/' || file.FileName, found.RecordNumber, found.RuleCode FROM quality_Finding AS found INNER JOIN audit_SourceFile AS file USING (SourceFileKey) WHERE found.SeverityCode = 2 AND file.StateName = 'read'", reader => (reader.GetString(0), reader.GetInt32(1), reader.GetString(2)))
            .Where(found => !planted.Contains((found.Item1, found.Item2))).ShouldBeEmpty();
        province.Home.Count("SELECT COUNT(*) FROM audit_Ledger WHERE LevelCode = 2 AND StateCode = 8 AND Quantity > 0").ShouldBeGreaterThan(0);
    }

    private List<(string, long, decimal)> Sums(string sql) => province.Home.Rows(sql + " GROUP BY 1, 2", reader => (reader.GetString(0), reader.GetInt64(1), decimal.Round(reader.GetDecimal(2), 2)));
}
