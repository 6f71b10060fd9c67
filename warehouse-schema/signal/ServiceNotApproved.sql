-- R52             Service that is not approved for the facility
-- Vietnamese      Dịch vụ kỹ thuật chưa được phê duyệt tại cơ sở
-- Suspicion       a service is billed that the facility's approved catalogue does not hold on the day
-- Basis           TT 12/2026/TT-BTC art. 10(1): catalogue scope; form 05/DM
-- Known innocent  a catalogue that begins later or was not handed over for the day (then the rule does not apply); a service done by another facility under a contract (code of that facility in the catalogue)
-- Amount at risk  the fund's payment for these lines
-- Alarm           1, 2 from 500 000 đồng in the claim on, 3 from 5 000 000 đồng on
-- Needs           fact.CatalogueScope where EntryTypeCode = 'Service'
-- Scope           facility
-- Version         1, 2026-11-28
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
)
SELECT
    'R52' AS RuleCode,
    unapproved.SettlementMonthKey AS MonthKey,
    unapproved.TreatingFacilityDurableKey AS FacilityDurableKey,
    unapproved.ClaimKey,
    CAST(SUM(unapproved.FundPaidAmount) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN SUM(unapproved.FundPaidAmount) >= 5000000 THEN 3 WHEN SUM(unapproved.FundPaidAmount) >= 500000 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(SUM(unapproved.LineCount), N' dòng dịch vụ không có trong danh mục 05/DM được phê duyệt, ví dụ mã ', SUBSTRING(MIN(unapproved.ServiceItemCode), 1, 50)) AS Evidence
FROM unapproved
GROUP BY unapproved.SettlementMonthKey, unapproved.TreatingFacilityDurableKey, unapproved.ClaimKey;
