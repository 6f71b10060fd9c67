-- How much of what stood the newest list of a feed repeats: entries in force on its day, told by it or by a list of the hundred days before, and told by any list. A whole list repeats nearly all, a list of changes little of what any list told. Read by the radar.
-- Conserves  nothing: the radar looks in it for what is missing, no figure is made of it
CREATE VIEW derive.RepeatedEntry
AS
WITH newest AS
(
    SELECT MAX(span.ExtractDateKey) AS ListDateKey
    FROM fact.CardSpan AS span
    WHERE span.BenefitCode <> ''
),
enrolment AS
(
    SELECT newest.ListDateKey, since.DateKey AS SinceDateKey
    FROM newest
    INNER JOIN dim.Date AS day
        ON day.DateKey = newest.ListDateKey
    INNER JOIN dim.Date AS since
        ON since.DayNumber = day.DayNumber - 100
        AND since.DateKey > 0
),
edition AS
(
    SELECT entry.FacilityDurableKey, entry.EntryTypeCode, MAX(entry.EditionDateKey) AS ListDateKey
    FROM fact.CatalogueEntry AS entry
    WHERE entry.EditionDateKey > 0
    GROUP BY entry.FacilityDurableKey, entry.EntryTypeCode
),
register AS
(
    SELECT MAX(resource.EditionDateKey) AS ListDateKey
    FROM fact.FacilityResource AS resource
    WHERE resource.ResourceTypeCode = 'Facility'
        AND resource.EditionDateKey > 0
)
SELECT
    'VssEnrolment' AS FeedCode,
    'cards by commune' AS SeriesCode,
    'AdministrativeUnit' AS SubjectKindCode,
    span.CommuneDurableKey AS SubjectDurableKey,
    enrolment.ListDateKey,
    SUM(CASE WHEN span.ExtractDateKey = enrolment.ListDateKey THEN 1 ELSE 0 END) AS RepeatedCount,
    SUM(CASE WHEN span.ExtractDateKey >= enrolment.SinceDateKey THEN 1 ELSE 0 END) AS StandingCount,
    COUNT(*) AS EverStandingCount
FROM fact.CardSpan AS span
INNER JOIN enrolment
    ON enrolment.ListDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
WHERE span.BenefitCode <> ''
GROUP BY span.CommuneDurableKey, enrolment.ListDateKey
UNION ALL
SELECT
    'VssEnrolment',
    'cards by group',
    'ParticipantGroup',
    span.ParticipantGroupKey,
    enrolment.ListDateKey,
    SUM(CASE WHEN span.ExtractDateKey = enrolment.ListDateKey THEN 1 ELSE 0 END),
    SUM(CASE WHEN span.ExtractDateKey >= enrolment.SinceDateKey THEN 1 ELSE 0 END),
    COUNT(*)
FROM fact.CardSpan AS span
INNER JOIN enrolment
    ON enrolment.ListDateKey BETWEEN span.SpanStartDateKey AND span.SpanEndDateKey
WHERE span.BenefitCode <> ''
GROUP BY span.ParticipantGroupKey, enrolment.ListDateKey
UNION ALL
SELECT
    'MohCatalogues',
    CONCAT('catalogue ', entry.EntryTypeCode),
    'Facility',
    entry.FacilityDurableKey,
    edition.ListDateKey,
    SUM(CASE WHEN entry.EditionDateKey = edition.ListDateKey THEN 1 ELSE 0 END),
    COUNT(*),
    COUNT(*)
FROM fact.CatalogueEntry AS entry
INNER JOIN edition
    ON edition.FacilityDurableKey = entry.FacilityDurableKey
    AND edition.EntryTypeCode = entry.EntryTypeCode
    AND edition.ListDateKey BETWEEN entry.StartDateKey AND entry.EndDateKey
GROUP BY entry.EntryTypeCode, entry.FacilityDurableKey, edition.ListDateKey
UNION ALL
SELECT
    'MohFacilities',
    'register of facilities',
    'Facility',
    resource.FacilityDurableKey,
    register.ListDateKey,
    MAX(CASE WHEN resource.EditionDateKey = register.ListDateKey THEN 1 ELSE 0 END),
    1,
    1
FROM fact.FacilityResource AS resource
INNER JOIN register
    ON register.ListDateKey BETWEEN resource.StartDateKey AND resource.EndDateKey
WHERE resource.ResourceTypeCode = 'Facility'
GROUP BY resource.FacilityDurableKey, register.ListDateKey;
