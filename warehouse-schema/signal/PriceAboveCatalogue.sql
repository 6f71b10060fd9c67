-- R53             Price above the approved catalogue
-- Vietnamese      Giá thanh toán cao hơn giá được phê duyệt
-- Suspicion       a service is billed to the fund at a price above every one approved for the facility on the day
-- Basis           TT 12/2026/TT-BTC art. 10(1): price; Luật BHYT 25/2008/QH12 art. 30–31: paid at the approved price
-- Known innocent  a share of the price at which a second service is paid is in the rate, not in the price; a price that changed within the stay; rounding to a đồng; a code that the catalogue does not have (another rule's)
-- Amount at risk  the difference of the prices times quantity, service rate and reimbursement rate, of the lines with a difference, no more than the fund paid
-- Alarm           1 from MostDifference đồng on, 2 where the claim's difference reaches 100 000 đồng, 3 where it reaches 1 000 000 đồng
-- Needs           fact.CatalogueEntry where EntryTypeCode = 'Service'
-- Scope           facility
-- Thresholds      MostDifference = 1 (đồng by which a price may exceed the approved one)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.PriceAboveCatalogue
AS
WITH approved AS
(
    SELECT
        entry.FacilityDurableKey,
        entry.ServiceItemKey,
        entry.StartDateKey,
        entry.EndDateKey,
        entry.UnitPrice
    FROM fact.CatalogueEntry AS entry
    WHERE entry.EntryTypeCode = 'Service'
        AND entry.ServiceItemKey > 0
        AND entry.UnitPrice > 0
),
dear AS
(
    SELECT
        line.ClaimLineKey,
        line.ClaimKey,
        line.SettlementMonthKey,
        line.TreatingFacilityDurableKey,
        line.ServiceItemKey,
        line.CoveredUnitPrice,
        line.Quantity,
        line.ServicePaymentRate,
        line.ReimbursementRate,
        line.FundPaidAmount,
        MAX(approved.UnitPrice) AS ApprovedPrice
    FROM fact.ClaimLine AS line
    INNER JOIN approved
        ON approved.FacilityDurableKey = line.TreatingFacilityDurableKey
        AND approved.ServiceItemKey = line.ServiceItemKey
        AND line.OrderDateKey BETWEEN approved.StartDateKey AND approved.EndDateKey
    WHERE line.SourceTable = 'XML3'
        AND line.FundPaidAmount > 0
        AND line.OrderDateKey >= 20250101
    GROUP BY
        line.ClaimLineKey,
        line.ClaimKey,
        line.SettlementMonthKey,
        line.TreatingFacilityDurableKey,
        line.ServiceItemKey,
        line.CoveredUnitPrice,
        line.Quantity,
        line.ServicePaymentRate,
        line.ReimbursementRate,
        line.FundPaidAmount
),
excess AS
(
    SELECT
        dear.ClaimKey,
        dear.SettlementMonthKey,
        dear.TreatingFacilityDurableKey,
        dear.ServiceItemKey,
        dear.CoveredUnitPrice,
        dear.ApprovedPrice,
        CASE
            WHEN (dear.CoveredUnitPrice - dear.ApprovedPrice) * dear.Quantity * dear.ServicePaymentRate * dear.ReimbursementRate > dear.FundPaidAmount THEN dear.FundPaidAmount
            ELSE (dear.CoveredUnitPrice - dear.ApprovedPrice) * dear.Quantity * dear.ServicePaymentRate * dear.ReimbursementRate
        END AS ExcessAmount,
        ROW_NUMBER() OVER (PARTITION BY dear.ClaimKey ORDER BY (dear.CoveredUnitPrice - dear.ApprovedPrice) * dear.Quantity DESC, dear.ClaimLineKey) AS Place
    FROM dear
    INNER JOIN dim.SignalThreshold AS most
        ON most.RuleCode = 'R53'
        AND most.ThresholdName = 'MostDifference'
    WHERE dear.CoveredUnitPrice - dear.ApprovedPrice > most.ThresholdValue
),
claimed AS
(
    SELECT
        excess.ClaimKey,
        excess.SettlementMonthKey,
        excess.TreatingFacilityDurableKey,
        COUNT(*) AS DearLineCount,
        SUM(excess.ExcessAmount) AS ExcessAmount,
        MAX(CASE WHEN excess.Place = 1 THEN excess.ServiceItemKey ELSE -1 END) AS WorstItemKey,
        MAX(CASE WHEN excess.Place = 1 THEN excess.CoveredUnitPrice ELSE 0 END) AS WorstPrice,
        MAX(CASE WHEN excess.Place = 1 THEN excess.ApprovedPrice ELSE 0 END) AS WorstApprovedPrice
    FROM excess
    GROUP BY excess.ClaimKey, excess.SettlementMonthKey, excess.TreatingFacilityDurableKey
)
SELECT
    'R53' AS RuleCode,
    claimed.SettlementMonthKey AS MonthKey,
    claimed.TreatingFacilityDurableKey AS FacilityDurableKey,
    claimed.ClaimKey,
    CAST(claimed.ExcessAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN claimed.ExcessAmount >= 1000000 THEN 3 WHEN claimed.ExcessAmount >= 100000 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(claimed.DearLineCount, N' dòng vượt giá; nhiều nhất: ', SUBSTRING(item.ServiceItemCode, 1, 50), N' đơn giá ', CAST(claimed.WorstPrice AS bigint), N' so với ', CAST(claimed.WorstApprovedPrice AS bigint), N' đồng được phê duyệt') AS Evidence
FROM claimed
INNER JOIN dim.ServiceItem AS item
    ON item.ServiceItemKey = claimed.WorstItemKey;
