-- Coverage targets in warehouse vocabulary. Feeds fact.CoverageTarget.
CREATE VIEW conform.CoverageTarget
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.NAM AS YearNumber,
    COALESCE(unit.AdministrativeUnitKey, -1) AS AdministrativeUnitKey,
    COALESCE(unit.AdministrativeUnitDurableKey, -1) AS AdministrativeUnitDurableKey,
    COALESCE(participantGroup.ParticipantGroupKey, -1) AS ParticipantGroupKey,
    COALESCE(basis.PopulationBasisKey, -1) AS PopulationBasisKey,
    CAST(staged.CHI_TIEU / 100 AS decimal(9, 5)) AS TargetRate,
    staged.SO_VAN_BAN AS DocumentNumber,
    staged.NGAY_VAN_BAN AS DocumentDateKey,
    staged.DON_VI_CHU_TRI AS ResponsibleUnitName,
    staged.HAN_HOAN_THANH AS DeadlineDateKey
FROM staging.PpcTargets AS staged
LEFT JOIN dim.AdministrativeUnit AS unit
    ON unit.UnitCode = CASE WHEN staged.MA_XA = '' THEN staged.MA_TINH ELSE staged.MA_XA END
    AND staged.NGAY_VAN_BAN BETWEEN unit.ValidFromDateKey AND unit.ValidToDateKey
LEFT JOIN dim.ParticipantGroup AS participantGroup
    ON participantGroup.GroupCode = staged.MA_NHOM
    AND staged.NGAY_VAN_BAN BETWEEN participantGroup.ValidFromDateKey AND participantGroup.ValidToDateKey
    AND staged.MA_NHOM <> ''
LEFT JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisCode = staged.CO_SO_DAN_SO
    AND staged.CO_SO_DAN_SO <> ''
WHERE staged.Disposition = 0;
