using BhytWarehouse.Etl.Audit;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.EndToEnd.Tests.Loads;

/// <summary>Everything that was received is accounted for, and every planted fault is found where it was planted.</summary>
[Collection(LoadedProvinceCollection.Name)]
public sealed class AccountTests(LoadedProvince province)
{
    /// <summary>Which rules may speak of a planted fault; the first is the one that must.</summary>
    private static readonly Dictionary<FaultKind, string[]> Rules = new()
    {
        [FaultKind.TruncatedFile] = ["VC-002"],
        [FaultKind.DeclaredCountDiffers] = ["VC-008"],
        [FaultKind.NotXml] = ["VC-002"],
        [FaultKind.Utf16Encoding] = ["VC-003"],
        [FaultKind.Windows1258Encoding] = ["VC-003"],
        [FaultKind.DocumentType] = ["VC-004"],
        [FaultKind.ExternalEntity] = ["VC-004"],
        [FaultKind.EmptyFile] = ["VC-001"],
        [FaultKind.Decree4210Archive] = ["VC-006"],
        [FaultKind.BrokenBase64] = ["VC-020"],
        [FaultKind.BrokenInnerXml] = ["VC-021"],
        [FaultKind.InnerDocumentType] = ["VC-023"],
        [FaultKind.LinesWithoutSummary] = ["VC-030"],
        [FaultKind.TwoSummaries] = ["VC-031"],
        [FaultKind.MissingRequiredField] = ["VC-040"],
        [FaultKind.FieldTooLong] = ["VC-042"],
        [FaultKind.AmountNotNumeric] = ["VC-044"],
        [FaultKind.MonthZero] = ["VC-046"],
        [FaultKind.DischargeBeforeAdmission] = ["VC-110"],
        [FaultKind.ClaimNumberDiffersBetweenTables] = ["VC-032"],
        [FaultKind.ClaimNumberOfTwoPeople] = ["VC-038"],
        [FaultKind.SumMismatch] = ["VC-092", "VC-094", "VC-096", "VC-098", "VC-100", "VC-102", "VC-104", "VC-106"],
        [FaultKind.LineAmountMismatch] = ["VC-070", "VC-072", "VC-074", "VC-076"],
        [FaultKind.UnknownCode] = ["VC-050", "VC-051", "VC-052", "VC-053", "VC-054", "VC-055", "VC-056", "VC-057", "VC-058", "VC-060"],
        [FaultKind.SumOffByAtMostOneDong] = ["VC-093", "VC-095", "VC-097", "VC-099", "VC-101", "VC-103", "VC-105", "VC-107"],
        [FaultKind.EnrolmentImpossibleDate] = ["VE-024", "VE-032", "VE-033"],
        [FaultKind.EnrolmentCardTooShort] = ["VE-022"],
        [FaultKind.EnrolmentEndBeforeStart] = ["VE-034"],
        [FaultKind.EnrolmentUnknownSex] = ["VE-026"],
        [FaultKind.PopulationMissingDimension] = ["NP-"],
        [FaultKind.ContributionBalanceBroken] = ["VT-020"],
        [FaultKind.ContributionAmountIllegible] = ["VT-013"],
        [FaultKind.ContributionMissingColumn] = ["VT-002"],
        [FaultKind.SettlementSumBroken] = ["VS-020"],
        [FaultKind.SettlementMissingColumn] = ["VS-002"],
        [FaultKind.BudgetKindUnknown] = ["VB-020"],
        [FaultKind.FeedbackCountBroken] = ["VF-020"],
        [FaultKind.FeedbackImpossibleTime] = ["VF-022"],
        [FaultKind.FeedbackMissingColumn] = ["VF-002"],
        [FaultKind.UnitsMissingColumn] = ["NU-002"],
        [FaultKind.RegisterMissingColumn] = ["MR-002"],
        [FaultKind.RegisterUnknownAgeBand] = ["MR-016"],
        [FaultKind.RegisterUnknownEvent] = ["MR-023"],
        [FaultKind.TargetAboveHundred] = ["PT-020"],
        [FaultKind.EntitledUnknownGroup] = ["PE-016"],
        [FaultKind.StatisticSignInPage] = ["MS-00"],
        [FaultKind.StatisticUnknownUnit] = ["MS-025"],
        [FaultKind.StatisticNotANumber] = ["MS-020"],
        [FaultKind.StatisticUnknownPeriod] = ["MS-023"],
        [FaultKind.RegisterMissingColumns] = ["MF-002"],
        [FaultKind.RegisterEndBeforeStart] = ["MF-020"],
        [FaultKind.RegisterUnknownLevel] = ["MF-023"],
        [FaultKind.RegisterImpossibleDate] = ["MF-013"],
        [FaultKind.CatalogueMissingColumns] = ["MC-002"],
        [FaultKind.CataloguePriceInWords] = ["MC-013"],
        [FaultKind.CatalogueContradiction] = ["MC-018"],
        [FaultKind.CheckupTruncatedFile] = ["MK-002"],
        [FaultKind.CheckupDocumentType] = ["MK-004"],
        [FaultKind.CheckupUnknownClass] = ["MK-052"],
        [FaultKind.CheckupEndBeforeStart] = ["MK-050"],
        [FaultKind.CheckupBrokenBase64] = ["MK-020"],
        [FaultKind.CheckupNumberOfTwoPeople] = ["MK-038"],
        [FaultKind.DigitalUseWebPage] = ["MD-001"],
        [FaultKind.DigitalUseAboveVisits] = ["MD-020"],
        [FaultKind.SatisfactionMissingColumn] = ["MH-002"],
        [FaultKind.SatisfactionAboveAsked] = ["MH-020"],
        [FaultKind.InspectionRecoveredAboveFound] = ["PI-022"],
    };

    [Fact]
    public void Loads_OfEveryFeed_ArePublishedAndBalanceAtEveryLevelOfEveryFile()
    {
        province.Results.Values.ShouldAllBe(result => result.State == LoadState.Published && result.Message.Length == 0 && result.LeftAlone.Count == 0);
        List<(int File, int Level, decimal Received, decimal Accounted)> entries = province.Home.Rows(
            "SELECT SourceFileKey, LevelCode, SUM(CASE WHEN StateCode = 1 THEN Quantity ELSE 0 END), SUM(CASE WHEN StateCode = 1 THEN 0 ELSE Quantity END) FROM audit_Ledger GROUP BY 1, 2",
            reader => (reader.GetInt32(0), reader.GetInt32(1), reader.GetDecimal(2), reader.GetDecimal(3)));

        entries.ShouldAllBe(entry => entry.Received == entry.Accounted);
        entries.Select(entry => entry.Level).Distinct().Order().ShouldBe([1, 2, 3, 4, 5]);
        entries.Select(entry => entry.File).Distinct().Count().ShouldBe(province.Truth.Files.Count);
    }

    [Fact]
    public void Files_OfEveryFeed_EndAsTheTruthSays()
    {
        Dictionary<string, string> states = province.Home.Rows("SELECT FeedCode || '/' || FileName, StateName FROM audit_SourceFile", reader => (reader.GetString(0), reader.GetString(1)))
            .ToDictionary(row => row.Item1, row => row.Item2);

        states.ShouldBe(
            province.Truth.Files.ToDictionary(file => file.Path, file => file.Expectation switch { FaultExpectation.RejectFile => "refused", FaultExpectation.DuplicateFile => "duplicate", _ => "read" }),
            ignoreOrder: true);
        states.Values.Count(state => state == "refused").ShouldBeGreaterThan(8);
        states.Values.ShouldContain("duplicate");
    }

    [Fact]
    public void Ledger_Dossiers_HasTheNumbersOfTheTruth()
    {
        SampleTruth truth = province.Truth;
        Dictionary<int, long> read = Dossiers("file.StateName = 'read'");

        read[(int)LedgerState.Received].ShouldBe(truth.WrittenDossiers + truth.CheckIns);
        read[(int)LedgerState.Loaded].ShouldBe(truth.CurrentDossiers + truth.CheckIns);
        read[(int)LedgerState.Quarantined].ShouldBe(truth.RejectedDossiers);
        read[(int)LedgerState.Duplicate].ShouldBe(truth.DuplicateDossiers);
        read[(int)LedgerState.Superseded].ShouldBe(truth.SupersededDossiers);
        Dossiers("file.StateName = 'duplicate'")[(int)LedgerState.Duplicate].ShouldBe(truth.Files.Where(file => file.Expectation == FaultExpectation.DuplicateFile).Sum(file => file.Records));
        province.Results["VssClaims"].ChangedFacts["Claim"].ShouldBe(truth.CurrentDossiers);
    }

    [Fact]
    public void Ledger_AmountLoaded_IsWhatTheFactsHold()
    {
        decimal loaded = province.Home.Rows("SELECT entry.Quantity FROM audit_Ledger AS entry INNER JOIN audit_LoadRun AS run USING (LoadRunKey) WHERE run.FeedCode = 'VssClaims' AND entry.LevelCode = 5 AND entry.StateCode = 2", reader => reader.GetDecimal(0)).Sum();

        loaded.ShouldBe(province.Truth.Months.Sum(month => month.Amounts.FundPaid));
    }

    [Fact]
    public void Faults_Planted_AreEachFoundInTheirFileAndPositionByTheirRule()
    {
        ILookup<(string Path, int Record), string> found = province.Home.Rows(
            "SELECT file.FeedCode || '/' || file.FileName, found.RecordNumber, found.RuleCode FROM quality_Finding AS found INNER JOIN audit_SourceFile AS file USING (SourceFileKey) UNION ALL SELECT FeedCode || '/' || FileName, 0, RefusalRuleCode FROM audit_SourceFile WHERE StateName = 'refused'",
            reader => (Path: reader.GetString(0), Record: reader.GetInt32(1), Rule: reader.GetString(2)))
            .ToLookup(row => (row.Path, row.Record), row => row.Rule);
        HashSet<(string, int)> held = [.. province.Home.Rows("SELECT file.FeedCode || '/' || file.FileName, held.RecordNumber FROM quality_Quarantine AS held INNER JOIN audit_SourceFile AS file USING (SourceFileKey)", reader => (reader.GetString(0), reader.GetInt32(1)))];
        List<string> missing = [];
        foreach (FaultTruth fault in province.Truth.Faults.Where(fault => fault.Expectation != FaultExpectation.DuplicateFile))
        {
            // The truth counts the lines of a CSV, the header among them; the product counts its rows.
            int record = fault.Expectation == FaultExpectation.RejectFile ? 0 : fault.Position!.Value - (fault.Path.EndsWith(".csv", StringComparison.Ordinal) ? 1 : 0);
            string[] rules = [.. found[(fault.Path, record)]];
            if (!rules.Any(rule => Rules[fault.Kind].Any(expected => rule.StartsWith(expected, StringComparison.Ordinal))))
            {
                missing.Add($"{fault.Kind} in {fault.Path}, {record}: found {string.Join(", ", rules)}");
            }

            if (held.Contains((fault.Path, record)) != (fault.Expectation == FaultExpectation.RejectRecord))
            {
                missing.Add($"{fault.Kind} in {fault.Path}, {record}: expected {fault.Expectation}");
            }
        }

        missing.ShouldBeEmpty();
        province.Truth.Faults.Select(fault => fault.Kind).Distinct().ShouldBe(Enum.GetValues<FaultKind>(), ignoreOrder: true);
    }

    [Fact]
    public void Quarantine_WithoutPlantedFault_IsEmpty()
    {
        List<(string, int)> planted = [.. province.Truth.Faults.Where(fault => fault.Expectation == FaultExpectation.RejectRecord).Select(fault => (fault.Path, fault.Position!.Value - (fault.Path.EndsWith(".csv", StringComparison.Ordinal) ? 1 : 0)))];

        province.Home.Rows("SELECT file.FeedCode || '/' || file.FileName, held.RecordNumber FROM quality_Quarantine AS held INNER JOIN audit_SourceFile AS file USING (SourceFileKey)", reader => (reader.GetString(0), reader.GetInt32(1)))
            .ShouldBe(planted, ignoreOrder: true);
    }

    private Dictionary<int, long> Dossiers(string files) => province.Home.Rows(
        $"SELECT entry.StateCode, SUM(entry.Quantity) FROM audit_Ledger AS entry INNER JOIN audit_SourceFile AS file USING (SourceFileKey) WHERE file.FeedCode = 'VssClaims' AND entry.LevelCode = 2 AND {files} GROUP BY 1",
        reader => (reader.GetInt32(0), reader.GetInt64(1))).ToDictionary(row => row.Item1, row => row.Item2);
}
