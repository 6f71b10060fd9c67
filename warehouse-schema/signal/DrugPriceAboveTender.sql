-- R54             Drug price above the tender
-- Vietnamese      Giá thuốc thanh toán cao hơn giá trúng thầu
-- Suspicion       a drug is billed to the fund at a price above every one that the facility's tender results hold for it on the day
-- Basis           TT 12/2026/TT-BTC art. 10(1): price; form 03/DM
-- Known innocent  the same code won in two lots at two prices (the dearer counts); stock of a lot that ended; rounding to a đồng
-- Amount at risk  the difference of the prices times quantity and reimbursement rate, no more than the fund paid
-- Alarm           1 from MostDifference đồng on, 2 from 100 000 đồng in the claim on, 3 from 1 000 000 đồng on
-- Needs           fact.CatalogueEntry where EntryTypeCode = 'Drug'
-- Scope           facility
-- Thresholds      MostDifference = 1 (đồng by which a price may exceed that of the tender)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.DrugPriceAboveTender
AS
WITH dear AS
(
    SELECT
        line.ClaimLineKey,
        line.ClaimKey,
        line.SettlementMonthKey,
        line.TreatingFacilityDurableKey,
        line.DrugKey,
        line.CoveredUnitPrice,
        line.Quantity,
        line.ReimbursementRate,
        line.FundPaidAmount,
        MAX(entry.UnitPrice) AS TenderPrice
    FROM fact.ClaimLine AS line
    INNER JOIN fact.CatalogueEntry AS entry
        ON entry.FacilityDurableKey = line.TreatingFacilityDurableKey
        AND entry.DrugKey = line.DrugKey
        AND entry.EntryTypeCode = 'Drug'
        AND entry.UnitPrice > 0
        AND line.OrderDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey
    WHERE line.DrugKey > 0
        AND line.FundPaidAmount > 0
        AND line.OrderDateKey >= 20250101
    GROUP BY line.ClaimLineKey, line.ClaimKey, line.SettlementMonthKey, line.TreatingFacilityDurableKey, line.DrugKey, line.CoveredUnitPrice, line.Quantity, line.ReimbursementRate, line.FundPaidAmount
),
excess AS
(
    SELECT
        dear.ClaimKey,
        dear.SettlementMonthKey,
        dear.TreatingFacilityDurableKey,
        drug.DrugCode,
        CASE
            WHEN (dear.CoveredUnitPrice - dear.TenderPrice) * dear.Quantity * dear.ReimbursementRate > dear.FundPaidAmount THEN dear.FundPaidAmount
            ELSE (dear.CoveredUnitPrice - dear.TenderPrice) * dear.Quantity * dear.ReimbursementRate
        END AS ExcessAmount
    FROM dear
    INNER JOIN dim.Drug AS drug
        ON drug.DrugKey = dear.DrugKey
    INNER JOIN dim.SignalThreshold AS most
        ON most.RuleCode = 'R54'
        AND most.ThresholdName = 'MostDifference'
    WHERE dear.CoveredUnitPrice - dear.TenderPrice > most.ThresholdValue
)
SELECT
    'R54' AS RuleCode,
    excess.SettlementMonthKey AS MonthKey,
    excess.TreatingFacilityDurableKey AS FacilityDurableKey,
    excess.ClaimKey,
    CAST(SUM(excess.ExcessAmount) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN SUM(excess.ExcessAmount) >= 1000000 THEN 3 WHEN SUM(excess.ExcessAmount) >= 100000 THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CONCAT(COUNT(*), N' dòng thuốc có đơn giá cao hơn giá trúng thầu, chênh lệch ', CAST(SUM(excess.ExcessAmount) AS bigint), N' đồng, ví dụ mã ', SUBSTRING(MIN(excess.DrugCode), 1, 50)) AS Evidence
FROM excess
GROUP BY excess.SettlementMonthKey, excess.TreatingFacilityDurableKey, excess.ClaimKey;
