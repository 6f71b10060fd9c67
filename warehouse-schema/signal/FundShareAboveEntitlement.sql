-- R18             Fund share above the entitlement
-- Vietnamese      Mức hưởng cao hơn mức của thẻ và đối tượng khám chữa bệnh
-- Suspicion       of a visit off the line the fund is asked for more than the card's level times the share that the entitlement code leaves
-- Basis           Law 51/2024/QH15 art. 22; TT 12/2026/TT-BTC art. 10(1): benefit level; QĐ 3276/QĐ-BYT 2025: entitlement codes and their shares
-- Known innocent  visits on the line (share 100), where a level of 100 % can come from the 15 % rule or from five years and six salaries, which claims here do not show;
--   primary level (100 % whatever the card) and facilities whose level is unknown; cards of level 5 (army, police, cipher); of several valid cards the better one counts;
--   differences of rounding, under LeastAmount
-- Amount at risk  the fund's payment beyond that share
-- Alarm           1, 2 from HighAmount on, 3 where the entitlement leaves nothing
-- Needs           fact.CardSpan where BenefitCode <> ''; dim.Facility where ProfessionalLevel <> ''
-- Scope           member
-- Thresholds      LeastAmount = 1000 (đồng of rounding over all lines); HighAmount = 1000000 (đồng too much in one claim)
-- Version         1, 2026-11-28
-- Valid           from 20250701
CREATE VIEW signal.FundShareAboveEntitlement
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'LeastAmount' THEN threshold.ThresholdValue END) AS LeastAmount,
        MAX(CASE WHEN threshold.ThresholdName = 'HighAmount' THEN threshold.ThresholdValue END) AS HighAmount
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R18'
),
offLine AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.CoveredChargeAmount,
        claim.FundPaidAmount,
        entitlement.EntitlementCode,
        CASE WHEN entitlement.EntitlementCode = '3.1' AND claim.IsInpatient = 0 THEN 0 ELSE entitlement.BenefitShare END AS BenefitShare,
        MAX(CASE span.BenefitCode WHEN '3' THEN 95 WHEN '4' THEN 80 ELSE 100 END) AS CardShare,
        MAX(CASE WHEN span.BenefitCode = '5' THEN 1 ELSE 0 END) AS IsUnlimited
    FROM fact.Claim AS claim
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
        AND entitlement.EntitlementKey > 0
        AND entitlement.BenefitShare BETWEEN 0 AND 99
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claim.TreatingFacilityKey
        AND facility.ProfessionalLevel IN ('Basic', 'Specialised')
    INNER JOIN fact.CardSpan AS span
        ON span.MemberDurableKey = claim.MemberDurableKey
        AND span.BenefitCode <> ''
        AND claim.AdmissionDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20250701
        AND claim.FundPaidAmount > 0
    GROUP BY
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.CoveredChargeAmount,
        claim.FundPaidAmount,
        claim.IsInpatient,
        entitlement.EntitlementCode,
        entitlement.BenefitShare
),
judged AS
(
    SELECT
        offLine.ClaimKey,
        offLine.SettlementMonthKey,
        offLine.TreatingFacilityDurableKey,
        offLine.CoveredChargeAmount,
        offLine.FundPaidAmount,
        offLine.EntitlementCode,
        offLine.BenefitShare,
        offLine.CardShare,
        offLine.FundPaidAmount - (offLine.CoveredChargeAmount * offLine.CardShare * offLine.BenefitShare / 10000) AS ExcessAmount
    FROM offLine
    WHERE offLine.IsUnlimited = 0
)
SELECT
    'R18' AS RuleCode,
    judged.SettlementMonthKey AS MonthKey,
    judged.TreatingFacilityDurableKey AS FacilityDurableKey,
    judged.ClaimKey,
    CAST(judged.ExcessAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE WHEN judged.BenefitShare = 0 THEN 3 WHEN judged.ExcessAmount >= limits.HighAmount THEN 2 ELSE 1 END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'Đối tượng ', judged.EntitlementCode, N': mức thẻ ', judged.CardShare, N' % × tỷ lệ ', judged.BenefitShare, N' % của ', CAST(judged.CoveredChargeAmount AS bigint),
        N' đồng trong phạm vi; đề nghị quỹ ', CAST(judged.FundPaidAmount AS bigint), N' đồng, vượt ', CAST(judged.ExcessAmount AS bigint), N' đồng') AS nvarchar(400)) AS Evidence
FROM judged
CROSS JOIN limits
WHERE judged.ExcessAmount >= limits.LeastAmount;
