-- R28             Drugs given before the last ones are used up
-- Vietnamese      Cấp thuốc mạn tính khi thuốc lần trước chưa dùng hết
-- Suspicion       a chronic patient gets the same drug again while days of the last prescription are left: the drugs pile up or are sold
-- Basis           QĐ 4750/QĐ-BYT: for care type 05 SO_NGAY_DTRI is the days of drugs; TT 12/2026/TT-BTC art. 10(1): interval between visits, payment conditions
-- Known innocent  an appointment some days early (EarlyDays); another drug, since the first did not agree or the disease changed; drugs that were lost or spoiled, and a longer journey,
--   which the reviewer has to ask; a stay in hospital in between, during which the home supply was changed
-- Amount at risk  the fund's payment for the lines of the later claim whose drug was given before, for the share of the days that overlap
-- Alarm           1, 2 where half of the last prescription or more was left, 3 where it came from another facility as well
-- Needs           nothing
-- Scope           member
-- Thresholds      EarlyDays = 7 (days before the last drugs end at which an appointment may lie)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.DrugsBeforeUsedUp
AS
WITH prescription AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.AdmissionDateKey,
        admission.DayNumber AS AdmissionDay,
        LAG(claim.ClaimKey) OVER (PARTITION BY claim.MemberDurableKey, claim.MainDiagnosisKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierKey,
        LAG(claim.ClaimNumber) OVER (PARTITION BY claim.MemberDurableKey, claim.MainDiagnosisKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierNumber,
        LAG(claim.AdmissionDateKey) OVER (PARTITION BY claim.MemberDurableKey, claim.MainDiagnosisKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDateKey,
        LAG(admission.DayNumber) OVER (PARTITION BY claim.MemberDurableKey, claim.MainDiagnosisKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDay,
        LAG(claim.TreatmentDays) OVER (PARTITION BY claim.MemberDurableKey, claim.MainDiagnosisKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierDrugDays,
        LAG(claim.TreatingFacilityDurableKey) OVER (PARTITION BY claim.MemberDurableKey, claim.MainDiagnosisKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierFacilityDurableKey,
        LAG(facility.FacilityCode) OVER (PARTITION BY claim.MemberDurableKey, claim.MainDiagnosisKey ORDER BY claim.AdmissionDateKey, claim.AdmissionMinute, claim.ClaimNumber, claim.ClaimKey) AS EarlierFacilityCode
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
        AND careType.CareTypeCode = '05'
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claim.TreatingFacilityKey
    INNER JOIN dim.Date AS admission
        ON admission.DateKey = claim.AdmissionDateKey
    WHERE claim.MemberDurableKey > 0
        AND claim.MainDiagnosisKey > 0
        AND claim.DrugAmount > 0
        AND claim.TreatmentDays BETWEEN 1 AND 92
        AND claim.DischargeDateKey >= 20180701
),
early AS
(
    SELECT
        prescription.ClaimKey,
        prescription.SettlementMonthKey,
        prescription.TreatingFacilityDurableKey,
        prescription.AdmissionDateKey,
        prescription.EarlierKey,
        prescription.EarlierNumber,
        prescription.EarlierDateKey,
        prescription.EarlierDrugDays,
        prescription.EarlierFacilityCode,
        CASE WHEN prescription.EarlierFacilityDurableKey = prescription.TreatingFacilityDurableKey THEN 0 ELSE 1 END AS IsElsewhere,
        prescription.EarlierDay + prescription.EarlierDrugDays - prescription.AdmissionDay AS LeftDays
    FROM prescription
    INNER JOIN dim.SignalThreshold AS earlyDays
        ON earlyDays.RuleCode = 'R28'
        AND earlyDays.ThresholdName = 'EarlyDays'
    WHERE prescription.EarlierDay + prescription.EarlierDrugDays - prescription.AdmissionDay > earlyDays.ThresholdValue
),
drug AS
(
    SELECT
        early.ClaimKey,
        line.DrugKey,
        SUM(line.FundPaidAmount) AS FundPaidAmount
    FROM early
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimLineKey BETWEEN early.ClaimKey * 100000 AND (early.ClaimKey * 100000) + 99999
        AND line.DrugKey > 0
    GROUP BY early.ClaimKey, line.DrugKey
),
earlierDrug AS
(
    SELECT
        early.ClaimKey,
        line.DrugKey
    FROM early
    INNER JOIN fact.ClaimLine AS line
        ON line.ClaimLineKey BETWEEN early.EarlierKey * 100000 AND (early.EarlierKey * 100000) + 99999
        AND line.DrugKey > 0
    GROUP BY early.ClaimKey, line.DrugKey
),
again AS
(
    SELECT
        drug.ClaimKey,
        COUNT(*) AS DrugCount,
        MIN(named.DrugCode) AS FirstDrugCode,
        SUM(drug.FundPaidAmount) AS FundPaidAmount
    FROM drug
    INNER JOIN earlierDrug
        ON earlierDrug.ClaimKey = drug.ClaimKey
        AND earlierDrug.DrugKey = drug.DrugKey
    INNER JOIN dim.Drug AS named
        ON named.DrugKey = drug.DrugKey
    GROUP BY drug.ClaimKey
)
SELECT
    'R28' AS RuleCode,
    early.SettlementMonthKey AS MonthKey,
    early.TreatingFacilityDurableKey AS FacilityDurableKey,
    early.ClaimKey,
    CAST(again.FundPaidAmount * early.LeftDays / NULLIF(early.EarlierDrugDays, 0) AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN early.LeftDays * 2 >= early.EarlierDrugDays THEN 2 + early.IsElsewhere ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Cấp lại ', again.DrugCount, N' thuốc (mã ', SUBSTRING(again.FirstDrugCode, 1, 40), N') ngày ', early.AdmissionDateKey % 100, N'/', (early.AdmissionDateKey / 100) % 100, N'/', early.AdmissionDateKey / 10000,
        N' khi còn ', early.LeftDays, N' ngày thuốc của hồ sơ ', early.EarlierNumber, N' tại cơ sở ', early.EarlierFacilityCode, N' (',
        early.EarlierDateKey % 100, N'/', (early.EarlierDateKey / 100) % 100, N'/', early.EarlierDateKey / 10000, N', ', early.EarlierDrugDays, N' ngày)') AS nvarchar(400)) AS Evidence
FROM early
INNER JOIN again
    ON again.ClaimKey = early.ClaimKey
WHERE again.FundPaidAmount > 0;
