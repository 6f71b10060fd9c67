-- R23             Visit after death
-- Vietnamese      Khám chữa bệnh sau ngày đã ghi tử vong
-- Suspicion       care is claimed for a member whom an earlier claim reports as dead
-- Basis           TT 12/2026/TT-BTC art. 10(1): validity of the card, internal consistency; the card of a dead person is reduced from the month after
-- Known innocent  the last visits on the day of death; a newborn that died under the mother's number (ICD chapter P, or a child where later visits are an adult's);
--   a wrong result code in the earlier claim, which several later visits make likely
-- Amount at risk  the fund's payment for the visit after death
-- Alarm           3, and 2 where more than FewVisits follow: then rather the report of death is wrong
-- Needs           nothing
-- Scope           member
-- Thresholds      FewVisits = 2 (visits after a death that a forger dares)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.VisitAfterDeath
AS
WITH death AS
(
    SELECT
        claim.MemberDurableKey,
        claim.ClaimKey,
        claim.ClaimNumber,
        claim.DischargeDateKey,
        facility.FacilityCode,
        ageBand.FromAge,
        ROW_NUMBER() OVER (PARTITION BY claim.MemberDurableKey ORDER BY claim.DischargeDateKey, claim.DischargeMinute, claim.ClaimNumber, claim.ClaimKey) AS Place
    FROM fact.Claim AS claim
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'P'
    INNER JOIN dim.AgeBand AS ageBand
        ON ageBand.AgeBandKey = claim.AgeBandKey
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claim.TreatingFacilityKey
    WHERE claim.TreatmentResultCode IN (5, 8)
        AND claim.MemberDurableKey > 0
),
visit AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.AdmissionDateKey,
        claim.FundPaidAmount,
        death.ClaimNumber AS DeathNumber,
        death.FacilityCode AS DeathFacilityCode,
        death.DischargeDateKey AS DeathDateKey,
        COUNT(*) OVER (PARTITION BY claim.MemberDurableKey) AS VisitCount
    FROM death
    INNER JOIN fact.Claim AS claim
        ON claim.MemberDurableKey = death.MemberDurableKey
        AND claim.AdmissionDateKey > death.DischargeDateKey
    INNER JOIN dim.AgeBand AS ageBand
        ON ageBand.AgeBandKey = claim.AgeBandKey
        AND NOT (death.FromAge < 15 AND ageBand.FromAge >= 18)
    WHERE death.Place = 1
        AND claim.DischargeDateKey >= 20180701
        AND claim.FundPaidAmount > 0
)
SELECT
    'R23' AS RuleCode,
    visit.SettlementMonthKey AS MonthKey,
    visit.TreatingFacilityDurableKey AS FacilityDurableKey,
    visit.ClaimKey,
    CAST(visit.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN visit.VisitCount > few.ThresholdValue THEN 2 ELSE 3 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Đến khám ngày ', visit.AdmissionDateKey % 100, N'/', (visit.AdmissionDateKey / 100) % 100, N'/', visit.AdmissionDateKey / 10000,
        N', sau khi hồ sơ ', visit.DeathNumber, N' tại cơ sở ', visit.DeathFacilityCode, N' ghi tử vong ngày ',
        visit.DeathDateKey % 100, N'/', (visit.DeathDateKey / 100) % 100, N'/', visit.DeathDateKey / 10000,
        N'; số lượt sau ngày đó: ', visit.VisitCount) AS nvarchar(400)) AS Evidence
FROM visit
INNER JOIN dim.SignalThreshold AS few
    ON few.RuleCode = 'R23'
    AND few.ThresholdName = 'FewVisits';
