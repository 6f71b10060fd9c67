-- R60             Diagnosis that may not be the main one
-- Vietnamese      Mã bệnh không được dùng làm bệnh chính
-- Suspicion       a code that only adds to another stands as main diagnosis, so that no disease supports the care
-- Basis           ICD-10 list of the ministry (TT 06/2026/TT-BYT): codes marked as not for the main diagnosis; TT 12/2026/TT-BTC art. 10(1): internal consistency
-- Known innocent  codes that the list does not have or not on that day; drugs collected by appointment (care type 07), where no disease is diagnosed anew
-- Amount at risk  the fund's payment for the claim
-- Alarm           1
-- Needs           dim.Diagnosis where IsInferred = 0
-- Scope           facility
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.DiagnosisNotForMain
AS
SELECT
    'R60' AS RuleCode,
    claim.SettlementMonthKey AS MonthKey,
    claim.TreatingFacilityDurableKey AS FacilityDurableKey,
    claim.ClaimKey,
    CAST(claim.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(1 AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Mã ', diagnosis.DiagnosisCode, N' không được làm bệnh chính theo danh mục ICD-10 hiệu lực từ ',
        diagnosis.ListedFromDateKey % 100, N'/', (diagnosis.ListedFromDateKey / 100) % 100, N'/', diagnosis.ListedFromDateKey / 10000) AS nvarchar(400)) AS Evidence
FROM fact.Claim AS claim
INNER JOIN dim.Diagnosis AS diagnosis
    ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
    AND diagnosis.DiagnosisKey > 0
    AND diagnosis.IsInferred = 0
    AND diagnosis.IsExcludedAsMain = 1
    AND claim.DischargeDateKey BETWEEN diagnosis.ListedFromDateKey AND diagnosis.ListedToDateKey
INNER JOIN dim.CareType AS careType
    ON careType.CareTypeKey = claim.CareTypeKey
    AND careType.CareTypeCode <> '07'
WHERE claim.DischargeDateKey >= 20180701
    AND claim.FundPaidAmount > 0;
