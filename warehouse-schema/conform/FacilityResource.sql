-- Rows of the facility registers in warehouse vocabulary, keyed to the versions in force on their first day. Feeds fact.FacilityResource.
CREATE VIEW conform.FacilityResource
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    staged.LayoutCode AS ResourceTypeCode,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    COALESCE(department.DepartmentKey, -1) AS DepartmentKey,
    COALESCE(department.DepartmentDurableKey, -1) AS DepartmentDurableKey,
    COALESCE(practitioner.PractitionerKey, -1) AS PractitionerKey,
    COALESCE(practitioner.PractitionerDurableKey, -1) AS PractitionerDurableKey,
    COALESCE(machine.MachineKey, -1) AS MachineKey,
    COALESCE(machine.MachineDurableKey, -1) AS MachineDurableKey,
    staged.TU_NGAY AS StartDateKey,
    CASE WHEN staged.DEN_NGAY BETWEEN 1 AND 20391231 THEN staged.DEN_NGAY ELSE 99991231 END AS EndDateKey,
    CAST(staged.GIUONG_PD AS int) AS ApprovedBedCount,
    CAST(staged.GIUONG_TK AS int) AS ActualBedCount,
    CAST(staged.BAN_KHAM AS int) AS ExamTableCount,
    CASE WHEN staged.NGAY_LAP > 0 THEN staged.NGAY_LAP ELSE -1 END AS EditionDateKey
FROM staging.MohFacilities AS staged
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.MA_CSKCB
    AND staged.TU_NGAY BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
LEFT JOIN dim.Department AS department
    ON department.DepartmentCode = staged.MA_KHOA
    AND department.FacilityCode = staged.MA_CSKCB
    AND staged.TU_NGAY BETWEEN department.ValidFromDateKey AND department.ValidToDateKey
LEFT JOIN dim.Practitioner AS practitioner
    ON practitioner.PractitionerToken = staged.MACCHNToken
    AND staged.TU_NGAY BETWEEN practitioner.ValidFromDateKey AND practitioner.ValidToDateKey
LEFT JOIN dim.Machine AS machine
    ON machine.MachineCode = staged.MA_MAY
    AND machine.FacilityCode = staged.MA_CSKCB
    AND staged.TU_NGAY BETWEEN machine.ValidFromDateKey AND machine.ValidToDateKey
WHERE staged.Disposition = 0;
