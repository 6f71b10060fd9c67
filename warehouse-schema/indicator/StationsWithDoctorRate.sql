-- K21          Stations with a doctor rate
-- Numerator    commune health stations that report a doctor for the month
-- Denominator  commune health stations reported for the month
-- Grain  one row per month and area
-- Period  stock
-- Units  restated
-- Caution  as reported by the area; an area that reports no stations keeps its numerator with an empty rate
-- Conserves  Numerator = ReportedQuantity of fact.HealthStatistic by MonthKey = PeriodEndDateKey / 100, AdministrativeUnitKey where PeriodTypeCode = 'M' AND Statistic(StatisticKey).StatisticCode = 'STATION-DOCTOR';
-- Conserves  Denominator = ReportedQuantity of fact.HealthStatistic by MonthKey = PeriodEndDateKey / 100, AdministrativeUnitKey where PeriodTypeCode = 'M' AND Statistic(StatisticKey).StatisticCode = 'STATION'
CREATE VIEW indicator.StationsWithDoctorRate
AS
SELECT
    'K21' AS IndicatorCode,
    reported.PeriodEndDateKey / 100 AS MonthKey,
    reported.AdministrativeUnitKey,
    SUM(CASE WHEN statistic.StatisticCode = 'STATION-DOCTOR' THEN reported.ReportedQuantity ELSE 0 END) AS Numerator,
    SUM(CASE WHEN statistic.StatisticCode = 'STATION' THEN reported.ReportedQuantity ELSE 0 END) AS Denominator
FROM fact.HealthStatistic AS reported
INNER JOIN dim.Statistic AS statistic
    ON statistic.StatisticKey = reported.StatisticKey
WHERE statistic.StatisticCode IN ('STATION', 'STATION-DOCTOR')
    AND reported.PeriodTypeCode = 'M'
GROUP BY reported.PeriodEndDateKey / 100, reported.AdministrativeUnitKey;
