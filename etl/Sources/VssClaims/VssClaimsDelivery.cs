using BhytWarehouse.Etl.Audit;
using BhytWarehouse.Etl.Star;

namespace BhytWarehouse.Etl.Sources.VssClaims;

/// <summary>How staged dossiers reach fact.Claim, fact.ClaimLine and fact.ClaimDocument.</summary>
internal static class VssClaimsDelivery
{
    private static readonly FactDelivery Claim = new("Claim", "ClaimKey", 1, "staging_VssClaim AS staged WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    private static readonly FactDelivery ClaimLine = new("ClaimLine", "ClaimLineKey", 100_000,
        "staging_VssClaimLine AS line INNER JOIN staging_VssClaim AS staged ON staged.ClaimKey = line.ClaimKey WHERE staged.LoadRunKey = @run AND staged.Disposition = 0");

    private static readonly FactDelivery ClaimDocument = new("ClaimDocument", "ClaimDocumentKey", 100,
        "staging_VssClaimDocument AS document LEFT JOIN staging_VssClaim AS staged ON staged.ClaimKey = document.ClaimKey WHERE document.LoadRunKey = @run AND (document.IsCheckInFile = 1 OR staged.Disposition = 0)");

    /// <summary>The newest dossier by NGAYLAP, then the paid one, then the order of receipt.</summary>
    public static FeedDelivery Star { get; } = new("VssClaims", "VssClaim", "ClaimConflict", "VssClaimsAccount",
        [
            Claim with
            {
                Versions = new FactVersions(["TreatingFacilityDurableKey", "ClaimNumber"], ["record.SubmissionDateKey", "CASE WHEN record.PaymentDateKey > 0 THEN 1 ELSE 0 END"], ["ContentHash", "LineCount", "FacilityChargeAmount", "CoveredChargeAmount", "FundPaidAmount", "MemberDurableKey"], ["SubmissionDateKey"],
                    "(SELECT facility.FacilityCode FROM dim_Facility AS facility WHERE facility.FacilityKey = record.TreatingFacilityKey)", "record.SettlementMonthKey", [Claim, ClaimLine, ClaimDocument])
                {
                    NamesHeldRecords = true,
                    Withdrawn = new WithdrawnRecords("WithdrawnClaim", "WithdrawnClaimKey", "TreatingFacilityDurableKey", "ClaimNumber", "SubmissionDateKey",
                        [(LedgerLevel.Record, "1"), (LedgerLevel.Document, "row.DocumentCount"), (LedgerLevel.Line, "row.LineCount"), (LedgerLevel.Amount, "CAST(ROUND(row.FundPaidAmount * 100) AS INTEGER)")]),
                },
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
        [])
    {
        Agreements = [LinesAgree(), DocumentsAgree()],
        Codes =
        [
            new(Claim, "staged.MAXA_CU_TRU", "ResidenceCommuneKey", "AdministrativeUnit", "UnitCode"),
            new(Claim, "staged.GIOI_TINH", "SexKey", "Sex", "SexCode"),
            new(Claim, "staged.MA_LOAI_KCB", "CareTypeKey", "CareType", "CareTypeCode"),
            new(Claim, "staged.MA_BENH_CHINH", "MainDiagnosisKey", "Diagnosis", "DiagnosisCode"),
            new(Claim, "staged.MA_DKBD", "RegisteredFacilityKey", "Facility", "FacilityCode"),
        ],
    };

    /// <summary>The gate lets amounts of a claim and its lines differ by one đồng at most, so they may not differ by more in the star.</summary>
    private static StarAgreement LinesAgree()
    {
        string[] amounts = ["FacilityChargeAmount", "CoveredChargeAmount", "FundPaidAmount", "CopaymentAmount", "OutOfPocketAmount", "OtherSourceAmount"];
        const string LinesInPlace = "COUNT(CASE WHEN line.SettlementMonthKey = claim.SettlementMonthKey AND line.TreatingFacilityKey = claim.TreatingFacilityKey THEN 1 END)";
        // The lines of a claim are a range of keys, so both tables are read once, in the order of their keys.
        return new StarAgreement(
            Claim,
            $"""
            SELECT claim.SourceFileKey, claim.RecordNumber, claim.LineCount, {LinesInPlace},
                {string.Join(", ", amounts.Select(amount => $"CAST(ROUND(claim.{amount} * 100) AS INTEGER), CAST(ROUND(COALESCE(SUM(line.{amount}), 0) * 100) AS INTEGER)"))}
            FROM fact_Claim AS claim
            LEFT JOIN fact_ClaimLine AS line ON line.ClaimLineKey BETWEEN claim.ClaimKey * {ClaimLine.KeysPerRecord} AND claim.ClaimKey * {ClaimLine.KeysPerRecord} + {ClaimLine.KeysPerRecord - 1}
            WHERE claim.ClaimKey BETWEEN @first AND @last
            GROUP BY claim.ClaimKey
            HAVING claim.LineCount <> {LinesInPlace} OR {string.Join(" OR ", amounts.Select(amount => $"ABS(claim.{amount} - COALESCE(SUM(line.{amount}), 0)) > 1.005"))}
            """,
            [
                (LedgerLevel.Line, "lines named by the claim", "lines under its facility and month", 0),
                .. amounts.Select(amount => (LedgerLevel.Amount, $"{amount} of the claim", $"{amount} of its lines", 100L)),
            ]);
    }

    /// <summary>A table may stand once in a dossier, so there is a row for each document that came; the lines are those of XML2 and XML3.</summary>
    private static StarAgreement DocumentsAgree()
    {
        const string InPlace = "document.TreatingFacilityKey = claim.TreatingFacilityKey AND document.ClaimKey = claim.ClaimKey";
        const string DocumentsInPlace = $"COUNT(CASE WHEN {InPlace} THEN 1 END)";
        const string LinesTold = $"COALESCE(SUM(CASE WHEN {InPlace} AND document.DocumentCode IN ('XML2', 'XML3') THEN document.DocumentRowCount END), 0)";
        return new StarAgreement(
            Claim,
            $"""
            SELECT claim.SourceFileKey, claim.RecordNumber, claim.DocumentCount, {DocumentsInPlace}, claim.LineCount, {LinesTold}
            FROM fact_Claim AS claim
            LEFT JOIN fact_ClaimDocument AS document ON document.ClaimDocumentKey BETWEEN claim.ClaimKey * {ClaimDocument.KeysPerRecord} AND claim.ClaimKey * {ClaimDocument.KeysPerRecord} + {ClaimDocument.KeysPerRecord - 1}
            WHERE claim.ClaimKey BETWEEN @first AND @last
            GROUP BY claim.ClaimKey
            HAVING claim.DocumentCount <> {DocumentsInPlace} OR claim.LineCount <> {LinesTold}
            """,
            [
                (LedgerLevel.Document, "documents named by the claim", "documents under its facility", 0),
                (LedgerLevel.Line, "lines named by the claim", "rows of XML2 and XML3", 0),
            ]);
    }
}
