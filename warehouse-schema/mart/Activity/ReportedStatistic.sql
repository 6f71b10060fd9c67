-- What facilities and areas report to the health sector: beds, staff, stations, visits.
-- Grain  one row per statistic, facility or area, and period
-- Caution  choose one period type; a stock is never added over periods
-- Conserves  rows, ReportedQuantity of fact.HealthStatistic by PeriodTypeCode, PeriodStartDateKey, PeriodEndDateKey, OrgUnitKindCode, OrgUnitCode, StatisticCode = Statistic(StatisticKey).StatisticCode
CREATE VIEW mart.ReportedStatistic
AS
SELECT
    statistic.StatisticCode,
    statistic.StatisticName,
    statistic.StatisticNameVietnamese,
    statistic.Additivity,
    statistic.UnitName,
    reported.PeriodTypeCode,
    reported.PeriodStartDateKey,
    reported.PeriodEndDateKey,
    reported.OrgUnitKindCode,
    reported.OrgUnitCode,
    facility.FacilityName,
    area.UnitName AS AreaName,
    reported.ReportedQuantity
FROM fact.HealthStatistic AS reported
INNER JOIN dim.Statistic AS statistic
    ON statistic.StatisticKey = reported.StatisticKey
INNER JOIN dim.Facility AS facility
    ON facility.FacilityKey = reported.FacilityKey
INNER JOIN dim.AdministrativeUnit AS area
    ON area.AdministrativeUnitKey = reported.AdministrativeUnitKey;
