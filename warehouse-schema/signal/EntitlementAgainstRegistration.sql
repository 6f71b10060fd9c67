-- R21             Entitlement against registration and level
-- Vietnamese      Đối tượng khám chữa bệnh không khớp nơi đăng ký ban đầu hoặc cấp chuyên môn
-- Suspicion       an entitlement code that brings the full share is used where it cannot hold: at the facility of registration that is another one, at primary level that is
--   none, or for an inpatient who is an outpatient
-- Basis           QĐ 3276/QĐ-BYT 2025 (codes of MA_DOITUONG_KCB); Law 51/2024/QH15 art. 22; TT 12/2026/TT-BTC art. 10(1): benefit level
-- Known innocent  registration changed before admission, as the enrolment register shows; primary level, where the whole country is on the line; facilities whose level or
--   registration is unknown; a branch that bills under a code of its own, or a new card issued during the stay, which the reviewer has to ask
-- Amount at risk  the fund's payment for the claim
-- Alarm           1 for 1.1 at another facility than that of registration, 2 for a code of another level or of inpatients
-- Needs           dim.Facility where ProfessionalLevel <> ''
-- Scope           facility
-- Version         1, 2026-11-28
-- Valid           from 20250701
CREATE VIEW signal.EntitlementAgainstRegistration
AS
WITH judged AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        entitlement.EntitlementCode,
        facility.FacilityCode,
        facility.ProfessionalLevel,
        registered.FacilityCode AS RegisteredFacilityCode,
        CASE
            WHEN entitlement.EntitlementCode = '1.1'
                AND claim.RegisteredFacilityDurableKey > 0
                AND claim.RegisteredFacilityDurableKey <> claim.TreatingFacilityDurableKey
                AND member.RegisteredFacilityDurableKey <> claim.TreatingFacilityDurableKey
                AND facility.ProfessionalLevel IN ('Basic', 'Specialised') THEN 1
            WHEN entitlement.EntitlementCode IN ('1.2', '1.11') AND facility.ProfessionalLevel IN ('Basic', 'Specialised') THEN 2
            WHEN entitlement.EntitlementCode IN ('1.12', '1.15', '1.16') AND facility.ProfessionalLevel = 'Specialised' THEN 2
            WHEN entitlement.EntitlementCode IN ('1.15', '3.2', '3.6') AND claim.IsInpatient = 0 THEN 3
            ELSE 0
        END AS Fault
    FROM fact.Claim AS claim
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claim.TreatingFacilityKey
        AND facility.ProfessionalLevel IN ('Primary', 'Basic', 'Specialised')
    INNER JOIN dim.Facility AS registered
        ON registered.FacilityKey = claim.RegisteredFacilityKey
    INNER JOIN dim.Member AS member
        ON member.MemberKey = claim.MemberKey
    WHERE claim.DischargeDateKey >= 20250701
        AND claim.FundPaidAmount > 0
)
SELECT
    'R21' AS RuleCode,
    judged.SettlementMonthKey AS MonthKey,
    judged.TreatingFacilityDurableKey AS FacilityDurableKey,
    judged.ClaimKey,
    CAST(judged.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN judged.Fault = 1 THEN 1 ELSE 2 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Đối tượng ', judged.EntitlementCode, N' tại cơ sở ', judged.FacilityCode,
        CASE judged.Fault
            WHEN 1 THEN CONCAT(N', nhưng nơi đăng ký ban đầu là ', judged.RegisteredFacilityCode)
            WHEN 2 THEN CONCAT(N', nhưng cơ sở thuộc cấp ', CASE judged.ProfessionalLevel WHEN 'Basic' THEN N'cơ bản' ELSE N'chuyên sâu' END)
            ELSE N', nhưng hồ sơ là ngoại trú'
        END) AS nvarchar(400)) AS Evidence
FROM judged
WHERE judged.Fault > 0;
