-- Every dossier that was claimed or stands in a settlement list, matched by facility and MA_LK: what was asked, settled and disallowed. Feeds the snapshot fact.ClaimSettlement.
-- Conserves  rows, FundPaidAmount of fact.Claim by TreatingFacilityDurableKey, ClaimNumber among ClaimKey <> -1;
-- Conserves  AskedAmount, SettledAmount, DisallowedAmount of fact.SettlementLine by YearNumber, QuarterNumber, TreatingFacilityDurableKey, ClaimNumber;
-- Conserves  rows of fact.Claim by YearNumber = SettlementMonthKey / 100, QuarterNumber = ((SettlementMonthKey % 100) + 2) / 3, TreatingFacilityDurableKey where NOT EXISTS (SELECT 1 FROM fact.SettlementLine AS line WHERE line.ClaimNumber = own.ClaimNumber AND line.TreatingFacilityDurableKey = own.TreatingFacilityDurableKey) among MatchCode IN ('Awaiting', 'NotInList')
CREATE VIEW derive.ClaimSettlement
AS
WITH listed AS
(
    SELECT
        line.TreatingFacilityDurableKey,
        line.YearNumber,
        line.QuarterNumber
    FROM fact.SettlementLine AS line
    GROUP BY line.TreatingFacilityDurableKey, line.YearNumber, line.QuarterNumber
)
SELECT
    claim.ClaimKey,
    claim.ClaimNumber,
    claim.TreatingFacilityKey,
    claim.TreatingFacilityDurableKey,
    COALESCE(line.YearNumber, claim.SettlementMonthKey / 100) AS YearNumber,
    COALESCE(line.QuarterNumber, ((claim.SettlementMonthKey % 100) + 2) / 3) AS QuarterNumber,
    CASE
        WHEN line.SettlementLineKey IS NULL AND listed.YearNumber IS NULL THEN 'Awaiting'
        WHEN line.SettlementLineKey IS NULL THEN 'NotInList'
        WHEN ABS(claim.FundPaidAmount - line.AskedAmount) >= 0.005 THEN 'AmountDiffers'
        ELSE 'Matched'
    END AS MatchCode,
    CASE
        WHEN line.SettlementLineKey IS NULL THEN 'Submitted'
        WHEN line.SettlementDateKey = -1 THEN 'Reviewed'
        WHEN line.DisallowedAmount < 0.005 THEN 'Settled'
        WHEN line.SettledAmount < 0.005 THEN 'Disallowed'
        ELSE 'PartlySettled'
    END AS SettlementStateCode,
    claim.SubmissionDateKey,
    COALESCE(line.ReviewDateKey, -1) AS ReviewDateKey,
    COALESCE(line.SettlementDateKey, -1) AS SettlementDateKey,
    claim.FundPaidAmount,
    COALESCE(line.AskedAmount, 0) AS AskedAmount,
    COALESCE(line.SettledAmount, 0) AS SettledAmount,
    COALESCE(line.DisallowedAmount, 0) AS DisallowedAmount,
    COALESCE(line.DisallowanceReasonCode, '') AS DisallowanceReasonCode
FROM fact.Claim AS claim
LEFT JOIN fact.SettlementLine AS line
    ON line.ClaimNumber = claim.ClaimNumber
    AND line.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey
LEFT JOIN listed
    ON listed.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey
    AND listed.YearNumber = claim.SettlementMonthKey / 100
    AND listed.QuarterNumber = ((claim.SettlementMonthKey % 100) + 2) / 3
UNION ALL
SELECT
    -1,
    line.ClaimNumber,
    line.TreatingFacilityKey,
    line.TreatingFacilityDurableKey,
    line.YearNumber,
    line.QuarterNumber,
    'NotInClaims',
    CASE
        WHEN line.SettlementDateKey = -1 THEN 'Reviewed'
        WHEN line.DisallowedAmount < 0.005 THEN 'Settled'
        WHEN line.SettledAmount < 0.005 THEN 'Disallowed'
        ELSE 'PartlySettled'
    END,
    -1,
    line.ReviewDateKey,
    line.SettlementDateKey,
    0,
    line.AskedAmount,
    line.SettledAmount,
    line.DisallowedAmount,
    line.DisallowanceReasonCode
FROM fact.SettlementLine AS line
WHERE NOT EXISTS
(
    SELECT 1
    FROM fact.Claim AS claim
    WHERE claim.ClaimNumber = line.ClaimNumber
        AND claim.TreatingFacilityDurableKey = line.TreatingFacilityDurableKey
);
