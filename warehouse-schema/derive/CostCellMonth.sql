-- What was claimed in each month by facility, care type and chapter of the main diagnosis: the cells into which the growth of costs is divided. Feeds fact.CostGrowth, which compares two periods.
-- Grain  one row per settlement month, treating facility, care type and chapter of the main diagnosis
-- Conserves  ClaimCount = rows, FundPaidAmount of fact.Claim by MonthKey = SettlementMonthKey, FacilityDurableKey = TreatingFacilityDurableKey, CareTypeKey, ChapterLetter = Diagnosis(MainDiagnosisKey).ChapterLetter
CREATE VIEW derive.CostCellMonth
AS
SELECT
    claim.SettlementMonthKey AS MonthKey,
    claim.TreatingFacilityDurableKey AS FacilityDurableKey,
    claim.CareTypeKey,
    diagnosis.ChapterLetter,
    COUNT(*) AS ClaimCount,
    SUM(claim.FundPaidAmount) AS FundPaidAmount,
    MAX(claim.LoadRunKey) AS LoadRunKey
FROM fact.Claim AS claim
INNER JOIN dim.Diagnosis AS diagnosis
    ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, claim.CareTypeKey, diagnosis.ChapterLetter;
