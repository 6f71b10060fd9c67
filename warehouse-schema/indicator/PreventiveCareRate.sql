-- K23          Preventive care rate
-- Numerator    people whose first check-up or screening of the calendar year ended in the month: sent through the check-up exchange, or paid as a claim of care type 15 or 16
-- Denominator  population of the commune on the named basis: the register as last read, or the published population of the month's year, else of the last year before it
-- Grain  one row per month with a check-up, commune of residence (of the month's own units) and population basis; a numerator without a population has the basis -1
-- Period  flow over stock
-- Units  restated over population
-- Hides  Numerator
-- Caution  a person counts once a year, so months of one year add up and the population does not; who pays is not in it, since no code list of NGUON_CHI_TRA is published; people without a number count once for each check-up
-- Basis        MA_LOAI_KCB 15 and 16 of claims, envelopes KHAMSUCKHOE; a free yearly check-up or screening for everybody, step by step from 2026
-- Conserves  nothing: a person counts once a year over three kinds of identity, and a population repeats in every month in which it holds
CREATE VIEW indicator.PreventiveCareRate
AS
WITH known AS
(
    SELECT
        memberIdentity.CitizenToken,
        MIN(member.MemberDurableKey) AS MemberDurableKey
    FROM dim.MemberIdentity AS memberIdentity
    INNER JOIN dim.Member AS member
        ON member.MemberToken = memberIdentity.MemberToken
        AND member.IsCurrent = 1
    GROUP BY memberIdentity.CitizenToken
    HAVING COUNT(*) = 1
),
contact AS
(
    SELECT
        checked.EndDateKey AS DateKey,
        checked.ResidenceCommuneKey,
        checked.ResidenceCommuneDurableKey,
        CASE
            WHEN checked.MemberDurableKey <> -1 THEN CONCAT('M', CAST(checked.MemberDurableKey AS varchar(20)))
            WHEN known.MemberDurableKey IS NOT NULL THEN CONCAT('M', CAST(known.MemberDurableKey AS varchar(20)))
            WHEN checked.CitizenToken <> '' THEN CONCAT('C', checked.CitizenToken)
            ELSE CONCAT('#', CAST(checked.HealthCheckupKey AS varchar(20)))
        END AS PersonCode
    FROM fact.HealthCheckup AS checked
    LEFT JOIN known
        ON known.CitizenToken = checked.CitizenToken
    UNION ALL
    SELECT
        claim.DischargeDateKey,
        claim.ResidenceCommuneKey,
        claim.ResidenceCommuneDurableKey,
        CASE
            WHEN claim.MemberDurableKey <> -1 THEN CONCAT('M', CAST(claim.MemberDurableKey AS varchar(20)))
            ELSE CONCAT('K', CAST(claim.ClaimKey AS varchar(20)))
        END
    FROM fact.Claim AS claim
    INNER JOIN dim.CareType AS careType
        ON careType.CareTypeKey = claim.CareTypeKey
    WHERE careType.CareTypeCode IN ('15', '16')
),
ranked AS
(
    SELECT
        contact.DateKey,
        contact.ResidenceCommuneKey,
        contact.ResidenceCommuneDurableKey,
        ROW_NUMBER() OVER (PARTITION BY contact.PersonCode, contact.DateKey / 10000 ORDER BY contact.DateKey, contact.ResidenceCommuneDurableKey DESC) AS PlaceInYear
    FROM contact
),
month AS
(
    SELECT DISTINCT contact.DateKey / 100 AS MonthKey FROM contact
),
reached AS
(
    SELECT
        ranked.DateKey / 100 AS MonthKey,
        MAX(ranked.ResidenceCommuneKey) AS ResidenceCommuneKey,
        ranked.ResidenceCommuneDurableKey,
        COUNT(*) AS PersonCount
    FROM ranked
    WHERE ranked.PlaceInYear = 1
    GROUP BY ranked.DateKey / 100, ranked.ResidenceCommuneDurableKey
),
slice AS
(
    SELECT
        month.MonthKey,
        unit.AdministrativeUnitKey,
        unit.AdministrativeUnitDurableKey,
        counted.PopulationBasisKey,
        counted.FromMonthKey / 100 AS BasisYear,
        counted.PersonCount
    FROM month
    INNER JOIN fact.PopulationRestated AS counted
        ON counted.CountedLevel = 'Commune'
        AND month.MonthKey >= counted.FromMonthKey
        AND month.MonthKey < counted.NextMonthKey
    INNER JOIN dim.AdministrativeUnit AS unit
        ON unit.AdministrativeUnitDurableKey = counted.AdministrativeUnitDurableKey
        AND (month.MonthKey * 100) + 28 BETWEEN unit.ValidFromDateKey AND unit.ValidToDateKey
        AND (month.MonthKey * 100) + 28 BETWEEN unit.LifeFromDateKey AND unit.LifeToDateKey
        AND unit.UnitLevel = 'Commune'
)
SELECT
    'K23' AS IndicatorCode,
    slice.MonthKey,
    slice.AdministrativeUnitKey,
    slice.PopulationBasisKey,
    slice.BasisYear,
    COALESCE(reached.PersonCount, 0) AS Numerator,
    slice.PersonCount AS Denominator
FROM slice
LEFT JOIN reached
    ON reached.MonthKey = slice.MonthKey
    AND reached.ResidenceCommuneDurableKey = slice.AdministrativeUnitDurableKey
UNION ALL
SELECT
    'K23',
    reached.MonthKey,
    reached.ResidenceCommuneKey,
    -1,
    -1,
    reached.PersonCount,
    0
FROM reached
LEFT JOIN slice
    ON slice.MonthKey = reached.MonthKey
    AND slice.AdministrativeUnitDurableKey = reached.ResidenceCommuneDurableKey
WHERE slice.MonthKey IS NULL;
