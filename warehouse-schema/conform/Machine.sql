-- Machines of form 06/DM. Feeds dim.Machine.
CREATE VIEW conform.Machine
AS
SELECT
    register.LoadRunKey,
    register.MA_CSKCB AS FacilityCode,
    register.MA_MAY AS MachineCode,
    register.TEN_TB AS MachineName,
    register.NAM_SX AS ManufactureYear,
    register.NAM_SD AS FirstUseYear,
    1 AS IsInForce,
    register.TU_NGAY AS EffectiveDateKey,
    0 AS IsInferred,
    2 AS ObservationPrecedence,
    CONCAT('1', CAST(register.NGAY_LAP AS varchar(8))) AS ObservationOrder, -- of two rows for one day the one that begins holds, then the later edition
    register.SourceFileKey,
    register.RecordNumber
FROM staging.MohFacilities AS register
WHERE register.LayoutCode = 'Machine'
    AND register.Disposition = 0
UNION ALL
SELECT
    register.LoadRunKey,
    register.MA_CSKCB AS FacilityCode,
    register.MA_MAY AS MachineCode,
    register.TEN_TB AS MachineName,
    register.NAM_SX AS ManufactureYear,
    register.NAM_SD AS FirstUseYear,
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
WHERE register.LayoutCode = 'Machine'
    AND register.Disposition = 0;
