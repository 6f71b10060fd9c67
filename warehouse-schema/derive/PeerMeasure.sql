-- What facilities are compared by, month by month. Feeds fact.PeerComparison, which adds the comparison with peers.
-- Grain  one row per settlement month, facility, care type, chapter of the main diagnosis and measure; -1 and an empty letter where a measure is over all of them
-- Conserves  nothing: measures of several kinds stand under each other, and a visit counts once for each way of cutting
CREATE VIEW derive.PeerMeasure
AS
WITH visit AS
(
    SELECT
        claim.SettlementMonthKey AS MonthKey,
        claim.TreatingFacilityDurableKey AS FacilityDurableKey,
        claim.CareTypeKey,
        diagnosis.ChapterLetter,
        COUNT(*) AS ClaimCount,
        SUM(claim.IsInpatient) AS StayCount,
        SUM(CASE WHEN claim.IsInpatient = 1 THEN claim.TreatmentDays ELSE 0 END) AS StayDays,
        SUM(claim.FacilityChargeAmount) AS ChargeAmount,
        SUM(claim.DrugAmount) AS DrugAmount,
        SUM(claim.LineCount) AS LineCount,
        SUM(CASE WHEN entitlement.EntitlementCode = '2' THEN 1 ELSE 0 END) AS EmergencyCount,
        SUM(CASE WHEN commune.AdministrativeUnitKey > 0 AND facility.SeatProvinceCode <> '' AND commune.ProvinceCode <> facility.SeatProvinceCode THEN 1 ELSE 0 END) AS OutsiderCount,
        SUM(CASE WHEN commune.AdministrativeUnitKey > 0 AND facility.SeatProvinceCode <> '' THEN 1 ELSE 0 END) AS KnownResidenceCount
    FROM fact.Claim AS claim
    INNER JOIN dim.Diagnosis AS diagnosis
        ON diagnosis.DiagnosisKey = claim.MainDiagnosisKey
    INNER JOIN dim.Entitlement AS entitlement
        ON entitlement.EntitlementKey = claim.EntitlementKey
    INNER JOIN dim.AdministrativeUnit AS commune
        ON commune.AdministrativeUnitKey = claim.ResidenceCommuneKey
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = claim.TreatingFacilityKey
    WHERE claim.TreatingFacilityDurableKey > 0
    GROUP BY claim.SettlementMonthKey, claim.TreatingFacilityDurableKey, claim.CareTypeKey, diagnosis.ChapterLetter
),
test AS
(
    SELECT
        line.SettlementMonthKey AS MonthKey,
        line.TreatingFacilityDurableKey AS FacilityDurableKey,
        SUM(CASE WHEN costGroup.CostGroupCode IN (1, 2, 3) THEN line.FacilityChargeAmount ELSE 0 END) AS TestAmount,
        SUM(CASE WHEN costGroup.CostGroupCode IN (10, 11) THEN line.FacilityChargeAmount ELSE 0 END) AS SupplyAmount,
        SUM(line.FacilityChargeAmount) AS ChargeAmount
    FROM fact.ClaimLine AS line
    INNER JOIN dim.CostGroup AS costGroup
        ON costGroup.CostGroupKey = line.CostGroupKey
    WHERE line.TreatingFacilityDurableKey > 0
    GROUP BY line.SettlementMonthKey, line.TreatingFacilityDurableKey
)
SELECT visit.MonthKey, visit.FacilityDurableKey, visit.CareTypeKey, '' AS ChapterLetter, 'CostPerVisit' AS MeasureCode, SUM(visit.ChargeAmount) AS Numerator, SUM(visit.ClaimCount) AS Denominator
FROM visit
GROUP BY visit.MonthKey, visit.FacilityDurableKey, visit.CareTypeKey
UNION ALL
SELECT visit.MonthKey, visit.FacilityDurableKey, visit.CareTypeKey, visit.ChapterLetter, 'CostPerVisit', SUM(visit.ChargeAmount), SUM(visit.ClaimCount)
FROM visit
WHERE visit.ChapterLetter <> ''
GROUP BY visit.MonthKey, visit.FacilityDurableKey, visit.CareTypeKey, visit.ChapterLetter
UNION ALL
SELECT visit.MonthKey, visit.FacilityDurableKey, -1, visit.ChapterLetter, 'DaysPerStay', SUM(visit.StayDays), SUM(visit.StayCount)
FROM visit
WHERE visit.ChapterLetter <> '' AND visit.StayCount > 0
GROUP BY visit.MonthKey, visit.FacilityDurableKey, visit.ChapterLetter
UNION ALL
SELECT visit.MonthKey, visit.FacilityDurableKey, -1, '', 'AdmissionShare', SUM(visit.StayCount), SUM(visit.ClaimCount)
FROM visit
GROUP BY visit.MonthKey, visit.FacilityDurableKey
UNION ALL
SELECT visit.MonthKey, visit.FacilityDurableKey, -1, '', 'DrugShare', SUM(visit.DrugAmount), SUM(visit.ChargeAmount)
FROM visit
GROUP BY visit.MonthKey, visit.FacilityDurableKey
UNION ALL
SELECT visit.MonthKey, visit.FacilityDurableKey, -1, '', 'DrugCostPerVisit', SUM(visit.DrugAmount), SUM(visit.ClaimCount)
FROM visit
GROUP BY visit.MonthKey, visit.FacilityDurableKey
UNION ALL
SELECT visit.MonthKey, visit.FacilityDurableKey, visit.CareTypeKey, '', 'LinesPerVisit', SUM(visit.LineCount), SUM(visit.ClaimCount)
FROM visit
GROUP BY visit.MonthKey, visit.FacilityDurableKey, visit.CareTypeKey
UNION ALL
SELECT visit.MonthKey, visit.FacilityDurableKey, -1, '', 'EmergencyShare', SUM(visit.EmergencyCount), SUM(visit.ClaimCount)
FROM visit
GROUP BY visit.MonthKey, visit.FacilityDurableKey
UNION ALL
SELECT visit.MonthKey, visit.FacilityDurableKey, -1, '', 'OutsiderShare', SUM(visit.OutsiderCount), SUM(visit.KnownResidenceCount)
FROM visit
GROUP BY visit.MonthKey, visit.FacilityDurableKey
UNION ALL
SELECT test.MonthKey, test.FacilityDurableKey, -1, '', 'TestShare', test.TestAmount, test.ChargeAmount
FROM test
UNION ALL
SELECT test.MonthKey, test.FacilityDurableKey, -1, '', 'SupplyShare', test.SupplyAmount, test.ChargeAmount
FROM test;
