-- R48             More examinations than one person can do
-- Vietnamese      Một người hành nghề khám số lượt bất khả thi trong ngày
-- Suspicion       one practitioner is named for more examinations on a day than the minutes of the day allow
-- Basis           TT 12/2026/TT-BTC art. 10(1): scope and hours of practitioners; TT 39/2024/TT-BYT
-- Known innocent  a team that bills under the name of its head on a screening day; follow-ups of a minute, such as reading a result
-- Amount at risk  the fund's average payment for an examination of that day, for every one beyond the limit
-- Alarm           1 beyond the limit, 2 beyond one and a half of it, 3 beyond twice
-- Needs           nothing
-- Scope           practitioner
-- Thresholds      MostExaminations = 120 (examinations of one person on one day: ten hours of five minutes)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.ExaminationsOfOnePractitioner
AS
WITH examined AS
(
    SELECT
        line.OrderDateKey,
        line.PractitionerDurableKey,
        COUNT(*) AS ExaminationCount,
        SUM(line.FundPaidAmount) AS FundPaidAmount,
        COUNT(DISTINCT line.TreatingFacilityDurableKey) AS FacilityCount,
        MAX(line.TreatingFacilityDurableKey) AS FacilityDurableKey
    FROM fact.ClaimLine AS line
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode = 13
    WHERE line.PractitionerDurableKey > 0
        AND line.OrderDateKey >= 20250101
    GROUP BY line.OrderDateKey, line.PractitionerDurableKey
)
SELECT
    'R48' AS RuleCode,
    CAST(examined.OrderDateKey / 100 AS int) AS MonthKey,
    CASE WHEN examined.FacilityCount = 1 THEN examined.FacilityDurableKey ELSE -1 END AS FacilityDurableKey,
    examined.PractitionerDurableKey,
    CAST(examined.OrderDateKey AS varchar(20)) AS SliceCode,
    CAST((examined.ExaminationCount - most.ThresholdValue) * examined.FundPaidAmount / NULLIF(examined.ExaminationCount, 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN examined.ExaminationCount > most.ThresholdValue * 2 THEN 3
        WHEN examined.ExaminationCount > most.ThresholdValue * 1.5 THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CONCAT(examined.ExaminationCount, N' lượt khám của một người ngày ', examined.OrderDateKey, N' tại ', examined.FacilityCount, N' cơ sở') AS Evidence
FROM examined
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R48'
    AND most.ThresholdName = 'MostExaminations'
WHERE examined.ExaminationCount > most.ThresholdValue;
