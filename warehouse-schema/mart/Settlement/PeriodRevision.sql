-- What became of a closed month: dossiers and amounts at closing, what was added, changed and withdrawn since, and what stands now.
-- Grain  one row per closing and treating facility
-- Caution  at closing + added + changed + withdrawn = now, to the đồng; changed and withdrawn carry their sign; of several closings of a month look at one (IsLatestClosing)
-- Conserves  DossierAtClosingCount = rows, FundPaidAtClosingAmount = FundPaidAmount, FacilityChargeAtClosingAmount = FacilityChargeAmount of fact.ClaimAtClosing by MonthKey = SettlementMonthKey;
-- Conserves  AddedDossierCount, ChangedDossierCount, WithdrawnDossierCount, MovedDossierCount, DossierNowCount, FundPaidAddedAmount, FundPaidChangedAmount, FundPaidWithdrawnAmount, FundPaidNowAmount, FacilityChargeAddedAmount, FacilityChargeChangedAmount, FacilityChargeWithdrawnAmount, FacilityChargeNowAmount nothing: what became of the dossiers since, which the table itself adds up to what stands now
CREATE VIEW mart.PeriodRevision
AS
WITH closing AS
(
    SELECT
        closed.PeriodClosingKey,
        closed.MonthKey,
        closed.ClosingNumber,
        closed.ClosedDateKey,
        CASE WHEN closed.ClosingNumber = MAX(closed.ClosingNumber) OVER (PARTITION BY closed.MonthKey) THEN 1 ELSE 0 END AS IsLatestClosing,
        CASE WHEN reopening.PeriodReopeningKey IS NULL THEN 0 ELSE 1 END AS IsReopened
    FROM fact.PeriodClosing AS closed
    LEFT JOIN fact.PeriodReopening AS reopening
        ON reopening.PeriodClosingKey = closed.PeriodClosingKey
),
compared AS
(
    -- A dossier that is in the month no longer was withdrawn, or stands in another month now.
    SELECT
        frozen.PeriodClosingKey,
        frozen.TreatingFacilityDurableKey,
        1 AS DossierAtClosingCount,
        0 AS AddedDossierCount,
        CASE
            WHEN present.ClaimKey IS NULL OR present.SettlementMonthKey <> frozen.SettlementMonthKey THEN 0
            WHEN present.ContentHash <> frozen.ContentHash OR present.LineCount <> frozen.LineCount THEN 1
            WHEN ABS(present.FacilityChargeAmount - frozen.FacilityChargeAmount) >= 0.005 OR ABS(present.FundPaidAmount - frozen.FundPaidAmount) >= 0.005 THEN 1
            ELSE 0
        END AS ChangedDossierCount,
        CASE WHEN present.ClaimKey IS NULL OR present.SettlementMonthKey <> frozen.SettlementMonthKey THEN 1 ELSE 0 END AS WithdrawnDossierCount,
        CASE WHEN present.SettlementMonthKey <> frozen.SettlementMonthKey THEN 1 ELSE 0 END AS MovedDossierCount,
        frozen.FundPaidAmount AS FundPaidAtClosing,
        0 AS FundPaidAdded,
        CASE WHEN present.SettlementMonthKey = frozen.SettlementMonthKey THEN present.FundPaidAmount - frozen.FundPaidAmount ELSE 0 END AS FundPaidChanged,
        CASE WHEN present.SettlementMonthKey = frozen.SettlementMonthKey THEN 0 ELSE 0 - frozen.FundPaidAmount END AS FundPaidWithdrawn,
        CASE WHEN present.SettlementMonthKey = frozen.SettlementMonthKey THEN present.FundPaidAmount ELSE 0 END AS FundPaidNow,
        frozen.FacilityChargeAmount AS FacilityChargeAtClosing,
        0 AS FacilityChargeAdded,
        CASE WHEN present.SettlementMonthKey = frozen.SettlementMonthKey THEN present.FacilityChargeAmount - frozen.FacilityChargeAmount ELSE 0 END AS FacilityChargeChanged,
        CASE WHEN present.SettlementMonthKey = frozen.SettlementMonthKey THEN 0 ELSE 0 - frozen.FacilityChargeAmount END AS FacilityChargeWithdrawn,
        CASE WHEN present.SettlementMonthKey = frozen.SettlementMonthKey THEN present.FacilityChargeAmount ELSE 0 END AS FacilityChargeNow
    FROM fact.ClaimAtClosing AS frozen
    LEFT JOIN fact.Claim AS present
        ON present.ClaimNumber = frozen.ClaimNumber
        AND present.TreatingFacilityDurableKey = frozen.TreatingFacilityDurableKey
    UNION ALL
    SELECT
        closed.PeriodClosingKey,
        claim.TreatingFacilityDurableKey,
        0,
        1,
        0,
        0,
        0,
        0,
        claim.FundPaidAmount,
        0,
        0,
        claim.FundPaidAmount,
        0,
        claim.FacilityChargeAmount,
        0,
        0,
        claim.FacilityChargeAmount
    FROM fact.PeriodClosing AS closed
    INNER JOIN fact.Claim AS claim
        ON claim.SettlementMonthKey = closed.MonthKey
    WHERE NOT EXISTS
    (
        SELECT 1
        FROM fact.ClaimAtClosing AS frozen
        WHERE frozen.PeriodClosingKey = closed.PeriodClosingKey
            AND frozen.ClaimNumber = claim.ClaimNumber
            AND frozen.TreatingFacilityDurableKey = claim.TreatingFacilityDurableKey
    )
)
SELECT
    closing.MonthKey,
    CAST(closing.ClosingNumber AS int) AS ClosingNumber,
    CAST(closing.ClosedDateKey AS int) AS ClosedDateKey,
    CAST(closing.IsLatestClosing AS smallint) AS IsLatestClosing,
    CAST(closing.IsReopened AS smallint) AS IsReopened,
    facility.FacilityCode,
    facility.FacilityName,
    CAST(SUM(compared.DossierAtClosingCount) AS int) AS DossierAtClosingCount,
    CAST(SUM(compared.AddedDossierCount) AS int) AS AddedDossierCount,
    CAST(SUM(compared.ChangedDossierCount) AS int) AS ChangedDossierCount,
    CAST(SUM(compared.WithdrawnDossierCount) AS int) AS WithdrawnDossierCount,
    CAST(SUM(compared.MovedDossierCount) AS int) AS MovedDossierCount,
    CAST(SUM(compared.DossierAtClosingCount) + SUM(compared.AddedDossierCount) - SUM(compared.WithdrawnDossierCount) AS int) AS DossierNowCount,
    CAST(SUM(compared.FundPaidAtClosing) AS decimal(18, 2)) AS FundPaidAtClosingAmount,
    CAST(SUM(compared.FundPaidAdded) AS decimal(18, 2)) AS FundPaidAddedAmount,
    CAST(SUM(compared.FundPaidChanged) AS decimal(18, 2)) AS FundPaidChangedAmount,
    CAST(SUM(compared.FundPaidWithdrawn) AS decimal(18, 2)) AS FundPaidWithdrawnAmount,
    CAST(SUM(compared.FundPaidNow) AS decimal(18, 2)) AS FundPaidNowAmount,
    CAST(SUM(compared.FacilityChargeAtClosing) AS decimal(18, 2)) AS FacilityChargeAtClosingAmount,
    CAST(SUM(compared.FacilityChargeAdded) AS decimal(18, 2)) AS FacilityChargeAddedAmount,
    CAST(SUM(compared.FacilityChargeChanged) AS decimal(18, 2)) AS FacilityChargeChangedAmount,
    CAST(SUM(compared.FacilityChargeWithdrawn) AS decimal(18, 2)) AS FacilityChargeWithdrawnAmount,
    CAST(SUM(compared.FacilityChargeNow) AS decimal(18, 2)) AS FacilityChargeNowAmount
FROM compared
INNER JOIN closing
    ON closing.PeriodClosingKey = compared.PeriodClosingKey
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = compared.TreatingFacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY
    closing.MonthKey,
    closing.ClosingNumber,
    closing.ClosedDateKey,
    closing.IsLatestClosing,
    closing.IsReopened,
    facility.FacilityCode,
    facility.FacilityName;
