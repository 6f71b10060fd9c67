-- R109            Staff list with gaps
-- Vietnamese      Danh sách người hành nghề (02/DM) của cơ sở thiếu người đang chỉ định
-- Suspicion       the facility's list of practitioners lacks who orders in a good part of its claims: the list was never completed, or people without registration work there as a rule
-- Basis           TT 12/2026/TT-BTC art. 10(1): scope and hours of practitioners; form 02/DM; Luật KBCB 15/2023/QH15
-- Known innocent  a list that was handed over late, and is completed; few claims of unlisted people, which are alerted one by one (R50); a licence that had ended (R50)
-- Amount at risk  the fund's payment for the lines so ordered
-- Alarm           1 from LeastShare percent of the facility's claims of the month on, 2 from twice as many, 3 from half of them
-- Needs           fact.FacilityResource where ResourceTypeCode = 'Practitioner'
-- Scope           facility
-- Thresholds      LeastClaims = 20 (claims of the month with such orders); LeastShare = 10 (percent of the facility's claims of the month)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.StaffListWithGaps
AS
WITH unlisted AS
(
    SELECT
        line.SettlementMonthKey AS MonthKey,
        line.TreatingFacilityDurableKey AS FacilityDurableKey,
        COUNT(DISTINCT line.ClaimKey) AS UnlistedCount,
        COUNT(*) AS LineCount,
        SUM(line.FundPaidAmount) AS FundPaidAmount,
        MIN(line.OrderDateKey) AS FirstDateKey
    FROM fact.ClaimLine AS line
    INNER JOIN
    (
        SELECT
            resource.FacilityDurableKey,
            MIN(resource.StartDateKey) AS ListedDateKey
        FROM fact.FacilityResource AS resource
        WHERE resource.ResourceTypeCode = 'Practitioner'
            AND resource.PractitionerDurableKey > 0
        GROUP BY resource.FacilityDurableKey
    ) AS begun
        ON begun.FacilityDurableKey = line.TreatingFacilityDurableKey
        AND line.OrderDateKey >= begun.ListedDateKey
    LEFT JOIN fact.FacilityResource AS entry
        ON entry.FacilityDurableKey = line.TreatingFacilityDurableKey
        AND entry.PractitionerDurableKey = line.PractitionerDurableKey
        AND entry.ResourceTypeCode = 'Practitioner'
        AND line.OrderDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey
    WHERE line.PractitionerDurableKey > 0
        AND line.FundPaidAmount > 0
        AND line.OrderDateKey >= 20250101
        AND entry.FacilityResourceKey IS NULL
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
    'R109' AS RuleCode,
    unlisted.MonthKey,
    unlisted.FacilityDurableKey,
    CAST(unlisted.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN unlisted.UnlistedCount * 2 >= whole.ClaimCount THEN 3
        WHEN unlisted.UnlistedCount * 100 >= whole.ClaimCount * share.ThresholdValue * 2 THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CONCAT(unlisted.UnlistedCount, N' trên ', whole.ClaimCount, N' hồ sơ của kỳ có y lệnh của người không có trong danh sách 02/DM của cơ sở: ', unlisted.LineCount, N' dòng, từ ngày ', unlisted.FirstDateKey) AS Evidence
FROM unlisted
INNER JOIN whole
    ON whole.MonthKey = unlisted.MonthKey
    AND whole.FacilityDurableKey = unlisted.FacilityDurableKey
INNER JOIN dim.SignalThreshold AS fewest
    ON fewest.RuleCode = 'R109'
    AND fewest.ThresholdName = 'LeastClaims'
INNER JOIN dim.SignalThreshold AS share
    ON share.RuleCode = 'R109'
    AND share.ThresholdName = 'LeastShare'
WHERE unlisted.UnlistedCount >= fewest.ThresholdValue
    AND unlisted.UnlistedCount * 100 >= whole.ClaimCount * share.ThresholdValue;
