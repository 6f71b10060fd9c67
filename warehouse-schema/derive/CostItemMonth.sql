-- What each drug, service, bed-day or supply brought in a cell of derive.CostCellMonth: how much of it was given, and what the fund was asked for it. Feeds fact.CostGrowth: quantity tells intensity, payment per unit tells price.
-- Grain  one row per settlement month, treating facility, care type, chapter of the main diagnosis and item
-- Conserves  nothing: it is held against the lines, facility by facility, where it is read, and only of the months that are compared anew
CREATE VIEW derive.CostItemMonth
AS
SELECT
    line.SettlementMonthKey AS MonthKey,
    line.TreatingFacilityDurableKey AS FacilityDurableKey,
    claim.CareTypeKey,
    diagnosis.ChapterLetter,
    line.DrugKey,
    line.ServiceItemKey,
    SUM(line.Quantity) AS Quantity,
    SUM(line.FundPaidAmount) AS FundPaidAmount
FROM fact.ClaimLine AS line
INNER JOIN fact.Claim AS claim
    ON claim.ClaimKey = line.ClaimKey
    AND claim.SettlementMonthKey = line.SettlementMonthKey
INNER JOIN dim.Diagnosis AS diagnosis
    ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
GROUP BY line.SettlementMonthKey, line.TreatingFacilityDurableKey, claim.CareTypeKey, diagnosis.ChapterLetter, line.DrugKey, line.ServiceItemKey;
