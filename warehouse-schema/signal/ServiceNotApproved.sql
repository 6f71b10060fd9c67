-- R52             Service that is not approved for the facility
-- Vietnamese      Dịch vụ kỹ thuật chưa được phê duyệt tại cơ sở
-- Suspicion       a service is billed that the facility's approved catalogue does not hold on the day
-- Basis           TT 12/2026/TT-BTC art. 10(1): catalogue scope; form 05/DM
-- Known innocent  a catalogue that lacks what stands in a good part of the facility's claims, which is R110; a catalogue that begins later or was not handed over for the day (then the rule does not apply); a service done by another facility under a contract (code of that facility in the catalogue)
-- Amount at risk  the fund's payment for these lines
-- Alarm           1, 2 from 500 000 đồng in the claim on, 3 from 5 000 000 đồng on
-- Needs           fact.CatalogueScope where EntryTypeCode = 'Service'
-- Scope           facility
-- Thresholds      LeastClaims = 20 (claims of the month from which on the catalogue is judged); MostShare = 10 (percent of the facility's claims of the month from which on the catalogue lacks it: R110)
-- Version         2, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.ServiceNotApproved
AS
WITH billed AS
(
    SELECT
        line.ClaimKey,
        line.SettlementMonthKey,
        line.TreatingFacilityDurableKey,
        line.ServiceItemKey,
        line.OrderDateKey,
        COUNT(*) AS LineCount,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM fact.ClaimLine AS line
    INNER JOIN fact.CatalogueScope AS scope
        ON scope.FacilityDurableKey = line.TreatingFacilityDurableKey
        AND scope.EntryTypeCode = 'Service'
        AND line.OrderDateKey BETWEEN scope.FirstDateKey AND scope.LastDateKey
    WHERE line.SourceTable = 'XML3'
        AND line.ServiceItemKey > 0
        AND line.FundPaidAmount > 0
        AND line.OrderDateKey >= 20250101
    GROUP BY line.ClaimKey, line.SettlementMonthKey, line.TreatingFacilityDurableKey, line.ServiceItemKey, line.OrderDateKey
),
unapproved AS
(
    SELECT
        billed.ClaimKey,
        billed.SettlementMonthKey,
        billed.TreatingFacilityDurableKey,
        billed.LineCount,
        billed.FundPaidAmount,
        item.ServiceItemCode
    FROM billed
    INNER JOIN dim.ServiceItem AS item
        ON item.ServiceItemKey = billed.ServiceItemKey
        AND item.ServiceItemType = 'Service'
    LEFT JOIN fact.CatalogueEntry AS entry
        ON entry.FacilityDurableKey = billed.TreatingFacilityDurableKey
        AND entry.ServiceItemKey = billed.ServiceItemKey
        AND entry.EntryTypeCode = 'Service'
        AND billed.OrderDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey
    WHERE entry.CatalogueEntryKey IS NULL
),
claimed AS
(
    SELECT
        unapproved.SettlementMonthKey,
        unapproved.TreatingFacilityDurableKey,
        unapproved.ClaimKey,
        SUM(unapproved.LineCount) AS LineCount,
        SUM(unapproved.FundPaidAmount) AS FundPaidAmount,
        MIN(unapproved.ServiceItemCode) AS FirstItemCode
    FROM unapproved
    GROUP BY unapproved.SettlementMonthKey, unapproved.TreatingFacilityDurableKey, unapproved.ClaimKey
),
charged AS
(
    SELECT
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        COUNT(*) AS ClaimCount
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey
),
counted AS
(
    SELECT
        claimed.SettlementMonthKey,
        claimed.TreatingFacilityDurableKey,
        claimed.ClaimKey,
        claimed.LineCount,
        claimed.FundPaidAmount,
        claimed.FirstItemCode,
        charged.ClaimCount,
        COUNT(*) OVER (PARTITION BY claimed.SettlementMonthKey, claimed.TreatingFacilityDurableKey) AS UnapprovedCount
    FROM claimed
    INNER JOIN charged
        ON charged.SettlementMonthKey = claimed.SettlementMonthKey
        AND charged.TreatingFacilityDurableKey = claimed.TreatingFacilityDurableKey
)
SELECT
    'R52' AS RuleCode,
    counted.SettlementMonthKey AS MonthKey,
    counted.TreatingFacilityDurableKey AS FacilityDurableKey,
    counted.ClaimKey,
    CAST(counted.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN counted.FundPaidAmount >= 5000000 THEN 3 WHEN counted.FundPaidAmount >= 500000 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(counted.LineCount, N' dòng dịch vụ không có trong danh mục 05/DM được phê duyệt, ví dụ mã ', SUBSTRING(counted.FirstItemCode, 1, 50)) AS Evidence
FROM counted
INNER JOIN dim.SignalThreshold AS least
    ON least.RuleCode = 'R52'
    AND least.ThresholdName = 'LeastClaims'
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R52'
    AND most.ThresholdName = 'MostShare'
WHERE counted.UnapprovedCount < least.ThresholdValue
    OR counted.UnapprovedCount * 100 < counted.ClaimCount * most.ThresholdValue;
