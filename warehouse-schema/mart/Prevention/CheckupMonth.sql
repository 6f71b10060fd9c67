-- Health check-ups of each facility and month by payer, with the health classes they ended in.
-- Grain  one row per month, facility and payer as sent (NGUON_CHI_TRA)
-- Caution  check-ups, not people; what a payer code means is told by the department of health, since no list is published with the format
-- Conserves  CheckupCount = rows, HealthClass1Count = CASE WHEN HealthClassCode = 1 THEN 1 ELSE 0 END, HealthClass2Count = CASE WHEN HealthClassCode = 2 THEN 1 ELSE 0 END, HealthClass3Count = CASE WHEN HealthClassCode = 3 THEN 1 ELSE 0 END, HealthClass4Count = CASE WHEN HealthClassCode = 4 THEN 1 ELSE 0 END, HealthClass5Count = CASE WHEN HealthClassCode = 5 THEN 1 ELSE 0 END, NoHealthClassCount = CASE WHEN HealthClassCode = 0 THEN 1 ELSE 0 END of fact.HealthCheckup by MonthKey, FacilityCode = Facility(FacilityKey).FacilityCode, PayerCode
CREATE VIEW mart.CheckupMonth
AS
SELECT
    checked.MonthKey,
    facility.FacilityCode,
    facility.FacilityName,
    checked.PayerCode,
    CAST(COUNT(*) AS int) AS CheckupCount,
    CAST(COUNT(CASE WHEN checked.HealthClassCode = 1 THEN 1 END) AS int) AS HealthClass1Count,
    CAST(COUNT(CASE WHEN checked.HealthClassCode = 2 THEN 1 END) AS int) AS HealthClass2Count,
    CAST(COUNT(CASE WHEN checked.HealthClassCode = 3 THEN 1 END) AS int) AS HealthClass3Count,
    CAST(COUNT(CASE WHEN checked.HealthClassCode = 4 THEN 1 END) AS int) AS HealthClass4Count,
    CAST(COUNT(CASE WHEN checked.HealthClassCode = 5 THEN 1 END) AS int) AS HealthClass5Count,
    CAST(COUNT(CASE WHEN checked.HealthClassCode = 0 THEN 1 END) AS int) AS NoHealthClassCount
FROM fact.HealthCheckup AS checked
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = checked.FacilityKey
GROUP BY checked.MonthKey, facility.FacilityCode, facility.FacilityName, checked.PayerCode;
