-- R47             Examinations beyond what the tables allow
-- Vietnamese      Số lượt khám vượt định mức bàn khám
-- Suspicion       a facility bills more examinations on a day than its approved tables can see
-- Basis           TT 39/2024/TT-BYT: 65 examinations a table and 8 hours; half the price from the 66th on; exam tables of form 01/DM
-- Known innocent  tables open longer than 8 hours by decision; a vaccination or screening day; tables approved later than the register says
-- Amount at risk  half of the fund's average payment for an examination of that day, for every one beyond the limit
-- Alarm           1 beyond the limit, 2 beyond one and a half of it, 3 beyond twice
-- Needs           fact.FacilityResource where ResourceTypeCode = 'Department' AND ExamTableCount > 0
-- Scope           facility
-- Thresholds      MostPerTable = 65 (examinations a table and day)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.ExaminationsPerTable
AS
WITH examined AS
(
    SELECT
        line.OrderDateKey,
        line.TreatingFacilityDurableKey AS FacilityDurableKey,
        COUNT(*) AS ExaminationCount,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM fact.ClaimLine AS line
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode = 13
    WHERE line.OrderDateKey >= 20250101
    GROUP BY line.OrderDateKey, line.TreatingFacilityDurableKey
),
held AS
(
    SELECT
        examined.OrderDateKey,
        examined.FacilityDurableKey,
        MAX(examined.ExaminationCount) AS ExaminationCount,
        MAX(examined.FundPaidAmount) AS FundPaidAmount,
        SUM(resource.ExamTableCount) AS ExamTableCount
    FROM examined
    INNER JOIN fact.FacilityResource AS resource
        ON resource.FacilityDurableKey = examined.FacilityDurableKey
        AND resource.ResourceTypeCode = 'Department'
        AND examined.OrderDateKey BETWEEN resource.StartDateKey AND resource.EndDateKey
    GROUP BY examined.OrderDateKey, examined.FacilityDurableKey
    HAVING SUM(resource.ExamTableCount) > 0
)
SELECT
    'R47' AS RuleCode,
    CAST(held.OrderDateKey / 100 AS int) AS MonthKey,
    held.FacilityDurableKey,
    CAST(held.OrderDateKey AS varchar(20)) AS SliceCode,
    CAST((held.ExaminationCount - (held.ExamTableCount * most.ThresholdValue)) * held.FundPaidAmount / NULLIF(held.ExaminationCount, 0) / 2 AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN held.ExaminationCount > held.ExamTableCount * most.ThresholdValue * 2 THEN 3
        WHEN held.ExaminationCount > held.ExamTableCount * most.ThresholdValue * 1.5 THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CONCAT(held.ExaminationCount, N' lượt khám ngày ', held.OrderDateKey, N' với ', held.ExamTableCount, N' bàn khám được phê duyệt') AS Evidence
FROM held
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R47'
    AND most.ThresholdName = 'MostPerTable'
WHERE held.ExaminationCount > held.ExamTableCount * most.ThresholdValue;
