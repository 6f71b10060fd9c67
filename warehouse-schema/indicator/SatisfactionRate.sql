-- K27          Satisfaction rate
-- Numerator    people who say in the survey that they are satisfied
-- Denominator  people asked
-- Grain  one row per quarter (its last month), facility and survey form (slice)
-- Period  flow
-- Caution  inpatients, outpatients and staff are asked by forms of their own: never add them up; whom a facility asks is its choice
-- Basis        QĐ 56/QĐ-BYT 2024: measuring the satisfaction of patients
-- Conserves  Numerator = SatisfiedCount, Denominator = AskedCount of fact.SatisfactionSurvey by MonthKey = (YearNumber * 100) + (QuarterNumber * 3), Facility(FacilityKey).FacilityDurableKey = FacilityDurableKey, SliceCode = FormCode
CREATE VIEW indicator.SatisfactionRate
AS
SELECT
    'K27' AS IndicatorCode,
    (survey.YearNumber * 100) + (survey.QuarterNumber * 3) AS MonthKey,
    facility.FacilityKey,
    CAST(survey.FormCode AS varchar(20)) AS SliceCode,
    SUM(survey.SatisfiedCount) AS Numerator,
    SUM(survey.AskedCount) AS Denominator
FROM fact.SatisfactionSurvey AS survey
INNER JOIN dim.Facility AS facility
    ON facility.FacilityDurableKey = survey.FacilityDurableKey
    AND facility.IsCurrent = 1
GROUP BY survey.YearNumber, survey.QuarterNumber, facility.FacilityKey, survey.FormCode;
