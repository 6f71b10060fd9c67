-- Dossiers of a facility by day of discharge beside what was expected, with the usual range.
-- Grain  one row per facility and day of discharge
-- Caution  only rows with StateCode Judged have an expectation; the newest days are not due yet
-- Conserves  rows, DossierCount, ExpectedDossierQuantity, LowerDossierCount, UpperDossierCount of fact.DossierExpectation by DischargeDateKey, FacilityCode = Facility(FacilityKey).FacilityCode
CREATE VIEW mart.DossierExpectationDay
AS
SELECT
    expectation.DischargeDateKey,
    facility.FacilityCode,
    facility.FacilityName,
    expectation.DossierCount,
    expectation.ExpectedDossierQuantity,
    expectation.LowerDossierCount,
    expectation.UpperDossierCount,
    expectation.StateCode,
    expectation.DayKindCode
FROM fact.DossierExpectation AS expectation
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = expectation.FacilityKey;
