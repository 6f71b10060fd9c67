-- R22             Card shown by another person
-- Vietnamese      Giới tính hoặc tuổi trên hồ sơ khác với người đứng tên thẻ
-- Suspicion       somebody else uses the card: the claim's sex or age is not that of the participant to whom the BHXH number belongs
-- Basis           TT 12/2026/TT-BTC art. 10(1): validity of the card; Luật BHYT 25/2008/QH12 art. 28: the card is shown with a paper that proves the identity
-- Known innocent  a newborn or small child cared for under the mother's number (chapter P, Z38, or a child under six beside an adult's number); age groups that touch;
--   participants of whom the register tells no sex or birth year; a typing error in one of the two registers, which the reviewer sees in the dossier
-- Amount at risk  the fund's payment for the claim
-- Alarm           1 for an age that differs by less than HighYears, 2 for the sex or a greater age difference, 3 for both
-- Needs           dim.Member where IsInferred = 0
-- Scope           member
-- Thresholds      LeastYears = 2 (years between the age of the register and the claim's age group); HighYears = 10 (years that no typing error of the last digit makes)
-- Version         1, 2026-11-28
-- Valid           from 20180701
CREATE VIEW signal.CardShownByAnotherPerson
AS
WITH limits AS
(
    SELECT
        MAX(CASE WHEN threshold.ThresholdName = 'LeastYears' THEN threshold.ThresholdValue END) AS LeastYears,
        MAX(CASE WHEN threshold.ThresholdName = 'HighYears' THEN threshold.ThresholdValue END) AS HighYears
    FROM dim.SignalThreshold AS threshold
    WHERE threshold.RuleCode = 'R22'
),
compared AS
(
    SELECT
        claim.ClaimKey,
        claim.SettlementMonthKey,
        claim.TreatingFacilityDurableKey,
        claim.FundPaidAmount,
        CASE WHEN shown.SexCode IN (1, 2) AND known.SexCode IN (1, 2) AND shown.SexCode <> known.SexCode THEN 1 ELSE 0 END AS IsOtherSex,
        CASE
            WHEN member.BirthYear <= 1900 OR claim.AgeBandKey <= 0 THEN 0
            WHEN (claim.AdmissionDateKey / 10000) - member.BirthYear < ageBand.FromAge THEN ageBand.FromAge - ((claim.AdmissionDateKey / 10000) - member.BirthYear)
            WHEN (claim.AdmissionDateKey / 10000) - member.BirthYear > ageBand.ToAge THEN (claim.AdmissionDateKey / 10000) - member.BirthYear - ageBand.ToAge
            ELSE 0
        END AS YearsApart
    FROM fact.Claim AS claim
    INNER JOIN dim.Member AS member
        ON member.MemberKey = claim.MemberKey
        AND member.IsInferred = 0
    INNER JOIN dim.Sex AS shown
        ON shown.SexKey = claim.SexKey
    INNER JOIN dim.Sex AS known
        ON known.SexKey = member.SexKey
    INNER JOIN dim.AgeBand AS ageBand
        ON ageBand.AgeBandKey = claim.AgeBandKey
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
        AND diagnosis.ChapterLetter <> 'P'
        AND diagnosis.DiagnosisCode NOT LIKE 'Z38%'
    WHERE claim.MemberDurableKey > 0
        AND claim.DischargeDateKey >= 20180701
        AND claim.FundPaidAmount > 0

        -- A child under six without a card of its own comes with the mother's.
        AND NOT (ageBand.ToAge < 6 AND claim.AgeBandKey > 0 AND (claim.AdmissionDateKey / 10000) - member.BirthYear >= 15)
)
SELECT
    'R22' AS RuleCode,
    compared.SettlementMonthKey AS MonthKey,
    compared.TreatingFacilityDurableKey AS FacilityDurableKey,
    compared.ClaimKey,
    CAST(compared.FundPaidAmount AS decimal(18, 2)) AS AmountAtRisk,
    CAST(CASE
        WHEN compared.IsOtherSex = 1 AND compared.YearsApart >= limits.LeastYears THEN 3
        WHEN compared.IsOtherSex = 1 OR compared.YearsApart >= limits.HighYears THEN 2
        ELSE 1
    END AS smallint) AS AlarmLevel,
    CAST(CONCAT(
        N'So với dữ liệu người tham gia của thẻ: ',
        CASE WHEN compared.IsOtherSex = 1 THEN N'khác giới tính' ELSE N'cùng giới tính' END,
        CASE WHEN compared.YearsApart >= limits.LeastYears THEN CONCAT(N', tuổi lệch ít nhất ', compared.YearsApart, N' năm') ELSE N', tuổi phù hợp' END) AS nvarchar(400)) AS Evidence
FROM compared
CROSS JOIN limits
WHERE compared.IsOtherSex = 1
    OR compared.YearsApart >= limits.LeastYears;
