-- R108            Sick-leave papers
-- Vietnamese      Cấp giấy nghỉ việc hưởng BHXH nhiều bất thường
-- Suspicion       a facility sells sick-leave papers (XML11): it issues far more of them than others for its outpatient visits, mostly after visits with hardly any care
-- Basis           QĐ 4750/QĐ-BYT: XML11; TT 12/2026/TT-BTC art. 10(1): reasonableness; the sick pay is the social insurance fund's, the visit the health insurance fund's
-- Known innocent  facilities beside factories, whose patients are of working age: only visits of people of 18 to 59 are compared; few papers; months in which too few other facilities send XML11;
--   an outbreak, which shows at the others as well
-- Amount at risk  the health insurance fund's payment for the visits with a paper
-- Alarm           1 from Times the others' share on, 2 where half of the papers follow visits of MostLines lines at most, 3 where four of five do
-- Needs           fact.ClaimDocument where DocumentCode = 'XML11'
-- Scope           peers
-- Thresholds      LeastPapers = 20 (papers of the month); Times = 3 (how many times the others' share); LeastOthers = 3 (other facilities that send papers); MostLines = 2 (lines of a visit with
--   hardly any care)
-- Version         1, 2026-11-28
-- Valid           from 20240701
CREATE VIEW signal.SickLeavePapers
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'LeastPapers' THEN threshold.ThresholdValue END) AS LeastPapers,
        MAX(CASE WHEN threshold.ThresholdName = 'Times' THEN threshold.ThresholdValue END) AS Times,
        MAX(CASE WHEN threshold.ThresholdName = 'LeastOthers' THEN threshold.ThresholdValue END) AS LeastOthers,
        MAX(CASE WHEN threshold.ThresholdName = 'MostLines' THEN threshold.ThresholdValue END) AS MostLines
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R108'
),
paper AS
(
    SELECT
        document.ClaimKey
    FROM fact.ClaimDocument AS document
    WHERE document.DocumentCode = 'XML11'
        AND document.DocumentRowCount > 0
        AND document.ClaimKey > 0
    GROUP BY document.ClaimKey
),
facilityMonth AS
(
    SELECT
        claim.TreatingFacilityDurableKey,
        claim.SettlementMonthKey,
        COUNT(*) AS VisitCount,
        COUNT(paper.ClaimKey) AS PaperCount,
        SUM(CASE WHEN paper.ClaimKey > 0 AND claim.LineCount <= limits.MostLines THEN 1 ELSE 0 END) AS ThinCount,
        SUM(CASE WHEN paper.ClaimKey > 0 THEN claim.FundPaidAmount ELSE 0 END) AS PaperFundAmount
    FROM fact.Claim AS claim
    INNER JOIN dim.AgeBand AS ageBand
        ON ageBand.AgeBandKey = claim.AgeBandKey
        AND ageBand.FromAge >= 18
        AND ageBand.ToAge <= 59
    CROSS JOIN limits
    LEFT JOIN paper
        ON paper.ClaimKey = claim.ClaimKey
    WHERE claim.IsInpatient = 0
        AND claim.TreatingFacilityDurableKey > 0
        AND claim.DischargeDateKey >= 20240701
    GROUP BY claim.TreatingFacilityDurableKey, claim.SettlementMonthKey
    HAVING COUNT(paper.ClaimKey) > 0
),
compared AS
(
    SELECT
        facilityMonth.TreatingFacilityDurableKey,
        facilityMonth.SettlementMonthKey,
        facilityMonth.VisitCount,
        facilityMonth.PaperCount,
        facilityMonth.ThinCount,
        facilityMonth.PaperFundAmount,
        COUNT(*) OVER (PARTITION BY facilityMonth.SettlementMonthKey) - 1 AS OtherCount,
        SUM(facilityMonth.VisitCount) OVER (PARTITION BY facilityMonth.SettlementMonthKey) - facilityMonth.VisitCount AS OtherVisitCount,
        SUM(facilityMonth.PaperCount) OVER (PARTITION BY facilityMonth.SettlementMonthKey) - facilityMonth.PaperCount AS OtherPaperCount
    FROM facilityMonth
)
SELECT
    'R108' AS RuleCode,
    compared.SettlementMonthKey AS MonthKey,
    compared.TreatingFacilityDurableKey AS FacilityDurableKey,
    CAST(compared.PaperFundAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN compared.ThinCount * 5 >= compared.PaperCount * 4 THEN 3 WHEN compared.ThinCount * 2 >= compared.PaperCount THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        compared.PaperCount, N' giấy nghỉ việc (XML11) trên ', compared.VisitCount, N' lượt ngoại trú của người 18–59 tuổi; các cơ sở khác ', compared.OtherPaperCount, N'/', compared.OtherVisitCount,
        N'; ', compared.ThinCount, N' giấy theo lượt chỉ có tối đa ', CAST(limits.MostLines AS int), N' dòng chi phí') AS nvarchar(400)) AS Evidence
FROM compared
CROSS JOIN limits
WHERE compared.PaperCount >= limits.LeastPapers
    AND compared.OtherCount >= limits.LeastOthers
    AND compared.PaperCount * compared.OtherVisitCount >= compared.OtherPaperCount * compared.VisitCount * limits.Times;
