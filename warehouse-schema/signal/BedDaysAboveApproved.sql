-- R37             Bed-days above the approved beds
-- Vietnamese      Ngày giường vượt số giường được phê duyệt
-- Suspicion       more inpatient bed-days of a month are billed than the approved beds can hold, even with the overload that is allowed
-- Basis           TT 39/2024/TT-BYT (price of bed-days); approved beds of form 01/DM
-- Known innocent  an epidemic with beds added by decision; beds approved later than the register says; discharge and admission of two people on one bed on one day
-- Amount at risk  the bed-days beyond the limit at the fund's average payment for a bed-day of the facility in the month
-- Alarm           1 above MostUse times the approved bed-days, 2 above one and a half of that, 3 above twice
-- Needs           dim.Facility where ApprovedBedCount > 0
-- Scope           facility
-- Thresholds      MostUse = 1.3 (bed-days over approved beds times the days of the month)
-- Version         1, 2026-11-28
-- Valid           from 20250101
CREATE VIEW signal.BedDaysAboveApproved
AS
WITH used AS
(
    SELECT
        line.OrderDateKey / 100 AS MonthKey,
        line.TreatingFacilityDurableKey AS FacilityDurableKey,
        SUM(line.Quantity) AS BedDays,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM fact.ClaimLine AS line
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode = 15
    WHERE line.OrderDateKey >= 20250101
    GROUP BY line.OrderDateKey / 100, line.TreatingFacilityDurableKey
),
held AS
(
    SELECT
        used.MonthKey,
        used.FacilityDurableKey,
        used.BedDays,
        used.FundPaidAmount,
        facility.ApprovedBedCount,
        facility.ApprovedBedCount * monthEnd.DayOfMonth AS ApprovedBedDays
    FROM used
    INNER JOIN dim.Date AS monthEnd
        ON monthEnd.MonthKey = used.MonthKey
        AND monthEnd.IsMonthEnd = 1
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityDurableKey = used.FacilityDurableKey
        AND monthEnd.DateKey BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
        AND facility.ApprovedBedCount > 0
)
SELECT
    'R37' AS RuleCode,
    held.MonthKey,
    held.FacilityDurableKey,
    CAST((held.BedDays - (held.ApprovedBedDays * most.ThresholdValue)) * held.FundPaidAmount / NULLIF(held.BedDays, 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN held.BedDays > held.ApprovedBedDays * most.ThresholdValue * 2 THEN 3
        WHEN held.BedDays > held.ApprovedBedDays * most.ThresholdValue * 1.5 THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CONCAT(CAST(held.BedDays AS bigint), N' ngày giường nội trú trong tháng; ', held.ApprovedBedCount, N' giường được phê duyệt cho tối đa ', held.ApprovedBedDays, N' ngày giường') AS Evidence
FROM held
INNER JOIN dim.SignalThreshold AS most
    ON most.RuleCode = 'R37'
    AND most.ThresholdName = 'MostUse'
WHERE held.BedDays > held.ApprovedBedDays * most.ThresholdValue;
