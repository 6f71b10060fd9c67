-- R67             Examination fee during a stay
-- Vietnamese      Tính tiền khám bệnh trong thời gian điều trị nội trú
-- Suspicion       an inpatient is billed examinations on days after admission, which the bed-day contains
-- Basis           TT 39/2024/TT-BYT: one examination fee before admission; a specialist of another field may be called at the rate of a second examination (30 %)
-- Known innocent  the examination on the day of admission to the ward; examinations at 30 % or less; lines that the fund does not pay; stays whose day of admission to the ward lies later than arrival
-- Amount at risk  the fund's payment for these lines
-- Alarm           1, and 2 from ManyExaminations on
-- Needs           nothing
-- Scope           facility
-- Thresholds      ManyExaminations = 3 (examinations above 30 % after the day of admission)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.ExaminationFeeInStay
AS
WITH stay AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.DischargeDateKey,
        CASE WHEN claim.InpatientAdmissionDateKey > 0 THEN claim.InpatientAdmissionDateKey ELSE claim.AdmissionDateKey END AS WardDateKey
    FROM fact.Claim AS claim
    WHERE claim.IsInpatient = 1
        AND claim.DischargeDateKey >= 20180701
        AND claim.DischargeDateKey > claim.AdmissionDateKey
),
examination AS
(
    SELECT
        stay.ClaimKey,
        stay.SettlementMonthKey,
        stay.TreatingFacilityDurableKey,
        stay.WardDateKey,
        COUNT(*) AS LineCount,
        MIN(line.OrderDateKey) AS FirstOrderDateKey,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM stay
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimKey = stay.ClaimKey
        AND line.ClaimLineKey BETWEEN stay.ClaimKey * 100000 AND (stay.ClaimKey * 100000) + 99999
        AND line.OrderDateKey > stay.WardDateKey
        AND line.OrderDateKey <= stay.DischargeDateKey
        AND line.ServicePaymentRate > 0.301
        AND line.FundPaidAmount > 0
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
        AND costGroup.CostGroupCode = 13
    GROUP BY stay.ClaimKey, stay.SettlementMonthKey, stay.TreatingFacilityDurableKey, stay.WardDateKey
)
SELECT
    'R67' AS RuleCode,
    examination.SettlementMonthKey AS MonthKey,
    examination.TreatingFacilityDurableKey AS FacilityDurableKey,
    examination.ClaimKey,
    CAST(examination.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN examination.LineCount >= many.ThresholdValue THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        examination.LineCount, N' lần khám trên 30 % sau ngày vào nội trú (', examination.WardDateKey % 100, N'/', (examination.WardDateKey / 100) % 100, N'/', examination.WardDateKey / 10000,
        N'), lần đầu ngày ', examination.FirstOrderDateKey % 100, N'/', (examination.FirstOrderDateKey / 100) % 100, N'/', examination.FirstOrderDateKey / 10000,
        N'; quỹ trả ', CAST(examination.FundPaidAmount AS bigint), N' đồng') AS nvarchar(400)) AS Evidence
FROM examination
INNER JOIN dim.SignalThreshold AS many
    ON many.RuleCode = 'R67'
    AND many.ThresholdName = 'ManyExaminations';
