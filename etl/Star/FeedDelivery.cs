using BhytWarehouse.Etl.Audit;

namespace BhytWarehouse.Etl.Star;

/// <summary>How the staged rows of one feed reach the star and are counted there.</summary>
/// <param name="RecordTable">The staging table with one row per record and its disposition.</param>
/// <param name="ConflictView">conform view of records that contradict each other within one file; empty when the feed has none.</param>
/// <param name="AccountView">conform view that states what was staged, for the ledger.</param>
/// <param name="SnapshotFacts">Periodic snapshots that follow from the facts: derive.X → fact.X.</param>
public sealed record FeedDelivery(string FeedCode, string RecordTable, string ConflictView, string AccountView, IReadOnlyList<FactDelivery> Facts, IReadOnlyList<StarMeasure> Measures, IReadOnlyList<string> SnapshotFacts)
{
    private static readonly FactDelivery Claim = new("Claim", "ClaimKey", 1, "staging_VssClaim AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    private static readonly FactDelivery ClaimLine = new("ClaimLine", "ClaimLineKey", 100_000,
        "staging_VssClaimLine AS line INNER JOIN staging_VssClaim AS staged ON staged.ClaimKey = line.ClaimKey WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    private static readonly FactDelivery ClaimDocument = new("ClaimDocument", "ClaimDocumentKey", 100,
        "staging_VssClaimDocument AS document LEFT JOIN staging_VssClaim AS staged ON staged.ClaimKey = document.ClaimKey WHERE document.LoadRunKey = @run AND (document.IsCheckInFile = 1 OR staged.Disposition = 0)");

    private static readonly FactDelivery CardSpan = new("CardSpan", "CardSpanKey", 1, "staging_VssEnrolment AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    private static readonly FactDelivery Population = new("Population", "PopulationKey", 1, "staging_NsoPopulation AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    /// <summary>The newest dossier by NGAYLAP, then the paid one, then the order of receipt.</summary>
    public static FeedDelivery VssClaims { get; } = new("VssClaims", "VssClaim", "ClaimConflict", "VssClaimsAccount",
        [
            Claim with
            {
                Versions = new FactVersions(["TreatingFacilityDurableKey", "ClaimNumber"], ["record.SubmissionDateKey", "CASE WHEN record.PaymentDateKey > 0 THEN 1 ELSE 0 END"], ["ContentHash"], ["SubmissionDateKey"],
                    "(SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.TreatingFacilityKey)", "record.SettlementMonthKey", [Claim, ClaimLine, ClaimDocument]),
            },
            ClaimLine,
            ClaimDocument,
        ],
        [
            new(LedgerLevel.Record, Claim, "1"),
            new(LedgerLevel.Record, ClaimDocument, "CASE WHEN row.IsCheckInFile = 1 THEN row.DocumentRowCount ELSE 0 END"),
            new(LedgerLevel.Document, Claim, "row.DocumentCount"),
            new(LedgerLevel.Line, ClaimLine, "1"),
            new(LedgerLevel.Amount, Claim, "CAST(ROUND(row.FundPaidAmount * 100) AS INTEGER)"),
        ],
        []);

    /// <summary>A later extract of the same card and start date replaces the row.</summary>
    public static FeedDelivery VssEnrolment { get; } = new("VssEnrolment", "VssEnrolment", "", "VssEnrolmentAccount",
        [
            CardSpan with
            {
                Versions = new FactVersions(["CardToken", "SpanStartDateKey"], ["record.ExtractDateKey"],
                    ["MemberDurableKey", "CommuneDurableKey", "ParticipantGroupKey", "RegisteredFacilityDurableKey", "SexKey", "BirthYear", "SpanEndDateKey", "BenefitCode", "PlanCode", "CentralSupportAmount", "LocalSupportAmount"],
                    ["ExtractDateKey"], "''", "record.ExtractDateKey / 100", [CardSpan]),
            },
        ],
        [
            new(LedgerLevel.Record, CardSpan, "1"),
            new(LedgerLevel.Amount, CardSpan, "CAST(ROUND((row.CentralSupportAmount + row.LocalSupportAmount) * 100) AS INTEGER)"),
        ],
        ["EnrolmentMonth"]);

    /// <summary>A later edition replaces the figure.</summary>
    public static FeedDelivery NsoPopulation { get; } = new("NsoPopulation", "NsoPopulation", "", "NsoPopulationAccount",
        [
            Population with
            {
                Versions = new FactVersions(["YearNumber", "AdministrativeUnitDurableKey", "SexKey", "AgeBandKey", "PopulationBasisKey"], ["record.PublishedAt"], ["PersonCount", "YearStatusCode"], ["PublishedAt"], "''", "-1", [Population]),
            },
        ],
        [
            new(LedgerLevel.Record, Population, "1"),
            new(LedgerLevel.Amount, Population, "row.PersonCount * 100"),
        ],
        []);
}
