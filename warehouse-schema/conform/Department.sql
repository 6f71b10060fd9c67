-- Departments of form 01/DM with their exam tables and beds; those that claims and staff rows name are only known to exist. Feeds dim.Department.
CREATE VIEW conform.Department
AS
SELECT
    mentioned.LoadRunKey,
    mentioned.FacilityCode,
    mentioned.DepartmentCode,
    '' AS DepartmentName,
    0 AS ExamTableCount,
    0 AS ApprovedBedCount,
    0 AS ActualBedCount,
    1 AS IsInForce,
    19900101 AS EffectiveDateKey,
    1 AS IsInferred,
    0 AS ObservationPrecedence,
    '' AS ObservationOrder,
    -1 AS SourceFileKey,
    0 AS RecordNumber
FROM
(
    SELECT code.LoadRunKey, code.Qualifier AS FacilityCode, code.Code AS DepartmentCode FROM staging.VssClaimCode AS code WHERE code.CodeKind = 'Department'
    UNION
    SELECT part.LoadRunKey, part.MA_CSKCB, part.MA_KHOA FROM staging.MohFacilities AS part WHERE part.Disposition = 0 AND part.MA_KHOA <> ''
) AS mentioned
UNION ALL
SELECT
    register.LoadRunKey,
    register.MA_CSKCB AS FacilityCode,
    register.MA_KHOA AS DepartmentCode,
    register.TEN_KHOA AS DepartmentName,
    CAST(register.BAN_KHAM AS int) AS ExamTableCount,
    CAST(register.GIUONG_PD AS int) AS ApprovedBedCount,
    CAST(register.GIUONG_TK AS int) AS ActualBedCount,
    1 AS IsInForce,
    register.TU_NGAY AS EffectiveDateKey,
    0 AS IsInferred,
    2 AS ObservationPrecedence,
    CONCAT('1', CAST(register.NGAY_LAP AS varchar(8))) AS ObservationOrder, -- of two rows for one day the one that begins holds, then the later edition
    register.SourceFileKey,
    register.RecordNumber
FROM staging.MohFacilities AS register
WHERE register.LayoutCode = 'Department'
    AND register.Disposition = 0
UNION ALL
SELECT
    register.LoadRunKey,
    register.MA_CSKCB AS FacilityCode,
    register.MA_KHOA AS DepartmentCode,
    register.TEN_KHOA AS DepartmentName,
    CAST(register.BAN_KHAM AS int) AS ExamTableCount,
    CAST(register.GIUONG_PD AS int) AS ApprovedBedCount,
    CAST(register.GIUONG_TK AS int) AS ActualBedCount,
    0 AS IsInForce,
    following.DateKey AS EffectiveDateKey,
    0 AS IsInferred,
    2 AS ObservationPrecedence,
    CONCAT('0', CAST(register.NGAY_LAP AS varchar(8))) AS ObservationOrder,
    register.SourceFileKey,
    register.RecordNumber
FROM staging.MohFacilities AS register
INNER JOIN dim.Date AS lastDay
    ON lastDay.DateKey = register.DEN_NGAY
    AND lastDay.DateKey <= 20391231
INNER JOIN dim.Date AS following
    ON following.DayNumber = lastDay.DayNumber + 1
WHERE register.LayoutCode = 'Department'
    AND register.Disposition = 0;
