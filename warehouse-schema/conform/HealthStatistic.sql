-- Reported figures in warehouse vocabulary, with the facility or area as it was at the end of the period. Feeds fact.HealthStatistic.
CREATE VIEW conform.HealthStatistic
AS
SELECT
    staged.LoadRunKey,
    staged.SourceFileKey,
    staged.SourceFileKey AS VersionSourceFileKey,
    staged.RecordNumber,
    COALESCE(statistic.StatisticKey, -1) AS StatisticKey,
    staged.OrgUnitKindCode,
    staged.OrgUnitCode,
    COALESCE(facility.FacilityKey, -1) AS FacilityKey,
    COALESCE(facility.FacilityDurableKey, -1) AS FacilityDurableKey,
    COALESCE(area.AdministrativeUnitKey, -1) AS AdministrativeUnitKey,
    COALESCE(area.AdministrativeUnitDurableKey, -1) AS AdministrativeUnitDurableKey,
    staged.PeriodTypeCode,
    staged.PeriodStartDateKey,
    staged.PeriodEndDateKey,
    staged.ReportedQuantity,
    staged.UpdatedAt
FROM staging.MohStatistics AS staged
LEFT JOIN dim.Statistic AS statistic
    ON statistic.StatisticCode = staged.StatisticCode
    AND staged.PeriodEndDateKey BETWEEN statistic.ValidFromDateKey AND statistic.ValidToDateKey
LEFT JOIN dim.Facility AS facility
    ON facility.FacilityCode = staged.OrgUnitCode
    AND staged.OrgUnitKindCode = 'F'
    AND staged.PeriodEndDateKey BETWEEN facility.ValidFromDateKey AND facility.ValidToDateKey
LEFT JOIN dim.AdministrativeUnit AS area
    ON area.UnitCode = staged.OrgUnitCode
    AND staged.OrgUnitKindCode = 'A'
    AND staged.PeriodEndDateKey BETWEEN area.ValidFromDateKey AND area.ValidToDateKey
WHERE staged.Disposition = 0;
