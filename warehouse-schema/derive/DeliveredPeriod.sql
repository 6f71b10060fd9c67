-- What every feed told of each period, by who was to tell or be told of: facility, commune, paying unit. Read by the radar, which looks for periods and members that are missing. Claims by day are derive.DossierDay.
-- PeriodTypeCode  M month (yyyymm), Q quarter (yyyyq), Y year, E edition of a whole list (its day)
-- Conserves  nothing: the radar looks in it for what is missing, no figure is made of it
CREATE VIEW derive.DeliveredPeriod
AS
SELECT
    'VssContributions' AS FeedCode,
    'contributions' AS SeriesCode,
    'M' AS PeriodTypeCode,
    contribution.MonthKey AS PeriodKey,
    'PayingUnit' AS SubjectKindCode,
    contribution.PayingUnitDurableKey AS SubjectDurableKey,
    CAST(SUM(contribution.MemberCount) AS bigint) AS Quantity
FROM fact.ContributionMonth AS contribution
GROUP BY contribution.MonthKey, contribution.PayingUnitDurableKey
UNION ALL
SELECT 'MohDigitalUse', 'digital use', 'M', digital.MonthKey, 'Facility', digital.FacilityDurableKey, CAST(SUM(digital.VisitCount) AS bigint)
FROM fact.DigitalUse AS digital
GROUP BY digital.MonthKey, digital.FacilityDurableKey
UNION ALL
SELECT 'MohSatisfaction', 'surveys', 'Q', (survey.YearNumber * 10) + survey.QuarterNumber, 'Facility', survey.FacilityDurableKey, CAST(SUM(survey.AskedCount) AS bigint)
FROM fact.SatisfactionSurvey AS survey
GROUP BY survey.YearNumber, survey.QuarterNumber, survey.FacilityDurableKey
UNION ALL
SELECT 'MohSatisfaction', 'complaints', 'Q', (complaint.YearNumber * 10) + complaint.QuarterNumber, 'Facility', complaint.FacilityDurableKey, CAST(COUNT(*) AS bigint)
FROM fact.ComplaintQuarter AS complaint
GROUP BY complaint.YearNumber, complaint.QuarterNumber, complaint.FacilityDurableKey
UNION ALL
SELECT 'PpcInspections', 'inspections', 'Y', inspection.DecisionDateKey / 10000, 'Feed', -1, CAST(COUNT(*) AS bigint)
FROM fact.Inspection AS inspection
GROUP BY inspection.DecisionDateKey / 10000
UNION ALL
SELECT
    'MohStatistics',
    CONCAT('statistic ', statistic.StatisticCode),
    figure.PeriodTypeCode,
    CASE figure.PeriodTypeCode WHEN 'M' THEN day.MonthKey WHEN 'Q' THEN day.QuarterKey ELSE day.CalendarYear END,
    CASE WHEN figure.OrgUnitKindCode = 'F' THEN 'Facility' ELSE 'AdministrativeUnit' END,
    CASE WHEN figure.OrgUnitKindCode = 'F' THEN figure.FacilityDurableKey ELSE figure.AdministrativeUnitDurableKey END,
    CAST(COUNT(*) AS bigint)
FROM fact.HealthStatistic AS figure
INNER JOIN dim.Statistic AS statistic
    ON statistic.StatisticKey = figure.StatisticKey
INNER JOIN dim.Date AS day
    ON day.DateKey = figure.PeriodEndDateKey
WHERE figure.PeriodTypeCode IN ('M', 'Q', 'Y')
GROUP BY
    statistic.StatisticCode,
    figure.PeriodTypeCode,
    CASE figure.PeriodTypeCode WHEN 'M' THEN day.MonthKey WHEN 'Q' THEN day.QuarterKey ELSE day.CalendarYear END,
    CASE WHEN figure.OrgUnitKindCode = 'F' THEN 'Facility' ELSE 'AdministrativeUnit' END,
    CASE WHEN figure.OrgUnitKindCode = 'F' THEN figure.FacilityDurableKey ELSE figure.AdministrativeUnitDurableKey END
UNION ALL
SELECT 'MpsResidents', 'events', 'M', event.MonthKey, 'AdministrativeUnit', event.CommuneDurableKey, CAST(SUM(event.PersonCount) AS bigint)
FROM fact.CivilStatusMonth AS event
GROUP BY event.MonthKey, event.CommuneDurableKey
UNION ALL
SELECT 'MpsResidents', 'residents counted', 'E', counted.AsOfDateKey, 'AdministrativeUnit', counted.CommuneDurableKey, CAST(SUM(counted.PermanentCount + counted.TemporaryCount) AS bigint)
FROM fact.ResidentCount AS counted
GROUP BY counted.AsOfDateKey, counted.CommuneDurableKey
UNION ALL
SELECT 'MpsResidents', 'residents by person', 'E', person.AsOfDateKey, 'AdministrativeUnit', person.CommuneDurableKey, CAST(COUNT(*) AS bigint)
FROM fact.Resident AS person
GROUP BY person.AsOfDateKey, person.CommuneDurableKey
UNION ALL
SELECT
    'PpcEntitledGroups',
    CONCAT('group ', listed.GroupCode, CASE WHEN entitled.SchoolCode = '' THEN '' ELSE ' by school' END),
    'E',
    entitled.AsOfDateKey,
    'AdministrativeUnit',
    entitled.CommuneDurableKey,
    CAST(SUM(entitled.PersonCount) AS bigint)
FROM fact.EntitledPopulation AS entitled
INNER JOIN dim.ParticipantGroup AS listed
    ON listed.ParticipantGroupKey = entitled.ParticipantGroupKey
GROUP BY listed.GroupCode, CASE WHEN entitled.SchoolCode = '' THEN '' ELSE ' by school' END, entitled.AsOfDateKey, entitled.CommuneDurableKey
UNION ALL
SELECT 'PpcTargets', 'targets', 'Y', target.YearNumber, 'AdministrativeUnit', target.AdministrativeUnitDurableKey, CAST(COUNT(*) AS bigint)
FROM fact.CoverageTarget AS target
GROUP BY target.YearNumber, target.AdministrativeUnitDurableKey
UNION ALL
SELECT 'VssBudgets', 'estimates', 'Y', budget.YearNumber, 'Facility', budget.FacilityDurableKey, CAST(COUNT(*) AS bigint)
FROM fact.FundBudget AS budget
GROUP BY budget.YearNumber, budget.FacilityDurableKey
UNION ALL
SELECT 'NsoPopulation', CONCAT('population ', basis.PopulationBasisCode), 'Y', population.YearNumber, 'AdministrativeUnit', population.AdministrativeUnitDurableKey, CAST(COUNT(*) AS bigint)
FROM fact.Population AS population
INNER JOIN dim.PopulationBasis AS basis
    ON basis.PopulationBasisKey = population.PopulationBasisKey
GROUP BY basis.PopulationBasisCode, population.YearNumber, population.AdministrativeUnitDurableKey
UNION ALL
SELECT 'VssSettlements', 'form 01/BH', 'Q', (settled.YearNumber * 10) + settled.QuarterNumber, 'Facility', settled.TreatingFacilityDurableKey, CAST(SUM(settled.ClaimCount) AS bigint)
FROM fact.SettlementTotal AS settled
GROUP BY settled.YearNumber, settled.QuarterNumber, settled.TreatingFacilityDurableKey
UNION ALL
SELECT 'MohCheckups', 'check-ups', 'M', checkup.MonthKey, 'Facility', checkup.FacilityDurableKey, CAST(COUNT(*) AS bigint)
FROM fact.HealthCheckup AS checkup
GROUP BY checkup.MonthKey, checkup.FacilityDurableKey
UNION ALL
SELECT 'VssFeedback', 'replies', 'M', day.MonthKey, 'Facility', reply.FacilityDurableKey, CAST(SUM(reply.DossierCount) AS bigint)
FROM fact.PortalReply AS reply
INNER JOIN dim.Date AS day
    ON day.DateKey = reply.ReplyDateKey
GROUP BY day.MonthKey, reply.FacilityDurableKey
UNION ALL
SELECT 'VssEnrolment', 'extracts', 'M', day.MonthKey, 'Feed', -1, CAST(COUNT(*) AS bigint)
FROM dim.EnrolmentExtract AS extract
INNER JOIN dim.Date AS day
    ON day.DateKey = extract.ExtractDateKey
WHERE extract.ExtractDateKey > 0
GROUP BY day.MonthKey;
