-- R35             Inpatient bed for an outpatient
-- Vietnamese      Hồ sơ ngoại trú có ngày giường nội trú
-- Suspicion       an outpatient claim bills inpatient bed-days
-- Basis           QĐ 5937/QĐ-BYT 2021 annex 3: group 15 is for inpatients; TT 39/2024/TT-BYT; TT 12/2026/TT-BTC art. 10(1): internal consistency
-- Known innocent  day beds (group 14) of outpatient courses and observation beds (group 16); lines that the fund does not pay; care types that are not known
-- Amount at risk  the fund's payment for these bed-days
-- Alarm           2
-- Needs           nothing
-- Scope           facility
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.InpatientBedForOutpatient
AS
WITH bed AS
(
    SELECT
        line.ClaimKey,
        COUNT(*) AS LineCount,
        SUM(line.Quantity) AS BedDays,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM fact.ClaimLine AS line
    WHERE line.CostGroupKey IN (SELECT costGroup.CostGroupKey FROM dim.CostGroup AS costGroup WHERE costGroup.CostGroupCode = 15)
        AND line.FundPaidAmount > 0
    GROUP BY line.ClaimKey
)
SELECT
    'R35' AS RuleCode,
    claim.SettlementMonthKey AS MonthKey,
    claim.TreatingFacilityDurableKey AS FacilityDurableKey,
    claim.ClaimKey,
    CAST(bed.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(2 AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Loại hình khám chữa bệnh ', careType.CareTypeCode, N' (ngoại trú) có ', bed.LineCount, N' dòng ngày giường nội trú (nhóm 15), ', CAST(bed.BedDays AS int), N' ngày, quỹ trả ',
        CAST(bed.FundPaidAmount AS bigint), N' đồng') AS nvarchar(400)) AS Evidence
FROM bed
INNER JOIN fact.Claim AS claim
    ON claim.ClaimKey = bed.ClaimKey
INNER JOIN dim.CareType AS careType
    ON careType.CareTypeKey = claim.CareTypeKey
    AND careType.CareTypeCode IN ('01', '02', '05', '06', '07', '08')
WHERE claim.DischargeDateKey >= 20180701;
