-- Health check-ups of each facility and month by payer, with the health classes they ended in.
-- Grain  one row per month, facility and payer as sent (NGUON_CHI_TRA)
-- Caution  check-ups, not people; what a payer code means is told by the department of health, since no list is published with the format; empty counts (IsSuppressed = 1) hold a small one
-- Conserves  CheckupCount = rows, HealthClass1Count hiding any = CASE WHEN HealthClassCode = 1 THEN 1 ELSE 0 END, HealthClass2Count hiding any = CASE WHEN HealthClassCode = 2 THEN 1 ELSE 0 END, HealthClass3Count hiding any = CASE WHEN HealthClassCode = 3 THEN 1 ELSE 0 END, HealthClass4Count hiding any = CASE WHEN HealthClassCode = 4 THEN 1 ELSE 0 END, HealthClass5Count hiding any = CASE WHEN HealthClassCode = 5 THEN 1 ELSE 0 END, NoHealthClassCount hiding any = CASE WHEN HealthClassCode = 0 THEN 1 ELSE 0 END of fact.HealthCheckup by MonthKey, FacilityCode = Facility(FacilityKey).FacilityCode, PayerCode
-- Suppressed  HealthClass1Count, HealthClass2Count, HealthClass3Count, HealthClass4Count, HealthClass5Count, NoHealthClassCount below 11 people: all of a row as soon as one is small, since CheckupCount is their sum
CREATE VIEW mart.CheckupMonth
AS
WITH counted AS
(
    SELECT
        checked.MonthKey,
        facility.FacilityCode,
        facility.FacilityName,
        checked.PayerCode,
        COUNT(*) AS CheckupCount,
        COUNT(CASE WHEN checked.HealthClassCode = 1 THEN 1 END) AS HealthClass1Count,
        COUNT(CASE WHEN checked.HealthClassCode = 2 THEN 1 END) AS HealthClass2Count,
        COUNT(CASE WHEN checked.HealthClassCode = 3 THEN 1 END) AS HealthClass3Count,
        COUNT(CASE WHEN checked.HealthClassCode = 4 THEN 1 END) AS HealthClass4Count,
        COUNT(CASE WHEN checked.HealthClassCode = 5 THEN 1 END) AS HealthClass5Count,
        COUNT(CASE WHEN checked.HealthClassCode = 0 THEN 1 END) AS NoHealthClassCount
    FROM fact.HealthCheckup AS checked
    INNER JOIN dim.Facility AS facility
        ON facility.FacilityKey = checked.FacilityKey
    GROUP BY checked.MonthKey, facility.FacilityCode, facility.FacilityName, checked.PayerCode
),
judged AS
(
    SELECT
        counted.MonthKey,
        counted.FacilityCode,
        counted.FacilityName,
        counted.PayerCode,
        counted.CheckupCount,
        counted.HealthClass1Count,
        counted.HealthClass2Count,
        counted.HealthClass3Count,
        counted.HealthClass4Count,
        counted.HealthClass5Count,
        counted.NoHealthClassCount,
        CASE
            WHEN counted.HealthClass1Count BETWEEN 1 AND 10
                OR counted.HealthClass2Count BETWEEN 1 AND 10
                OR counted.HealthClass3Count BETWEEN 1 AND 10
                OR counted.HealthClass4Count BETWEEN 1 AND 10
                OR counted.HealthClass5Count BETWEEN 1 AND 10
                OR counted.NoHealthClassCount BETWEEN 1 AND 10
            THEN 1
            ELSE 0
        END AS IsSuppressed
    FROM counted
)
SELECT
    judged.MonthKey,
    judged.FacilityCode,
    judged.FacilityName,
    judged.PayerCode,
    CAST(judged.CheckupCount AS int) AS CheckupCount,
    CAST(CASE WHEN judged.IsSuppressed = 1 THEN NULL ELSE judged.HealthClass1Count END AS int) AS HealthClass1Count,
    CAST(CASE WHEN judged.IsSuppressed = 1 THEN NULL ELSE judged.HealthClass2Count END AS int) AS HealthClass2Count,
    CAST(CASE WHEN judged.IsSuppressed = 1 THEN NULL ELSE judged.HealthClass3Count END AS int) AS HealthClass3Count,
    CAST(CASE WHEN judged.IsSuppressed = 1 THEN NULL ELSE judged.HealthClass4Count END AS int) AS HealthClass4Count,
    CAST(CASE WHEN judged.IsSuppressed = 1 THEN NULL ELSE judged.HealthClass5Count END AS int) AS HealthClass5Count,
    CAST(CASE WHEN judged.IsSuppressed = 1 THEN NULL ELSE judged.NoHealthClassCount END AS int) AS NoHealthClassCount,
    CAST(judged.IsSuppressed AS smallint) AS IsSuppressed
FROM judged;
