-- Dossiers of settlement lists in warehouse vocabulary. Feeds fact.SettlementLine.
CREATE VIEW conform.SettlementLine
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.MA_LK AS ClaimNumber,
    COALESCE(facility.FacilityKey, -1) AS TreatingFacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS TreatingFacilityDurableKey,
    staged.NAM_QT AS YearNumber,
    staged.QUY_QT AS QuarterNumber,
    staged.T_BHTT AS AskedAmount,
    staged.T_QUYET_TOAN AS SettledAmount,
    staged.T_TU_CHOI AS DisallowedAmount,
    staged.MA_LY_DO AS DisallowanceReasonCode,
    CASE WHEN staged.NGAY_GIAM_DINH > 0 THEN staged.NGAY_GIAM_DINH ELSE -1 END AS ReviewDateKey,
    CASE WHEN staged.NGAY_QUYET_TOAN > 0 THEN staged.NGAY_QUYET_TOAN ELSE -1 END AS SettlementDateKey,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS ListDateKey
FROM staging.VssSettlements AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND (staged.NAM_QT * 10000) + (staged.QUY_QT * 300) + 28 BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
WHERE staged.Disposition = 0
    AND staged.LayoutCode = 'List';
