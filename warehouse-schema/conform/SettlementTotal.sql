-- Sections of form 01/BH in warehouse vocabulary. Feeds fact.SettlementTotal.
CREATE VIEW conform.SettlementTotal
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    COALESCE(facility.FacilityKey, -1) AS TreatingFacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS TreatingFacilityDurableKey,
    staged.NAM_QT AS YearNumber,
    staged.QUY_QT AS QuarterNumber,
    staged.MUC AS SectionCode,
    staged.SO_LUOT AS ClaimCount,
    staged.SO_NGAY AS TreatmentDays,
    staged.T_TONGCHI_BV AS FacilityChargeAmount,
    staged.T_TONGCHI_BH AS CoveredChargeAmount,
    staged.T_BHTT AS AskedAmount,
    staged.T_QUYET_TOAN AS SettledAmount,
    staged.T_BNCCT AS CopaymentAmount,
    staged.T_NGUONKHAC AS OtherSourceAmount,
    staged.T_BNTT AS OutOfPocketAmount,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS ListDateKey
FROM staging.VssSettlements AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND (staged.NAM_QT * 10000) + (staged.QUY_QT * 300) + 28 BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'Total';
