-- Lines of budget decisions in warehouse vocabulary. Feeds fact.BudgetDecision.
CREATE VIEW conform.BudgetDecision
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.NAM AS YearNumber,
    COALESCE(province.AdministrativeUnitKey, -1) AS AdministrativeUnitKey,
    COALESCE(province.AdministrativeUnitDurableKey, -1) AS AdministrativeUnitDurableKey,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    staged.SO_QUYET_DINH AS DecisionNumber,
    staged.NGAY_QUYET_DINH AS DecisionDateKey,
    staged.DecisionKindCode,
    staged.SO_TIEN AS EstimateAmount
FROM staging.VssBudgets AS staged
LEFT JOIN dim.AdministrativeUnit AS province
    ON province.UnitCode = staged.MA_TINH
    AND (staged.NAM * 10000) + 1231 BETWEEN province.ValidFromDateKey AND province.ValidToDateKey
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND (staged.NAM * 10000) + 1231 BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE staged.Disposition = 0;
