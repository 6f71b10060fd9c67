-- R110            Catalogue with gaps
-- Vietnamese      Danh mục dịch vụ (05/DM) của cơ sở thiếu dịch vụ đang được tính
-- Suspicion       the facility's approved catalogue lacks services that stand in a good part of its claims: the catalogue was never completed, or services without approval are done as a rule
-- Basis           TT 12/2026/TT-BTC art. 10(1): catalogue scope; form 05/DM
-- Known innocent  a catalogue that is completed later; few claims with such services, which are alerted one by one (R52); a catalogue that was not handed over at all (then neither rule applies)
-- Amount at risk  the fund's payment for these lines
-- Alarm           1 from LeastShare percent of the facility's claims of the month on, 2 from twice as many, 3 from half of them
-- Needs           fact.CatalogueScope where EntryTypeCode = 'Service'
-- Scope           facility
-- Thresholds      LeastClaims = 20 (claims of the month with such services); LeastShare = 10 (percent of the facility's claims of the month)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.CatalogueWithGaps
AS
WITH lacking AS
(
    SELECT
        line.SettlementMonthKey AS MonthKey,
        line.TreatingFacilityDurableKey AS FacilityDurableKey,
        COUNT(DISTINCT line.ClaimKey) AS LackingCount,
        COUNT(*) AS LineCount,
        SUM(line.FundPaidAmount) AS FundPaidAmount,
        MIN(item.ServiceItemCode) AS FirstItemCode
    FROM fact.ClaimLine AS line
    INNER JOIN fact.CatalogueScope AS scope
        ON scope.FacilityDurableKey = line.TreatingFacilityDurableKey
        AND scope.EntryTypeCode = 'Service'
        AND line.OrderDateKey BETWEEN scope.FirstDateKey AND scope.LastDateKey
    INNER JOIN dim.ServiceItem AS item
        ON item.ServiceItemKey = line.ServiceItemKey
        AND item.ServiceItemType = 'Service'
    LEFT JOIN fact.CatalogueEntry AS entry
        ON entry.FacilityDurableKey = line.TreatingFacilityDurableKey
        AND entry.ServiceItemKey = line.ServiceItemKey
        AND entry.EntryTypeCode = 'Service'
        AND line.OrderDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey
    WHERE line.SourceTable = 'XML3'
        AND line.ServiceItemKey > 0
        AND line.FundPaidAmount > 0
        AND line.OrderDateKey >= 20250101
        AND entry.CatalogueEntryKey IS NULL
    GROUP BY line.SettlementMonthKey, line.TreatingFacilityDurableKey
),
whole AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        COUNT(*) AS ClaimCount
    FROM fact.Claim AS claim
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey
)
SELECT
    'R110' AS RuleCode,
    lacking.MonthKey,
    lacking.FacilityDurableKey,
    CAST(lacking.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN lacking.LackingCount * 2 >= whole.ClaimCount THEN 3
        WHEN lacking.LackingCount * 100 >= whole.ClaimCount * share.ThresholdValue * 2 THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CONCAT(lacking.LackingCount, N' trên ', whole.ClaimCount, N' hồ sơ của kỳ có dịch vụ không có trong danh mục 05/DM của cơ sở: ', lacking.LineCount, N' dòng, ví dụ mã ', SUBSTRING(lacking.FirstItemCode, 1, 50)) AS Evidence
FROM lacking
INNER JOIN whole
    ON whole.MonthKey = lacking.MonthKey
    AND whole.FacilityDurableKey = lacking.FacilityDurableKey
INNER JOIN dim.SignalThreshold AS fewest
    ON fewest.RuleCode = 'R110'
    AND fewest.ThresholdName = 'LeastClaims'
INNER JOIN dim.SignalThreshold AS share
    ON share.RuleCode = 'R110'
    AND share.ThresholdName = 'LeastShare'
WHERE lacking.LackingCount >= fewest.ThresholdValue
    AND lacking.LackingCount * 100 >= whole.ClaimCount * share.ThresholdValue;
